"""Printing from a worksheet, as a reader does it."""

from __future__ import annotations

from playwright.sync_api import Page


def go_to_print_panel(page: Page) -> None:
    """Scroll down to the print panel, whose script is fetched when a reader comes near."""
    page.locator(".printing").scroll_into_view_if_needed()
    page.locator(".print-form").wait_for()


def print_answers(page: Page) -> None:
    """Print, through the browser, what was typed into the worksheet that a page shows."""
    go_to_print_panel(page)
    page.locator("[name=print-what][value=answers]").check()
    page.locator("button[data-print=browser]").click()

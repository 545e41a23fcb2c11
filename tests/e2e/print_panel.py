"""Actions of a reader who prints a worksheet."""

from __future__ import annotations

from playwright.sync_api import Page


def go_to_print_panel(page: Page) -> None:
    """Scroll to the print panel, whose script loads when it is nearly in view."""
    page.locator(".printing").scroll_into_view_if_needed()
    page.locator(".print-form").wait_for()


def print_answers(page: Page) -> None:
    """Print the answers on a worksheet's page through the browser."""
    go_to_print_panel(page)
    page.locator("[name=print-what][value=answers]").check()
    page.locator("button[data-print=browser]").click()

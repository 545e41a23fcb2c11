"""Take a picture of every field type and block for the authors' reference: `python -m tools.picture_types`.

Each picture shows the first example of a type in Chromium, in a window 480 px wide. A file beside the pictures records
a digest of what each shows, so that only outdated ones are taken again. Exit code 1 if Chromium is missing or a
picture is too large.
"""

from __future__ import annotations

import base64
import itertools
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from amends.adapters.examples import kinds
from amends.adapters.gallery import page_of, write_gallery
from amends.adapters.reference import MADE_FROM, PICTURES, made_from, picture_of, pictures_made_from
from tools.system_packages import CHROMIUM_FLAGS, PACKAGES, find_chromium, what_to_do

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
WIDTH, HIGHEST = 480, 520
"""Size limit in px. Taller examples are scaled down."""
SMALLEST = 0.6
"""The smallest scale. Examples that are taller still are cut off at the bottom."""
MARGIN = 16
HEAVIEST = 12 * 1024
"""The size limit in bytes."""
_AS_WEBP = """async ([png, scale, quality]) => {
  const picture = new Image();
  picture.src = 'data:image/png;base64,' + png;
  await picture.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [picture.width * scale, picture.height * scale].map(Math.round);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/webp', quality).split(',')[1];
}"""
_QUALITIES = (0.8, 0.65, 0.5, 0.35)


def main() -> int:
    """Take the pictures that are missing or outdated, and delete those of removed types."""
    wanted, had = made_from(), pictures_made_from(REFERENCE)
    stale = {path for path in wanted if had.get(path) != wanted[path] or not (REFERENCE / path).is_file()}
    (REFERENCE / PICTURES).mkdir(parents=True, exist_ok=True)
    if stale:
        chromium = find_chromium()
        if chromium is None:
            print(what_to_do(PACKAGES["chromium"]), file=sys.stderr)
            return 1
        for path, data in _pictures(chromium, stale):
            if len(data) > HEAVIEST:
                print(f"{path} has {len(data):,} bytes; the limit is {HEAVIEST:,}", file=sys.stderr)
                return 1
            (REFERENCE / path).write_bytes(data)
    for picture in (REFERENCE / PICTURES).glob("*.webp"):
        if picture.relative_to(REFERENCE).as_posix() not in wanted:
            picture.unlink()
    (REFERENCE / MADE_FROM).write_text(json.dumps(wanted, indent=1) + "\n", "utf-8", newline="\n")
    print(f"{len(stale)} pictures taken, {len(wanted) - len(stale)} up to date.")
    return 0


def _pictures(chromium: str, wanted: set[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the wanted pictures with their paths."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        gallery = Path(folder) / "gallery"
        write_gallery(gallery)
        browser = playwright.chromium.launch(executable_path=chromium, headless=True, args=list(CHROMIUM_FLAGS))
        for kind in kinds():
            path = picture_of(kind)
            if path in wanted:
                yield path, _picture(browser, gallery / page_of(kind))
        browser.close()


def _picture(browser: Browser, page_file: Path) -> bytes:
    """Return a picture (WebP) of the first example on a page of the gallery."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HIGHEST}, reduced_motion="reduce")
    # Fonts that load late are not used at all; on the second visit they come from the cache.
    for _visit in range(2):
        page.goto(page_file.as_uri())
        page.evaluate("document.fonts.ready")
    box = page.locator("#example-1 .gallery-screen").bounding_box()
    if box is None:
        raise LookupError(f"{page_file} shows no example")
    height = min(box["height"] + 2 * MARGIN, HIGHEST / SMALLEST)
    png = page.screenshot(clip={"x": 0, "y": box["y"] - MARGIN, "width": WIDTH, "height": height}, full_page=True)
    page.goto("about:blank")  # the gallery's policy forbids data: images
    data = _lightest(page, png, min(1, HIGHEST / height))
    page.close()
    return data


def _lightest(page: Page, png: bytes, scale: float) -> bytes:
    """Return a picture as scaled WebP, in the best quality within the size limit."""
    data = b""
    coded = base64.b64encode(png).decode()
    for smaller, quality in itertools.product((1, 0.85, 0.7), _QUALITIES):
        data = base64.b64decode(page.evaluate(_AS_WEBP, [coded, scale * smaller, quality]))
        if len(data) <= HEAVIEST:
            break
    return data


if __name__ == "__main__":
    raise SystemExit(main())

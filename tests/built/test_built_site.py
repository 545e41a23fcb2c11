"""Checks of the built site from its files alone: links, ids, headings, privacy and published files."""

from __future__ import annotations

import gzip
import itertools
import re
import shutil
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from tests.built_pages import BuiltPage, file_at, inner_addresses, is_ours, loaded_by, read_pages
from tests.site_server import ROOT, SITE_URL, files_of, run

PUBLISHED = (
    r"([a-z0-9-]+/){0,2}index\.html",
    r"404\.html",
    r"sitemap\.xml(\.gz)?",
    r"assets/css/(amends|sheet-\d+)\.[0-9a-f]{10}\.css",
    r"assets/js/[a-z_-]+\.[0-9a-f]{10}\.m?js",
    r"assets/fonts/amends-(serif|sans)-\d00i?\.[0-9a-f]{10}\.woff2",
    r"assets/fonts/OFL-(serif|sans)\.txt",
    r"assets/search/[a-z-]+\.[0-9a-f]{10}\.json",
    r"assets/images/[a-z-]+\.[0-9a-f]{10}\.(svg|png)",
    r"assets/site\.[0-9a-f]{10}\.webmanifest",
)
"""Paths that may be published, besides the pictures of the content."""

ALLOWED = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "manifest-src": {"'self'"},
    "form-action": {"'none'"},
    "base-uri": {"'none'"},
}
"""The complete Content-Security-Policy."""


@pytest.fixture(scope="module")
def pages(site: Path) -> list[BuiltPage]:
    return read_pages(site)


@pytest.fixture(scope="module")
def worksheets(pages: list[BuiltPage]) -> list[BuiltPage]:
    return [page for page in pages if page.is_worksheet]


def test_every_kind_of_page_exists(pages: list[BuiltPage], worksheets: list[BuiltPage]) -> None:
    built = {str(page) for page in pages}
    paths = ("", "lessons/", "worksheets/", "pathways/", "help/", "staying-safe-online/", "glossary/", "references/")
    assert {f"{path}index.html" for path in paths} | {"404.html"} <= built
    assert len(worksheets) == len(list((ROOT / "content" / "en" / "worksheets").glob("*.yaml")))
    for folder in ("lessons", "pathways"):
        written = {path.stem for path in (ROOT / "content" / "en" / folder).glob("*.yaml")}
        assert {f"{folder}/{id_}/index.html" for id_ in written} <= built


# ---------- links ----------


def test_internal_links_resolve(site: Path, pages: list[BuiltPage]) -> None:
    ids = {page.path: set(page.markup.ids()) for page in pages}
    dead = []
    for page in pages:
        for element in page.all():
            for target in (element.attributes.get(name) for name in ("href", "src", "action", "data", "poster")):
                if target is None or target.startswith("data:"):
                    continue
                whole = urljoin(page.address, target)
                if not is_ours(whole):
                    continue
                found, fragment = file_at(site, whole), unquote(urlsplit(whole).fragment)
                if not found or not target:
                    dead.append(f"{page}: {target or element}")
                elif fragment and fragment not in ids.get(found.relative_to(site), ()):
                    dead.append(f"{page}: {target} has no such id")
    assert dead == []


def test_addresses_in_stylesheets_and_scripts_resolve(site: Path) -> None:
    files = [path for path in (site / "assets").rglob("*") if path.suffix in {".css", ".js", ".mjs"}]
    addresses = [(path, address) for path in files for address in inner_addresses(path)]
    assert addresses, "fonts in the stylesheet, and imports in the scripts"
    dead = [
        f"{path.name}: {address}"
        for path, address in addresses
        if not address.startswith("data:") and not (path.parent / unquote(address)).is_file()
    ]
    assert dead == []


def test_page_addresses_end_in_a_slash(pages: list[BuiltPage]) -> None:
    # Without it the server redirects, and relative links are wrong until then.
    found = []
    for page in pages:
        for element in page.all("a"):
            path = urlsplit(urljoin(page.address, element.attributes["href"])).path
            if is_ours(urljoin(page.address, element.attributes["href"])) and not path.endswith("/"):
                found.append(f"{page}: {element.attributes['href']}")
    assert [link for link in found if not link.endswith("404.html: #main")] == []


def test_nothing_is_loaded_from_another_origin(site: Path, pages: list[BuiltPage]) -> None:
    foreign = []
    for page in pages:
        foreign += [f"{page}: {element}" for element, to in page.loads() if not is_ours(urljoin(page.address, to))]
        hints = ("preconnect", "dns-prefetch", "prefetch", "prerender")
        foreign += [f"{page}: {e}" for e in page.all("link") if e.attributes.get("rel") in hints]
        foreign += [f"{page}: {e}" for e in page.all("a", "area") if "ping" in e.attributes]
        foreign += [f"{page}: {e}" for e in page.all("base", "iframe", "object", "embed", "video", "audio")]
    for path in (site / "assets").rglob("*.*"):
        if path.suffix in {".css", ".js", ".mjs", ".svg"}:
            text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
            text = text.replace("http://www.w3.org/2000/svg", "")
            foreign += [f"{path.name}: {found}" for found in re.findall(r"(?:https?:)?//[\w-]+\.[\w./-]+", text)]
    assert foreign == []


def test_external_links_are_https_and_send_no_referrer(pages: list[BuiltPage]) -> None:
    leaking = []
    for page in pages:
        assert page.meta("referrer") == ["no-referrer"], page
        for element in page.all("a"):
            href = element.attributes["href"]
            if not is_ours(urljoin(page.address, href)) and urlsplit(href).scheme not in {"tel", "sms", "mailto"}:
                assert urlsplit(href).scheme == "https", f"{page}: {href}"
                if "noreferrer" not in element.attributes.get("rel", "").split():
                    leaking.append(f"{page}: {element}")
            assert "target" not in element.attributes, f"{page}: {element}"
    assert leaking == []


# ---------- accessibility ----------


def test_ids_of_a_page_are_unique_and_references_resolve(pages: list[BuiltPage]) -> None:
    for page in pages:
        count = Counter(page.markup.ids())
        assert [id_ for id_, times in count.items() if times > 1] == [], page
        dangling = [f"{element} refers to #{id_}" for element, id_ in page.markup.pointers() if id_ not in count]
        assert dangling == [], page


def test_one_main_heading_and_no_skipped_level(pages: list[BuiltPage]) -> None:
    for page in pages:
        levels = [int(element.tag[1]) for element in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, page
        assert levels[0] == 1, page
        jumps = [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1]
        assert jumps == [], page
        assert [e for e in page.all("h1", "h2", "h3", "h4") if not e.text.strip()] == [], page


def test_language_direction_and_title(pages: list[BuiltPage]) -> None:
    titles = Counter()
    for page in pages:
        root, title = page.all("html")[0], [e for e in page.all("title") if not _in_drawing(e.around)]
        assert (root.attributes.get("lang"), root.attributes.get("dir")) == ("en", "ltr"), page
        assert len(title) == 1, page
        titles[title[0].text.strip()] += 1
        assert page.html.lower().startswith("<!doctype html>"), page
    assert [title for title, times in titles.items() if times > 1 or not title] == []


def _in_drawing(around: tuple[object, ...]) -> bool:
    return any(getattr(element, "tag", "") == "svg" for element in around)


def test_pictures_have_alternative_text_or_are_hidden(pages: list[BuiltPage]) -> None:
    for page in pages:
        assert [element for element in page.all("img") if "alt" not in element.attributes] == [], page
        for drawing in page.all("svg"):
            attributes = drawing.attributes
            named = attributes.get("aria-label") or attributes.get("aria-labelledby")
            assert (attributes.get("role") == "img" and named) or attributes.get("aria-hidden") == "true", (
                f"{page}: {drawing}"
            )


def test_leave_comes_first_and_the_skip_link_second(pages: list[BuiltPage]) -> None:
    for page in pages:
        reached = list(page.all("a", "button", "input", "select", "textarea", "summary"))
        assert reached[0].attributes["class"].split() == ["button", "leave"], page
        assert reached[1].attributes["href"] == "#main", page
        assert [e for e in page.all() if e.attributes.get("tabindex", "0") not in {"0", "-1"}] == [], page
        landmarks = [e.tag for e in page.all("main", "header", "footer") if len(e.around) == 2]
        assert landmarks == ["header", "main", "footer"], page


# ---------- privacy ----------


def test_pages_have_no_inline_styles_or_scripts(pages: list[BuiltPage]) -> None:
    for page in pages:
        assert page.all("style") == [], page
        scripts = [e for e in page.all("script") if e.attributes.get("type") != "application/ld+json"]  # which is data
        assert [e for e in scripts if not e.attributes.get("src") or e.text.strip()] == [], page
        for element in page.all():
            assert "style" not in element.attributes, f"{page}: {element}"
            assert not [name for name in element.attributes if name.startswith("on")], f"{page}: {element}"
            assert "javascript:" not in element.attributes.get("href", "").lower(), f"{page}: {element}"


def test_the_policy_comes_first_and_is_strict(pages: list[BuiltPage]) -> None:
    for page in pages:
        head = [element for element in page.all() if element.around and element.around[-1].tag == "head"]
        assert head[0].attributes == {"charset": "utf-8"}, page
        assert head[1].attributes.get("http-equiv") == "Content-Security-Policy", page
        parts = [part.split() for part in head[1].attributes["content"].split(";")]
        # Inline JSON-LD is allowed by its digest; browsers do not run it, but the HTML checker requires this.
        data = [script.text for script in page.all("script") if script.attributes.get("type") == "application/ld+json"]
        own = {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in data}
        allowed = ALLOWED | {"script-src": ALLOWED["script-src"] | own}
        assert {name: set(values) for name, *values in parts} == allowed, page


def test_a_worksheet_is_not_indexed_and_has_a_neutral_title(worksheets: list[BuiltPage]) -> None:
    for page in worksheets:
        number = page.path.parts[1]
        assert [element.text for element in page.all("title")][:1] == [f"Worksheet {number}"], page
        assert page.meta("robots") == ["noindex"], page
        assert page.meta("description") == [], page


def test_forms_have_no_action_and_no_autofill(pages: list[BuiltPage]) -> None:
    for page in pages:
        for form in page.all("form"):
            assert "action" not in form.attributes, f"{page}: {form}"
            assert form.attributes.get("method") == "dialog", f"{page}: {form}"
            assert form.attributes.get("autocomplete") == "off", f"{page}: {form}"
        for element in page.all():
            if element.is_written_in:
                assert element.attributes.get("autocomplete") == "off", f"{page}: {element}"
                assert element.attributes.get("spellcheck") == "false", f"{page}: {element}"
            if element.tag == "button" and element.attributes.get("data-keep") != "go":
                # The passphrase form, which only works with the script, has a submit button.
                assert element.attributes.get("type") in {"button", "reset"}, page
            assert "checked" not in element.attributes, f"{page}: {element}"


# ---------- what is published ----------


def test_nothing_else_is_published(site: Path) -> None:
    media = ROOT / "content" / "media"
    pictures = {path for path in files_of(media) if not Path(path).name.startswith(".")}
    stray = [
        path
        for path in files_of(site)
        if path not in pictures and not any(re.fullmatch(pattern, path) for pattern in PUBLISHED)
    ]
    assert stray == []


def test_every_published_asset_is_used(site: Path, pages: list[BuiltPage]) -> None:
    used = {path for page in pages for path in loaded_by(site, page)}
    used |= {file_at(site, urljoin(page.address, to)) for page in pages for _element, to in page.loads()}
    searching = [form for page in pages for form in page.all("form") if "data-index" in form.attributes]
    used |= {file_at(site, urljoin(f"{SITE_URL}search/", str(form.attributes["data-index"]))) for form in searching}
    # The manifest and the pictures for other programs: see test_head.py.
    used |= {*(site / "assets").glob("site.*.webmanifest"), *(site / "assets" / "images").glob("*.png")}
    scripts = list((site / "assets" / "js").iterdir())
    used |= {(path.parent / inner).resolve() for path in scripts for inner in inner_addresses(path)}
    unused = [path.name for path in (site / "assets").rglob("*.*") if path not in used and path.suffix != ".txt"]
    # Types that the current content does not use have scripts, too.
    assert [name for name in unused if not name.startswith(("field-", "block-"))] == []


def test_the_sitemap_lists_the_indexable_pages(site: Path, pages: list[BuiltPage]) -> None:
    text = (site / "sitemap.xml").read_bytes()
    listed = [element.text for element in ElementTree.fromstring(text).iter() if element.tag.endswith("}loc")]  # noqa: S314 - our own file
    assert sorted(filter(None, listed)) == sorted(page.address for page in pages if not page.meta("robots"))
    assert all(str(address).startswith(SITE_URL) for address in listed)
    assert not [address for address in listed if re.search(r"worksheets/\d", str(address))]
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == text


def test_pages_contain_no_local_paths_or_template_code(site: Path) -> None:
    leaks = re.compile(rb"\{\{|\{%|%\}|/home/|/tmp/|/root/|" + re.escape(str(ROOT).encode()) + rb"|Undefined|>None<")
    matches = {path: leaks.search(data) for path, data in files_of(site).items() if path.endswith((".html", ".xml"))}
    assert {path: found.group() for path, found in matches.items() if found} == {}


def test_fonts_have_our_names_and_their_licence(site: Path) -> None:
    fonts = sorted((site / "assets" / "fonts").glob("*.woff2"))
    assert len(fonts) == 5
    for path in fonts:
        with TTFont(path) as font:
            names = {record.nameID: record.toUnicode() for record in font["name"].names}
        # Copyright (0), trademark (7) and licence (13, 14) must name the original font.
        reserved = {key: name for key, name in names.items() if key not in {0, 7, 13, 14} and "source" in name.lower()}
        assert reserved == {}, path.name
        assert names[1].startswith("Amends "), path.name
        assert "Open Font License" in names[13], path.name
        family = path.name.split("-")[1]
        licence = path.with_name(f"OFL-{family}.txt").read_text("utf-8")
        assert "SIL OPEN FONT LICENSE" in licence
        assert "Reserved Font Name" in licence


# ---------- reproducible builds ----------


@pytest.mark.slow
def test_two_builds_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    content = shutil.copytree(ROOT / "content", tmp_path / "elsewhere" / "content")
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "elsewhere" / "mkdocs.yml")
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati"}
    run("amends", "build", "--no-pdf", folder=content.parent, SITE_URL=SITE_URL, **elsewhere)
    first, second = files_of(site), files_of(content.parent / "site")
    assert sorted(second) == sorted(first)
    assert [path for path, data in first.items() if second[path] != data] == []


@pytest.mark.slow
def test_mkdocs_builds_the_same_site(site: Path, tmp_path: Path) -> None:
    run("mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path / "by-mkdocs", SITE_URL=SITE_URL)
    first, second = files_of(site), files_of(tmp_path / "by-mkdocs")
    assert sorted(second) == sorted(first)
    assert [path for path, data in first.items() if second[path] != data] == []

"""A site in English and the pseudo-locale: every page exists in both and links to the other."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from amends.blocks import block_kinds
from amends.check.translation import lacking
from amends.fields import field_kinds
from amends.load.content import load, load_all
from amends.problems import errors
from amends.pseudo_locale import PSEUDO, strange, strange_and_longer
from amends.words import NOT_FOR_READING, common_words, languages, own_words
from tests.built_pages import BuiltPage, read_pages
from tests.content_folder import REAL, checked, copy
from tests.pseudo_content import add_pseudo_locale
from tests.site_server import run

_WORD = re.compile(r"[^\W\d_]{3,}")
_NOT_READ = {"html", "head", "body", "main", "script", "div", "form", "article", "section", "meta"}
"""Elements whose text is in inner elements, or that nobody reads."""
_READ_ALOUD = ("aria-label", "alt", "title", "placeholder")


@pytest.fixture(scope="module")
def pages(site_in_two_languages: Path) -> dict[str, BuiltPage]:
    return {str(page): page for page in read_pages(site_in_two_languages)}


def _ways(page: BuiltPage) -> list[str]:
    return [link.attributes["href"] for link in page.all("a") if "hreflang" in link.attributes]


def test_every_page_exists_in_both_languages(pages: dict[str, BuiltPage]) -> None:
    theirs = {name.removeprefix(f"{PSEUDO}/") for name in pages if name.startswith(f"{PSEUDO}/")}
    assert theirs == {name for name in pages if not name.startswith(f"{PSEUDO}/")}
    assert len(theirs) > 70


def test_language_and_direction_are_those_of_the_page(pages: dict[str, BuiltPage]) -> None:
    for name, page in pages.items():
        [root] = page.all("html")
        expected = (PSEUDO, "rtl") if name.startswith(PSEUDO) else ("en", "ltr")
        assert (root.attributes["lang"], root.attributes["dir"]) == expected, name


def test_the_language_switch_leads_to_the_same_page(pages: dict[str, BuiltPage], site_in_two_languages: Path) -> None:
    for name, page in pages.items():
        if name.endswith("404.html"):  # shown at any address
            assert not _ways(page)
            continue
        [way] = _ways(page)
        other = name.removeprefix(f"{PSEUDO}/") if name.startswith(PSEUDO) else f"{PSEUDO}/{name}"
        found = (site_in_two_languages / name).parent / way / "index.html"
        assert found.resolve() == (site_in_two_languages / other).resolve(), name


def test_indexable_pages_name_their_translation(pages: dict[str, BuiltPage]) -> None:
    for name in ("index.html", f"{PSEUDO}/lessons/what-trust-is/index.html"):
        links = [link.attributes for link in pages[name].all("link") if link.attributes.get("rel") == "alternate"]
        assert [one["hreflang"] for one in links] == ["qps" if name == "index.html" else "en"]
    [sheet] = [pages["worksheets/4/index.html"]]
    assert not [link for link in sheet.all("link") if link.attributes.get("rel") == "alternate"]


def test_no_interface_text_stays_english(pages: dict[str, BuiltPage]) -> None:
    """Except for sources, helplines and names, which all languages share, every text is in the pseudo-locale."""
    shared = {word for name in ("references", "helplines", "site") for word in _words(REAL / f"{name}.yaml")}
    left: dict[str, str] = {}
    for name, page in pages.items():
        if not name.startswith(PSEUDO):
            continue
        for element in page.all():
            if element.attributes.get("lang") == "en" or element.tag in {"nav", "ul", "li"}:
                continue
            read = element.words if element.tag not in _NOT_READ else []
            for text in [*read, *(element.attributes.get(key, "") for key in _READ_ALOUD)]:
                words = (word for word in _WORD.findall(text) if word not in shared and strange(word) != word)
                left |= dict.fromkeys(words, f"{name} {element}")
    assert left == {}


def test_stylesheets_contain_no_translatable_text(site_in_two_languages: Path) -> None:
    [css] = (site_in_two_languages / "assets" / "css").glob("amends.*.css")
    made = re.findall(r"\bcontent:([^;}]*)", css.read_text("utf-8"))
    assert made
    assert [one for one in made if any(_WORD.search(text) for text in re.findall(r'"([^"]*)"', one))] == []


def _words(path: Path) -> set[str]:
    return set(_WORD.findall(path.read_text("utf-8")))


def test_each_language_has_its_own_search_index(site_in_two_languages: Path) -> None:
    [path] = (site_in_two_languages / PSEUDO / "assets" / "search").glob("*.json")
    entries = json.loads(path.read_text("utf-8"))
    assert path.name.startswith(f"{PSEUDO}.")
    assert "Whát trúst ís áñd hów ít bréáks" in [entry["title"] for entry in entries]
    assert not [entry for entry in entries if strange(entry["title"]) != entry["title"]]


def test_a_second_language_does_not_change_the_first(site_in_two_languages: Path, site: Path) -> None:
    """Except for the links to the other language."""
    name = "lessons/what-trust-is/index.html"
    one, two = (folder / name for folder in (site, site_in_two_languages))
    without = re.sub(
        r'<nav class="languages".*?</nav>\n|<link rel="alternate".*?>\n', "", two.read_text(), flags=re.DOTALL
    )
    assert without == one.read_text("utf-8")


@pytest.mark.parametrize("language", languages())
def test_each_language_has_every_interface_string_with_its_placeholders(language: str) -> None:
    for original, words in [
        (common_words("en"), common_words(language)),
        *(
            (own_words(kind, "en"), own_words(kind, language))
            for kind in (*field_kinds().values(), *block_kinds().values())
        ),
    ]:
        assert set(words) == set(original)
        for name, text in words.items():
            assert sorted(re.findall(r"\{\w*\}", text)) == sorted(re.findall(r"\{\w*\}", original[name])), name


def test_pseudo_locale_text_keeps_placeholders_and_addresses() -> None:
    assert strange("See [a page](page:help) [^key] {count} https://example.org/a") == (
        "Séé [á págé](page:help) [^key] {count} https://example.org/a"
    )
    assert strange_and_longer("Leave") == "«Léávé öö»"
    assert not {"date_order", "direction"} - NOT_FOR_READING


@pytest.fixture
def two(tmp_path: Path) -> Path:
    folder = copy(tmp_path)
    add_pseudo_locale(folder)
    return folder


def test_a_complete_translation_has_no_problems(two: Path) -> None:
    (_, _), (content, problems) = load_all(two)
    assert problems == ()
    assert [problem.message for problem in lacking(content)] == []


@pytest.mark.slow
def test_missing_translations_are_listed_and_the_site_builds(two: Path, tmp_path: Path) -> None:
    (two / PSEUDO / "lessons" / "borrowed-book.yaml").unlink()
    sheet = two / PSEUDO / "worksheets" / "book-plan.yaml"
    data = yaml.load(sheet.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - makes nothing but text
    original = yaml.load((two / "en" / "worksheets" / "book-plan.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    data["objective"] = original["objective"]
    del data["counsellor"]["typical_difficulties"]
    sheet.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    output = run("amends", "translation", PSEUDO, "--content", two)
    assert 'the lesson "borrowed-book" is not there' in output
    assert "objective has the words of the original" in output
    assert "counsellor.typical_difficulties.1.difficulty is missing; the original has it at" in output
    run("amends", "build", "--content", two, "--site", tmp_path / "site", "--no-pdf")
    listed = (tmp_path / "site" / PSEUDO / "pathways" / "index.html").read_text("utf-8")
    assert "borrowed-book" not in listed
    page = (tmp_path / "site" / "lessons" / "borrowed-book" / "index.html").read_text("utf-8")
    assert re.search(r'<a href="\.\./\.\./qps/" lang="qps"', page), "the fallback is the home page"


def test_a_worksheet_number_that_differs_from_the_original_is_an_error(two: Path) -> None:
    sheet = two / PSEUDO / "worksheets" / "book-plan.yaml"
    sheet.write_text(re.sub(r"(?m)^number: .*", "number: '77'", sheet.read_text("utf-8")), "utf-8")
    said = run("amends", "check", "--content", two, expect=1)
    assert "book-plan.yaml" in said
    assert "this worksheet has the number 77, and in the language it comes from" in said


def test_a_language_can_have_its_own_sources_and_helplines(two: Path) -> None:
    shared = (two / "helplines.yaml").read_text("utf-8")
    (two / PSEUDO / "helplines.yaml").write_text(shared.replace("name: ", "name: Own ", 1), "utf-8")
    (original, _), (content, problems) = load_all(two)
    assert errors(problems) == ()
    assert content.helplines != original.helplines
    assert content.references == original.references
    assert content.site.description != original.site.description


def test_an_unknown_language_is_reported_with_the_known_ones(two: Path) -> None:
    said = run("amends", "write", two.parent / "out", "--content", two, "--language", "cy", expect=2)
    assert 'the content has no language "cy"; it has: en, qps' in said


def test_one_language_can_be_written_for_another_host(two: Path) -> None:
    run("amends", "write", two.parent / "out", "--content", two, "--language", PSEUDO)
    config = (two.parent / "out" / "mkdocs.yml").read_text("utf-8")
    assert "lang: qps" in config
    assert "dir: rtl" in config


def test_a_page_id_must_not_equal_a_language(two: Path) -> None:
    shutil.copy(two / "en" / "pages" / "help.yaml", two / "en" / "pages" / f"{PSEUDO}.yaml")
    page = two / "en" / "pages" / f"{PSEUDO}.yaml"
    page.write_text(page.read_text("utf-8").replace("id: help", f"id: {PSEUDO}"), "utf-8")
    content, problems = checked(two)
    assert content.language == "en"
    assert any(problem.rule == "translation" for problem in errors(problems))


def test_a_translation_alone_falls_back_on_its_original(two: Path) -> None:
    content, _problems = load(two, PSEUDO)
    assert content.original is not None
    assert content.original.language == "en"

"""The authors' Markdown: its HTML, the links and citations extracted from it, and its safety."""

from __future__ import annotations

import re
from html import unescape
from random import Random

import pytest

from amends.markdown import Link, Resolved, citations, failed_links, links, paragraphs, plain, to_html, to_inline_html
from tests.attacks import ATTACKS

ALLOWED = {"p", "ul", "ol", "li", "blockquote", "a", "strong", "em", "sup", "span", "br"}


class _Setting:
    """A page on which links to pages resolve and links to lessons do not, with a source whose name is hostile."""

    language = ""

    def resolve(self, link: Link) -> Resolved:
        if link.scheme == "page":
            return Resolved(f"../{link.rest}/")
        if link.scheme == "lesson":
            return Resolved(None, "coming")
        if link.scheme in {"https", "mailto"}:
            return Resolved(link.target, outside=link.scheme == "https")
        return Resolved(None)

    def cite(self, key: str) -> tuple[str, str, str]:
        return "1", f"../references/#{key}", f'<{key}> & *others* "[x](javascript:alert(1))"'


SETTING = _Setting()

RENDERED = {
    "one\ntwo\n\nthree": "<p>one\ntwo</p>\n<p>three</p>",
    "one  \ntwo\\\nthree": "<p>one<br>\ntwo<br>\nthree</p>",
    "**b *i*** _i_ __b__ a_b_c 2*3": "<p><strong>b <em>i</em></strong> <em>i</em> <strong>b</strong> a_b_c 2*3</p>",
    "- a\n  - b\n\n3. c": '<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n<ol start="3">\n<li>c</li>\n</ol>',
    "> q\n> - r": "<blockquote>\n<p>q</p>\n<ul>\n<li>r</li>\n</ul>\n</blockquote>",
    "[a **b**](page:help)": '<p><a href="../help/">a <strong>b</strong></a></p>',
    "[a](https://x.org/?a=1&b=%28)": '<p><a href="https://x.org/?a=1&amp;b=%28" rel="noreferrer external">a</a></p>',
    '[a](page:help "title")': '<p><a href="../help/">a</a></p>',
    "[a](lesson:x), [b](data:x)": "<p>a (coming), b</p>",
    "x[^a]": '<p>x<sup class="cite"><a href="../references/#a"><span class="visually-hidden">&lt;a&gt; &amp; *others* '
    "&#34;[x](javascript:alert(1))&#34; </span>1</a></sup></p>",
    "&copy; &#60;b&#62; \\*x\\*": "<p>© &lt;b&gt; *x*</p>",
}
AS_TYPED = [
    *("# h", "## h ##", "h\n===", "h\n---", "___", "```\ncode\n```", "`code`", "~~x~~", "| a |\n|---|\n| c |"),
    *("Term\n: def", "*[HTML]: x", "[TOC]", '!!! note "x"', "[b]: page:help", "https://x.org", "<https://x.org>"),
    *("x { .c #id onclick=x }", "{{ 7*7 }} {% x %}", "<b>x</b>", "<!-- c -->", "[^a b]", "1986", "2026-11-22"),
]
"""Markdown of other dialects, which is plain text here."""


@pytest.mark.parametrize("text", RENDERED)
def test_markdown_renders_to_elements(text: str) -> None:
    assert to_html(text, SETTING) == RENDERED[text]


@pytest.mark.parametrize("text", AS_TYPED)
def test_unsupported_markdown_stays_as_typed(text: str) -> None:
    html = to_html(text, SETTING)

    assert set(_tags(html)) == {"p"}
    assert unescape(re.sub(r"<[^>]*>", "", html)) == text


@pytest.mark.parametrize("text", ATTACKS)
def test_no_attack_gets_through(text: str) -> None:
    for html in (to_html(text, SETTING), to_inline_html(text, SETTING)):
        _assert_harmless(html)


def test_random_mixtures_are_harmless_and_keep_their_words() -> None:
    random = Random(20)  # noqa: S311 - nothing secret
    for _ in range(2_000):
        text = "".join(random.choices([*_PIECES, *random.choices(ATTACKS, k=5)], k=random.randint(1, 12)))
        html = to_html(text, SETTING)
        _assert_harmless(html)
        shown = unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<sup.*?</sup>", "", html)))
        assert "".join(shown.split()) == "".join("".join(paragraphs(text)).split()), repr(text)


def _assert_harmless(html: str) -> None:
    assert set(_tags(html)) <= ALLOWED
    for attributes in re.findall(r"<\w+([^>]*)>", html):
        names = dict(re.findall(r' ([\w-]+)="([^"]*)"', attributes))
        assert set(names) <= {"href", "class", "rel", "start"}, html
        assert names.get("href", "../").startswith(("../", "https:", "mailto:")), html


def _tags(html: str) -> list[str]:
    """Return the names of all tags, and of anything that begins like one."""
    return re.findall(r"</?([^\s>]+)", html)


_PIECES = [
    *("*", "**", "_", "[", "]", "(", ")", "[^k]", "[^ab-c]", "&amp;", "\\"),
    *("`", "|", "<", ">", '"', "“", "~", "=", "#"),
    *("[w](page:x)", "[a b](https://x.org/a_b*c)", "**b**", "*i*", "a", "1", ". ", "! ", ", ", "word ", "é", "\u200b"),
    *("\n", "\n\n", "- a", "\n- ", "\n  ", "\n1. ", "\n> ", "\t", "  \n", "\u00a0", "\u2028", "\x0c", "- a\n- b\n  c"),
]
"""Markup characters, and text between them."""


def test_links_citations_and_plain_text_can_be_extracted() -> None:
    text = "A [link](page:help), a source[^a-1] and **bold**\n- in a list[^b]\n\n> [x](https://x.org)"

    assert links(text) == (Link("page:help"), Link("https://x.org"))
    assert [(link.scheme, link.rest) for link in links(text)] == [("page", "help"), ("https", "//x.org")]
    assert citations(text) == ("a-1", "b")
    assert paragraphs(text) == ("A link, a source and bold", "in a list", "x")
    assert plain(text) == "A link, a source and bold in a list x"
    assert failed_links("[a[^k]](page:x) [b](page:y z)") == ("page:x", "page:y z")


def test_inline_html_separates_paragraphs_by_line_breaks() -> None:
    assert to_inline_html("a\n\n- b\n- **c**", SETTING) == "a<br>b<br><strong>c</strong>"

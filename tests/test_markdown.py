"""The authors' Markdown: what becomes of it as HTML, what can be asked of it, and that nothing gets through."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from random import Random
from typing import Any
from urllib.parse import unquote

import pytest
from markdown_it.token import Token

from amends import markdown as ours
from amends.data import Marked, walk
from amends.load.content import load
from amends.markdown import (
    Link,
    Resolved,
    citations,
    failed_links,
    links,
    paragraphs,
    plain,
    to_html,
    to_inline_html,
    tokens,
)
from tests.content_folder import REAL
from tests.quick_and_slow import first_quick

BLOCKS = {"p", "ul", "ol", "li", "blockquote", "br"}


def _resolve(link: Link) -> Resolved:
    if link.scheme == "page":
        return Resolved(f"../{link.rest}/")
    if link.scheme == "lesson":
        return Resolved(None, "coming")
    if link.scheme in {"https", "mailto"}:
        return Resolved(link.target, outside=link.scheme == "https")
    return Resolved(None)


def _cite(key: str) -> tuple[str, str, str]:
    return "1", f"../references/#{key}", f'<{key}> & *others* "[x](javascript:alert(1))" {{: onclick=x }}'


class _Told(HTMLParser):
    """What a piece of HTML tells: its tags with where they lead, and the words between them.

    White space counts only as that there is some, and not at all beside a block. A list with paragraphs in it tells
    the same as one without.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[tuple[str, str]] = []
        self.inside: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not (tag == "p" and "li" in self.inside):
            kept = [f"{name}={unquote(value or '')}" for name, value in attrs if name != "rel"]
            self._tag(" ".join([tag, *kept]))
        if tag != "br":
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.inside.remove(tag)
        if not (tag == "p" and "li" in self.inside):
            self._tag(f"/{tag}")

    def _tag(self, tag: str) -> None:
        if self.told and self.told[-1][0] == "words" and tag.strip("/").split()[0] in BLOCKS:
            words = self.told.pop()[1].rstrip()
            self.told += [("words", words)] if words else []
        self.told.append(("tag", tag))

    def handle_data(self, data: str) -> None:
        kind, before = self.told.pop() if self.told and self.told[-1][0] == "words" else ("", "")
        words = " ".join(f"|{before}{data}|".split()).strip("|").replace("\u200b", "")
        after_block = not kind and (not self.told or self.told[-1][1].strip("/").split()[0] in BLOCKS)
        words = words.lstrip() if after_block else words
        if words:
            self.told.append(("words", words))

    def handle_comment(self, data: str) -> None:
        self.told.append(("comment", data))


SAMPLES = {
    "paragraphs": ["one", "one\ntwo", "one\n\ntwo", "a\n\n\n\nb", "   a\n   b", "a\n\tb", "x\n\n    no code"],
    "line breaks": ["one  \ntwo", "one\\\ntwo\\\nthree", "- a  \n  b", "> a  \n> b"],
    "emphasis": [
        "**b** *i* **b *i* b** *i **b** i*",
        "a**b**c a*b*c snake_case_word 5 * 3 * 2 2*3*4",
        "_i_ __b__ _a_b a__b__c",
        "**a.** b “*a*” *“a”* (*a*) *a\nb*",
        "* a * b ** c **",
        "**a\n\nb**",
        "\\*x\\* &#42;x&#42;",
    ],
    "lists": [
        "- a\n- b",
        "- a\n\n- b\n\n  c",
        "- a\n- b\n\nafter",
        "before\n- a\n- b",
        "- a\n  b\n- c",
        "- a\n\n\n- b",
        "- a\n- b\n\n1. c\n2. d\n\n- e",
        "- a\n\npara\n\n- b",
        "- **a:** b\n- *c*",
        "- [ ] no box",
    ],
    "numbers": [
        "1. a\n2. b",
        "3. a\n4. b",
        "1) a\n2) b",
        "9. a\n10. b\n11. c",
        "99. a\n100. b\n101. c",
        "1986. A year",
        "1986\\. A year",
        "999999999. a",
        "a\n1. b",
        "a\n2. b",
        "2026-11-22",
        "1.x",
        "**1.** x",
        "[1. x](page:help)",
        "1. a\n\n   b\n\n2. c\n\nd",
    ],
    "lists in lists": [
        "- a\n  - b\n  - c\n- d",
        "- a\n  1. b\n  2. c\n- d",
        "1. a\n   - b\n2. c",
        "1. a\n   1. b\n      1. c",
        "- a\n\n  - b\n\n    c\n\n  d\n\n- e",
        "- a\n  9. b\n  10. c",
        "1. a\n   - b\n   - c\n\n2. d",
        "- a\n\n  - b\n    - c\n\n- d",
        "- a\n\n  1. b\n  2. c\n\n  d",
        "- - a",
        "- 1. a",
        "1. - a\n2. b",
    ],
    "quotations": [
        "> q",
        "> q\n> r",
        "> q\n>\n> r",
        "> q\nlazy",
        "> > q",
        "> q\n> > r",
        "a\n> b",
        "> - a\n> - b\n\nc",
        "> 1. a\n> 2. b\n\nc",
        "- a\n  > q\n- b",
        "- > q\n- r",
        "> a\n\n- b",
        "- a\n\n> b",
    ],
    "links": [
        "[a](page:help)",
        "**[a](page:help)**, [**b** *c*](page:help).",
        "[a\nb](page:help)",
        "[a [b] c](page:help)",
        "[- x](page:help)",
        "[a](page:help)(b)[c] [d](page:x)",
        "x [a](lesson:x), y",
        "[a](https://en.example.org/wiki/A_(b))",
        "[a](https://x.org/?a=1&b=2#c_d*e*)",
        "[a](https://x.org/?a=&amp;lt;b)",
        "[a](https://x.org/`a`b`)",
        "[a](https://x.org/'a'[b]{c}|é%28)",
        "[a](<https://x.org/a b>)",
        "[a](https://x.org/a\\)b)",
        '[a](page:help "title")',
        "[a](mailto:a@b.org)",
        "[a][b]\n\n[b]: page:help",
    ],
    "sources": ["x.[^a]", "x[^a][^b]", "- x[^a]\n- y", "> **x[^a]**", "[^a b]", "[^a]: no note", "x[^a*b_c]"],
    "signs": [
        "a < b > c & d",
        "&amp; &lt; &copy; &nbsp;x &#60; &#x3c; &bogus;",
        "\\ \\\\ a\\b x\\",
        "“q” – … 'r' \"s\" a--b",
        "`code` ``a`b`` ~~x~~ ==x== ^x^ H~2~O $x$",
        "!x #x +x -x : x = y",
        "a@b.org https://x.org www.x.org <https://x.org>",
        "\u00a0x\u00a0y",
        "a&#10;&#10;    b&#9;c&#32;&#32;&#10;d",
        "&#32;&#32;&#32;&#32;b",
        "wzxhzdk:0 klzzwxh:0001",
    ],
    "what is no Markdown of ours": [
        "# h",
        "## h ##",
        "h\n===",
        "h\n---",
        "___",
        "```\ncode\n```",
        "~~~\ncode\n~~~",
        "| a | b |\n|---|---|\n| c | d |",
        "Term\n: def",
        "*[HTML]: x\n\nHTML",
        "[TOC]",
        "!!! note\n    x",
        "![a](page:help)",
    ],
    "attempts": [
        "<b>x</b>",
        "<script>alert(1)</script>",
        "<div\nonclick=x>\n\ny\n\n</div>",
        "<!-- c --> <?php x ?> <![CDATA[x]]>",
        "{{ 7*7 }} {% x %} ${x} #{x}",
        "x { .c #id onclick=x }\n{: .c }",
        "[a](page:help){: onclick=x } **b**{: onclick=x }",
        "[a](javascript:alert(1)) [b](<java&#9;script:x>) [c](data:text/html,x) [d]()",
        "&#60;script&#62;alert(1)&#60;/script&#62;",
        "&#91;a&#93;&#40;javascript:x&#41;",
        "\\<script>alert(1)\\</script>",
        "[<img src=x onerror=x>](page:help)",
        '[a](https://x.org/"onclick="x)',
        "[a](<https://x.org/><script>x</script>>)",
        "[^<b>]",
    ],
}


@pytest.mark.parametrize("text", SAMPLES["attempts"])
def test_no_attempt_gets_through(text: str) -> None:
    for html in (to_html(text, _resolve, _cite), to_inline_html(text, _resolve, _cite)):
        tags = {value.split()[0].strip("/") for kind, value in _Told(html).told if kind == "tag"}
        leads = [part for kind, value in _Told(html).told if kind == "tag" for part in value.split()[1:]]
        assert tags <= {"p", "a", "strong", "em", "sup", "span", "br"}
        assert not [part for part in leads if part.startswith("on") or "script:" in part or "data:" in part]
        assert not [kind for kind, _value in _Told(html).told if kind == "comment"]


def test_what_a_text_holds_can_be_asked_for() -> None:
    text = "A [link](page:help), a source[^a-1] and **bold**\n- in a list[^b]\n\n> [x](https://x.org)"

    assert links(text) == (Link("page:help"), Link("https://x.org"))
    assert [(link.scheme, link.rest) for link in links(text)] == [("page", "help"), ("https", "//x.org")]
    assert citations(text) == ("a-1", "b")
    assert paragraphs(text) == ("A link, a source and bold", "in a list", "x")
    assert plain(text) == "A link, a source and bold in a list x"


def test_a_text_of_several_parts_has_line_breaks_where_no_paragraphs_may_be() -> None:
    assert to_inline_html("a\n\n- b\n- **c**", _resolve, _cite) == "a<br>b<br><strong>c</strong>"


_PIECES = [
    *(
        "*",
        "**",
        "_",
        "[w](page:x)",
        "[a b](https://x.org/a_b*c)",
        "[",
        "]",
        "(",
        ")",
        "[^k]",
        "[^ab-c]",
        "&amp;",
        "\\",
    ),
    *("\t", "* ", "- ", "1. ", "> ", "**b**", "**b c.**", "**(b)**", "*i*", "a", "b", "1", ".", "!", " ", "  ", "\n"),
    *(
        "\n\n",
        "\u00a0",
        "-",
        "word",
        "x ",
        '"',
        "\u201c",
        "\u201d",
        ", ",
        "page:x",
        "<",
        ">",
        "\u00e9",
        "\u2028",
        "\x0c",
    ),
    *("- a", "- a\n- b\n  c", "1. a\n2. b", "\n- ", "\n  ", "\n1. ", "\n\n- b"),
    *("\u3000", "\u200b", "~", "=", "#", "`", "|", "\u20ac"),
]
"""What random texts are made of: everything that is a mark to somebody, and what stands between."""


def _real_texts() -> list[str]:
    content, _problems = load(REAL)
    return [str(text) for item in content.items() for _loc, text in walk(item) if isinstance(text, Marked)]


def _texts(count: int) -> list[str]:
    """Return every text of the real content that may have marks, and random ones."""
    random = Random(20)  # noqa: S311 - nothing secret
    real = _real_texts()
    made = ["".join(random.choices(_PIECES, k=random.randint(1, 12))) for _ in range(count)]
    return [
        *real,
        *made,
        "a\n[^k]\nb",
        "a\n [^k] [^l]\nb [^k]\n\nc",
        "**a** [^k]",
        "[^k]- a",
        "1[^k]. a",
        "[^a](page:x)",
        "[^a b](page:x)",
        "[a[^k]](page:x)",
        "**a*[^k]* b",
        "- a\n  b\n- c\n\nd",
        "a [^k]\nb",
    ]


def _facts(read: list[Token] | tuple[Token, ...]) -> list[dict[str, Any]]:
    """Return all that tokens say, but the numbers of the lines."""
    found = []
    for token in read:
        facts = token.as_dict(children=False) | {"children": _facts(token.children or [])}
        del facts["map"]
        found.append(facts)
    return found


@pytest.mark.parametrize("count", first_quick([5_000, 50_000]))
def test_what_is_read_at_a_glance_is_what_markdown_it_reads(count: int) -> None:
    reader = ours.reader()
    for text in _texts(count):
        read = reader.parse(text)
        assert _facts(tokens(text)) == _facts(read), repr(text)
        whole = [token for token in read if token.type == "inline"]
        spoken = ("".join(ours.spoken(child) for child in token.children or ()) for token in whole)
        tidied = [re.sub(" +", " ", words).strip(" ") for words in spoken]
        assert paragraphs(text) == tuple(words for words in tidied if words), repr(text)
        inner = [child for token in whole for child in token.children or ()]
        assert links(text) == tuple(Link(str(t.attrGet("href"))) for t in inner if t.type == "link_open"), repr(text)
        assert citations(text) == tuple(t.content for t in inner if t.type == "citation"), repr(text)
        parts = [part for token in inner for part in token.content.split("](")[1:]] if "](" in text else []
        assert failed_links(text) == tuple(part.partition(")")[0] for part in parts), repr(text)


def test_most_real_texts_are_read_at_a_glance(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = _real_texts()
    read: list[str] = []
    monkeypatch.setattr(ours, "tokens", lambda text: read.append(text) or ())
    for text in texts:
        paragraphs(text)

    assert 0 < len(read) < len(texts) / 20

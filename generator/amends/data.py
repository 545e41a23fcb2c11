"""The base of all models, and the kinds of text and number that an author can write.

YAML scalars arrive as text, and the model gives each its type. So `12:30`, `no` and `1.10` stay text where the model
wants text, and `6` becomes a number where it wants a number.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LONGEST_TEXT = 10_000
"""The most characters of one text: several pages, and few enough to parse the worst Markdown quickly."""

Loc = tuple[str | int, ...]
"""The path from the top of a file to a value: keys and list positions."""


class Data(BaseModel):
    """A frozen piece of content; an unknown key is an error."""

    # Validators are built on first use, and those of nested models only as parts of the outer one.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def mistake(message: str, /, **context: object) -> PydanticCustomError:
    """Return an error in the content for a validator to raise.

    The message begins with a verb, since the name of the thing comes before it, and `context` fills in its braces. A
    `hint` goes on a line of its own; `value` with `allowed` gives "Did you mean ...?".
    """
    return PydanticCustomError("mistake", message, context)


class _Text(str):
    """Text by an author, of a kind that decides how templates and checks treat it."""

    __slots__ = ()
    pattern: ClassVar[str] = ""

    @classmethod
    def read(cls, value: object) -> Self:
        """Return the value as this kind of text; an invalid value is an author's error."""
        if value is None:
            raise PydanticCustomError("empty_text", "needs a text")
        if isinstance(value, dict | list):
            raise PydanticCustomError("not_text", "needs a text, not a list or a group of keys")
        text = cls.tidy(str(value))
        if not any(map(_is_seen, text)):
            raise PydanticCustomError("empty_text", "needs a text")
        if len(text) > LONGEST_TEXT:
            counts = {"letters": f"{len(text):,}", "most": f"{LONGEST_TEXT:,}"}
            raise PydanticCustomError("long_text", "has {letters} characters; the most is {most}", counts)
        return cls(text)

    @classmethod
    def tidy(cls, text: str) -> str:
        return text.strip()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        # An editor reads 1.10 and true as a number and a Boolean; the model takes both as text.
        return {"type": "string", "pattern": cls.pattern} if cls.pattern else {"type": ["string", "number", "boolean"]}


def _is_seen(char: str) -> bool:
    return char.isprintable() and not char.isspace()


class Plain(_Text):
    """One line of text, shown as it is."""

    __slots__ = ()

    @classmethod
    def tidy(cls, text: str) -> str:
        return " ".join(text.split())


class Marked(_Text):
    """Text in the authors' subset of Markdown: paragraphs, lists, quotes, bold, italic, links and sources."""

    __slots__ = ()

    @classmethod
    def tidy(cls, text: str) -> str:
        return text.strip("\n").rstrip()


class Verbatim(_Text):
    """Text that keeps its line breaks, such as the worked example of an answer."""

    __slots__ = ()


class Id(_Text):
    """The stable name of a thing: small letters, digits and single hyphens."""

    __slots__ = ()
    pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"

    @classmethod
    def read(cls, value: object) -> Self:
        name = super().read(value)
        if not _ID.fullmatch(name):
            raise PydanticCustomError(
                "id", 'needs small letters, digits and hyphens only, like "first-weeks"; it is "{name}"', {"name": name}
            )
        return name


_ID = re.compile(Id.pattern)


class Address(_Text):
    """A web address that starts with https://."""

    __slots__ = ()
    pattern = "^https://[^\\s/?#]+\\S*$"

    @classmethod
    def read(cls, value: object) -> Self:
        address = super().read(value)
        if not cls.fits(address):
            raise PydanticCustomError("address", "needs a web address that starts with https://")
        return address

    @classmethod
    def fits(cls, text: str) -> bool:
        """Return whether a text is such an address, with a valid host and port."""
        try:
            parts = urlsplit(text)
            return bool(re.fullmatch(cls.pattern, text) and parts.hostname and (parts.port or 1) > 0)
        except ValueError:
            return False


def _integer(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[+-]?[0-9]{1,9}", value):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise PydanticCustomError("integer", "needs a whole number")


def number(value: Decimal) -> Decimal:
    """Return a number without trailing zeros, so that equal numbers have the same text: 1 and not 1.0."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _number(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[+-]?[0-9]{1,9}(\.[0-9]{1,4})?", value):
        return number(Decimal(value))
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return number(Decimal(value))
    raise PydanticCustomError("number", "needs a number")


def _boolean(value: object) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in {"true", "false"}:
        return value == "true"
    raise PydanticCustomError("boolean", "needs true or false")


def _date(value: object) -> object:
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        raise PydanticCustomError("date", "needs a date such as 2026-11-22") from None


Integer = Annotated[int, BeforeValidator(_integer)]
"""A whole number."""
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
"""A number, with up to four decimal places after a full stop."""
Boolean = Annotated[bool, BeforeValidator(_boolean)]
"""true or false."""
Date = Annotated[datetime.date, BeforeValidator(_date)]
"""A date, such as 2026-11-22."""


def walk(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """Yield every model and every leaf below a value, with the path to it, in the order of the model."""
    # Without recursion: checks walk through all content, and nested generators are slow.
    ahead: list[tuple[Loc, Any]] = [(loc, value)]
    while ahead:
        loc, value = ahead.pop()
        if isinstance(value, str):
            yield loc, value
        elif isinstance(value, Data):
            yield loc, value
            parts = vars(value)
            ahead += [((*loc, name), parts[name]) for name in _names_backwards(type(value))]
        elif isinstance(value, tuple | list):
            ahead += [((*loc, position), value[position]) for position in range(len(value) - 1, -1, -1)]
        elif isinstance(value, dict):
            ahead += [((*loc, str(key)), value[key]) for key in reversed(value)]
        elif value is not None:
            yield loc, value


@cache
def _names_backwards(model: type[Data]) -> tuple[str, ...]:
    return tuple(reversed(model.model_fields))

"""A link as a reader has it: found in what other programs put around it, and told when it may not be whole.

link_text.js does the same in the page.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote

from twodoors.words import short

#: What a link says last: how many parts stand before it. Links of before have none, and what was cut off has none.
MARK = "all.parts"

#: So many characters has a link at most: many times what one needs.
LONGEST = 20_000

#: Where the setting begins where another program wrote its signs as codes, once or more often.
CODED = re.compile(r"(?:^|#|%(?:25)*23|[ \t\n\r\"'<>()\[\]=])(explore%(?:25)*3D[^ \t\n\r\"'<>&]*)", re.IGNORECASE)

#: So often, at most.
WRAPPED = 5

#: Where a link ends in a text.
END = re.compile("[ \t\n\r\f\v\u00a0\u2028\u2029\ufeff\"'<>)\\]}”’»`]")

#: Signs of the text around it that a program may have taken for its end.
BEHIND = re.compile(r"""(?:[.,;:!?)\]}>"'”’»*_`]|%(?:2[1279C]|3[ABEF]|5D|7D|E2%80%9[9D]|C2%BB))+$""", re.IGNORECASE)

#: A whole number at the end: with a point behind it, it may be half of a longer one.
WHOLE_NUMBER = re.compile(r"(?:[=~+-]|%7E|%2B)[0-9]+$", re.IGNORECASE)
MARKED = re.compile(rf"{re.escape(MARK)}=[0-9]+$")


def fragment(text: str) -> tuple[str, str]:
    """What a link says, NAME=TEXT&…, and what stands behind it in the text; "" where it sets nothing.

    Nothing of it is lost: what is left out are codes for its signs, and signs of the text around it. ``ValueError`` for
    what is too long to be a link.
    """
    text = text.strip()
    if len(text) > LONGEST:
        raise ValueError(f"{short(text)} has {len(text):,} characters; allowed are {LONGEST:,}")
    for _ in range(WRAPPED):
        coded = None if "explore=" in text else CODED.search(text)
        text = unquote(coded[1]) if coded else text
    at = text.find("explore=", max(text.find("#"), 0))
    lead = END.split(text[:at])[-1] if at >= 0 else ""
    begins = re.split("#|%23", lead)[-1]
    if at < 0 or (begins and begins == lead != text[:at]):
        return "", ""  # a word of the text stands before it
    end = END.search(text, at)
    stop = end.start() if end else len(text)
    return _bare(re.sub("&(?:amp;)+", "&", begins + text[at:stop])), text[stop:]


def _bare(said: str) -> str:
    """It without the signs of the text around it; a point that may be half of a number stays."""
    bare = BEHIND.sub("", said)
    halved = said[len(bare) :].startswith(".") and WHOLE_NUMBER.search(bare) and not MARKED.search(bare)
    return said if halved else bare


def parts(said: str) -> list[tuple[str, str]]:
    """Its names and their texts, but for the words that show where a visitor came from."""
    return [(name, text) for name, text in parse_qsl(said, keep_blank_values=True) if not name.startswith("utm_")]


def is_whole(given: list[tuple[str, str]], said: str, behind: str) -> bool:
    """Whether the link says that it is whole. ``ValueError`` where it says so and is not, and where it breaks off."""
    names = [name for name, _ in given]
    if MARK not in names:
        if said.endswith("&"):
            raise ValueError("it breaks off behind “&”: the rest is missing; copy it again")
        if behind and behind[0].isspace() and behind.strip():
            raise ValueError(f"behind it stands {short(behind.strip())!r}, and nothing says where it ends")
        return False
    count = names.index(MARK)
    told = given[count][1].rstrip("…")
    if not re.fullmatch("[0-9]{1,9}", told) or int(told) != count:
        raise ValueError(f"it says that it has {short(told) or 'no'} parts, and it has {count}; copy it again")
    return True

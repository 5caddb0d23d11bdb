"""Links and files as they come from the world: whole ones in what programs put around them, and damaged ones."""

from __future__ import annotations

import json
from urllib.parse import quote

from tests.js.cases import GOOD, altered, assuming
from twodoors import Run, Scenario

PAGE = "https://example.org/book/chapters/05-the-trap.html"
SETTING = Scenario("trap", {"price": 0.25, "violation": 0.3})
LINK = SETTING.link(PAGE)
END = LINK.removeprefix(PAGE)
HTML = LINK.replace("&", "&amp;")
#: As a page writes it, with a second setting and a range.
PAIR = Scenario("trap", dict(SETTING.assumptions), {"credit": (0.25, 0.75)}).link(
    PAGE, Scenario("trap", {"price": 1.25}), {"outcome": "attack", "against": "price"}
)

SAFE = f"https://eur01.safelinks.protection.outlook.com/?url={quote(LINK, safe='')}"

#: The same link in what a mail, a chat or a spreadsheet puts around it: nothing is lost.
AROUND = {
    "alone": LINK,
    "its end": END,
    "without its sign": END[1:],
    "blanks around": f"  {LINK}\t\n",
    "a full stop": f"{LINK}.",
    "a comma": f"{LINK},",
    "a bracket": f"{LINK})",
    "in brackets, at the end of a sentence": f"{LINK}).",
    "an exclamation mark": f"{LINK}!",
    "a question mark": f"{LINK}?",
    "a closing quotation mark": f"{LINK}”",
    "another one": f"{LINK}»",
    "straight quotation marks": f'"{LINK}"',
    "a quotation mark as a code": f"{LINK}%E2%80%9D",
    "a bracket as a code": f"{LINK}%29",
    "an ellipsis": f"{LINK}…",
    "signs of HTML": HTML,
    "signs of HTML, twice": LINK.replace("&", "&amp;amp;"),
    "an anchor": f'<a href="{HTML}">{HTML}</a>',
    "an anchor with words": f'<a href="{HTML}">my setting</a>',
    "angle brackets": f"<{LINK}>",
    "Markdown": f"[my setting]({LINK})",
    "Markdown, twice": f"[{LINK}]({LINK})",
    "in bold": f"**{LINK}**",
    "as code": f"`{LINK}`",
    "its # as a code": LINK.replace("#", "%23"),
    "all of its end as codes": f"{PAGE}#{quote(END[1:], safe='')}",
    "SafeLinks": f"{SAFE}&data=05%7C01%7C&sdata=x%3D&reserved=0",
    "SafeLinks in HTML": f'<a href="{SAFE}&amp;data=05">x</a>',
    "wrapped twice": f"https://www.google.com/url?q={quote(quote(LINK, safe=''), safe='')}&sa=D",
    "where it came from, before": LINK.replace("#", "?utm_source=mail&utm_medium=x#"),
    "where it came from, behind": f"{LINK}&utm_source=mail&utm_campaign=a.b",
    "words behind it": f"{LINK} is mine",
    "what its curve shows, added by hand": f"{LINK}&outcome=attack",
}

#: Links that are not whole, not links, or not meant well: none is taken for the whole.
DAMAGED = {
    "a decimal comma": "#explore=trap&price=1,2",
    "a decimal comma within": END.replace("price=0.25", "price=0,25"),
    "cut behind a point": "#explore=trap&price=1.",
    "cut behind a point, in words": "My link: #explore=trap&price=1.)",
    "cut behind &": "#explore=trap&price=1.2&",
    "cut within a number": END[: END.index("price=0.25") + len("price=0.2")],
    "cut before its mark": END[: END.index("&all.parts")],
    "cut within its mark": PAIR[:-1],
    "cut within the mark's name": END[:-4],
    "folded, the first line": LINK[: LINK.index("&violation") + 1],
    "folded, the second line": LINK[LINK.index("violation") :],
    "a line of it lost": END.replace("&violation=0.3", ""),
    "a name of it spoilt": END.replace("violation", "vio lation"),
    "two in one": END + END,
    "two of one name": END.replace("&all.parts", "&price=0.5&all.parts"),
    "two marks": f"{END}&all.parts=9",
    "a mark that is no number": END[:-1] + "x",
    "a mark without end": END + "9" * 30,
    "a mark that is negative": END[:-1] + "-9",
    "a mark in other digits": END[:-1] + "٩",
    "the model alone": "#explore=trap",
    "no model": "#explore=",
    "half a model": "#explore=tra",
    "another model": "#explore=nonsense&price=1&all.parts=2",
    "a model of JavaScript": "#explore=__proto__&all.parts=1",
    "another one of JavaScript": "#explore=constructor&all.parts=1",
    "a query and no end": PAGE + "?explore=trap&price=1",
    "an address alone": PAGE,
    "nothing": "",
    "a sentence": "I forgot to copy it",
    "quoted-printable": END.replace("=", "=3D"),
    "a script": f"{END}<script>window.injected=1</script>".replace("&all.parts=9", "&price2=<script>window.injected=1"),
    "a script for a number": "#explore=trap&price=<script>window.injected=1</script>",
    "a script as codes": "#explore=trap&price=%3Cscript%3Ewindow.injected%3D1%3C%2Fscript%3E",
    "an image for a name": "#explore=trap&<img src=x onerror=window.injected=1>=1",
    "javascript:": "javascript:window.injected=1#explore=trap&price=javascript:1",
    "no number": "#explore=trap&price=NaN",
    "an infinity": "#explore=trap&price=Infinity",
    "beyond all numbers": "#explore=trap&price=1e999",
    "sixteen": "#explore=trap&price=0x1",
    "a fraction": "#explore=trap&price=1/2",
    "per cent": "#explore=trap&price=50%",
    "other digits": "#explore=trap&price=٠.٥",
    "a nought byte": "#explore=trap&price=0.5%00",
    "bad codes": "#explore=trap&price=%E0%A4%A",
    "codes of nothing": "#%FF%FE%",
    "a range of three": "#explore=trap&r.price=.1~.2~.3",
    "half a range": "#explore=trap&r.price=.1~",
    "a name alone": "#explore=trap&price",
    "no name": "#explore=trap&=1",
    "a second of no name": "#explore=trap&a.=1",
    "wrapped without end": "#explore%" + "25" * 5_000 + "3Dtrap",
    "very long": "#explore=trap&price=" + "9" * 100_000,
    "very many": "#explore=trap" + "&price=1" * 5_000,
    "a thousand #": "#" * 1_000 + "explore=",
    "a hundred thousand letters": "x" * 100_000,
}

TEXT = json.dumps(GOOD)


def deep(count: int) -> str:
    return "[" * count + "]" * count


#: Files, byte by byte, and whether they open as the good run does; with remarks, where "aged".
FILES: dict[str, tuple[bytes, str]] = {
    "as saved": (TEXT.encode(), "good"),
    "with a byte order mark": (b"\xef\xbb\xbf" + TEXT.encode(), "good"),
    "with other line ends": (json.dumps(GOOD, indent=2).replace("\n", "\r\n").encode(), "good"),
    "with blanks around": (b"\n\t " + TEXT.encode() + b"\r\n\r\n", "good"),
    "with parts that no one knows": (altered(more={"__proto__": [1]}, toString=3).encode(), "good"),
    "with __proto__ beside its parts": (TEXT.replace("{", '{"__proto__": {"price": 1}, ', 1).encode(), "good"),
    "with a script in its link": (altered(link="<script>window.injected=1</script>").encode(), "good"),
    "with many readings of nothing": (
        altered(
            readings=[
                {"model": f"m{i}", "assumptions": {}, "whose": "x", "because": "", "time": ""} for i in range(900)
            ]
        ).encode(),
        "aged",
    ),
    "with a thousand outcomes more": (
        altered(outcomes=GOOD["outcomes"] | {f"o{i}" * 9: i for i in range(1000)}).encode(),
        "aged",
    ),
    "with a thousand assumptions more": (assuming(**{f"n{i}" * 9: i for i in range(1000)}).encode(), "aged"),
    "with __proto__ as an assumption": (assuming(__proto__=1).encode(), "aged"),
    "with a book that is a page": (
        altered(book="<b>" * 1000, outcomes=GOOD["outcomes"] | {"attack": 0}).encode(),
        "aged",
    ),
    "of nothing": (b"", "bad"),
    "of noughts": (b"\0" * 100, "bad"),
    "truncated": (TEXT.encode()[:-40], "bad"),
    "truncated within a sign": (altered(book="ü").encode("utf-8")[:60] + b"\xc3", "bad"),
    "half of it twice": (TEXT.encode()[:200] * 2, "bad"),
    "in UTF-16": (TEXT.encode("utf-16"), "bad"),
    "in UTF-16, without a mark": (TEXT.encode("utf-16-le"), "bad"),
    "in UTF-32": (TEXT.encode("utf-32"), "bad"),
    "in another encoding": ('{"book": "Tür"}'.encode("latin-1"), "bad"),
    "too large": (b" " * 100_001, "bad"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "bad"),
    "a zip": (b"PK\x03\x04" + b"\0" * 30, "bad"),
    "a page": (b"<!DOCTYPE html><script>window.injected=1</script>", "bad"),
    "a script": (b"</script><script>window.injected=1</script>", "bad"),
    "YAML": (b"format: twodoors-run\nversion: 2\n", "bad"),
    "with a comma at its end": (TEXT[:-1].encode() + b",}", "bad"),
    "with NaN": (TEXT.replace("1.2", "NaN", 1).encode(), "bad"),
    "with an infinity": (TEXT.replace("1.2", "-Infinity", 1).encode(), "bad"),
    "with too great a number": (TEXT.replace("1.2", "1e999", 1).encode(), "bad"),
    "with a number in words": (assuming(price="1.2").encode(), "bad"),
    "with __proto__ for its assumptions": (
        altered(assumptions={"__proto__": {"price": 1}}, outcomes={}).encode(),
        "bad",
    ),
    "of another model": (Run(Scenario("vote", {})).to_json().encode(), "other"),
    "of a model of JavaScript": (altered(model="__proto__").encode(), "bad"),
    "of a model with a script": (altered(model="<img src=x onerror=window.injected=1>").encode(), "bad"),
    "a list": (b"[1, 2]", "bad"),
    "a word": (b'"twodoors-run"', "bad"),
    "nothing of JSON": (b"null", "bad"),
    "very deep": (deep(20_000).encode(), "bad"),
    "a later version": (altered(version=99).encode(), "bad"),
    "an argument": (altered(format="twodoors-argument").encode(), "bad"),
    "a pinned setting of text": (altered(pinned="B").encode(), "bad"),
    "a range that falls": (altered(ranges={"price": [1, 0]}).encode(), "bad"),
}


#: Each beginning of a whole link, of Python's and of a page's.
CUTS = [text[:end] for text in (LINK, PAIR) for end in range(1, len(text))]

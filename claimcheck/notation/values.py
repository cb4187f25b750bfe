"""A value that stands alone: in a table cell, behind a label and its colon, in an answer."""

from __future__ import annotations

from claimcheck.model.regex import regex
from claimcheck.notation.numbers import ADVERBS, DAYS, read_range
from claimcheck.notation.slots import CURRENCY_CODES, DOLLARS, NUMBER_WORDS

_WORDS = frozenset(
    "about around approx approximately circa roughly usually typically generally normally often "
    "up to at least from between and or a an the few several couple of half minimum maximum max "
    "min less more than under over within no only just starting starts start average on anything "
    "single one-off per each for every as little low average longer older above in "
    "package course set block series session sessions treatment treatments visit visits sitting "
    "sittings appointment appointments area areas zone ml syringe syringes vial thread eye peel "
    "facial person pounds euros dollars baht quid yen yuan won apart intervals interval "
    "per percent cent out patients people aged years old once twice times yearly annually".split(),
) | frozenset({*CURRENCY_CODES, *NUMBER_WORDS, *DAYS, *(f"{unit}s" for unit in DAYS), *ADVERBS})
_PIECE = regex(r"[£$€¥₩฿₹₱%~+½/]|\d+(?:[.,]\d+)*|[a-z]+|[-]|[^\s]")
_DOLLARS = frozenset(DOLLARS)
_COLON = regex(r"(?: \([^()]{1,24}\))? ?(?::| -|\|) ?")
_END = regex(r"[.;,|(\u00b7\u2022]")
_TAIL = regex(r"(?:of|with|for most|on average|depending|if|in most|after|before)\b")
_LABEL = regex(r"(?:^|[|;.\u00b7\u2022] ?)(?:[a-z]+ ){0,3}$")
_COUNTED_BY = frozenset("couple handful course package set block series average".split())
# What leads up to the amount in an answer, what may stand behind it, and what is no part of it.
_LEADS = frozenset(
    "it its s that this is will would be ll re ve d you your we our us they most many people "
    "patients clients almost all everyone both need needs needed have has take takes last lasts "
    "lasting allow expect plan count reckon book set aside give recommend suggest advise find "
    "should can could might may do does tend tends cost costs charge price prices fee fees come "
    "comes back off with get gets see rule think effect effects result results procedure "
    "operation whole thing appointment varies depends usual range ranges stay stays well as "
    "anywhere somewhere something like go good roughly perhaps probably then so i d work "
    "recovery return returned after within normal redness swelling downtime yes".split(),
)
_BEHIND = regex(
    r"(?:of|with|for|on average|depending|if|in most|in all|after|before|later|afterwards|as a|once"
    r"|but|although|though|because|so|is|are|should|will|can|spaced|then|when|while|until|since"
    r"|by|including|off|at home|at the (?:most|very|outside|latest)|of)\b|[-(]? ?$",
)
_LOOSE_END = regex(
    r"(?: (?:and|or|an?|the|for|to|from|per|of|in|at|each|every|between|on|about|as|-|,)"
    r"| ?[-,'])+ ?$",
)
_LOOSE_START = regex(r"[\s',]*(?:s )?")
_SOON = frozenset({"next", "following"})
_STOPS = frozenset(";(|?!")
_SPOKEN = regex(r"[\s\"'*]*(?:a(?:nswer)?\d? ?[:.] ?|short answer: ?)?[\"']?")
_SAID_ALONE = regex(r"[\s\"'*]*(?:a: ?)?(?P<said>[a-z][a-z' -]*)[.!]*[\s\"'*]*$")
_TODAY = regex(
    r"(?:yes,? ?)?(?:(?:on )?the same (?:day|afternoon|evening)|straight away|right away|at once"
    r"|immediately|today|as soon as you leave)",
)
_NOTHING = regex(
    r"(?:none|nil|zero|no|not any|nothing|n/?a|not (?:at all|a bit|in the least))\b"
    r"(?! more| longer| less)"
    r"|(?:无|没有|不需要?|免|零)(?!限|法)"
)
_LITTLE = regex(
    r"(?:minimal|little|low|very little|hardly any|short|negligible|mild)\b"
    r"|极?短|很短|极少|轻微|少许|微"
)


def value_of(folded: str) -> str | None:
    """Return the number, with its unit and bounds, that opens a text; None unless it is one.

    It must end where the text does, at a comma, full stop or bracket, or go on in a way that leaves
    the number as it is: “3–5 days of redness”.
    """
    text = folded.strip()
    end = 0
    for piece in _PIECE.finditer(text):
        word = piece.group()
        before = text[:end].rpartition(" ")[2]
        if (
            before not in _COUNTED_BY
            and _TAIL.match(text, piece.start())
            and read_range(text[:end])
        ):
            break
        if word[0].isalpha() and word not in _WORDS and word not in _DOLLARS:
            return None
        if _END.match(word):
            break
        end = piece.end()
    value = text[:end].strip()
    return value if read_range(value) is not None else None


def answering(folded: str) -> tuple[int, int] | None:
    """Return where the amount stands in a text that opens with one, as an answer does.

    Before it stand only words that lead up to an answer (“Most people need about four”), behind it
    what leaves it as it is.
    """
    spoken = _SPOKEN.match(folded)
    start = end = spoken.end() if spoken else 0
    for piece in _PIECE.finditer(folded, start):
        word = piece.group()
        if word == "off" and folded[:end].endswith("one-"):
            return None  # “For a one-off glow, …”
        is_number = read_range(folded[start:end]) is not None
        if is_number and (_END.match(word) or _BEHIND.match(folded, piece.start())):
            break
        is_part = word in _WORDS or word in _DOLLARS or word in _SOON
        if word[0].isalpha() and not is_part:
            if is_number or word not in _LEADS:
                return None
            start = piece.end()
        elif word == "." or (not is_number and word in _STOPS):
            return None
        end = piece.end()
    value = _LOOSE_END.sub("", folded[start:end])
    if read_range(value) is None:
        return None
    opening = _LOOSE_START.match(value)
    return start + (opening.end() if opening else 0), start + len(value)


def word_alone(folded: str) -> tuple[int, int] | None:
    """Return where the words stand that are all of an answer: “None.”, “The same day”."""
    said = _SAID_ALONE.match(folded)
    return said.span("said") if said is not None else None


def is_today(folded: str) -> bool:
    """Say whether an answer is that it may be done at once: “Straight away”."""
    return _TODAY.fullmatch(folded.strip()) is not None


def is_nothing(folded: str) -> bool:
    """Say whether a value is none: “None”, “Nil”."""
    return _NOTHING.match(folded.strip()) is not None and read_range(folded) is None


def is_little(folded: str) -> bool:
    """Say whether a value is a word for little: “Minimal”."""
    return _LITTLE.match(folded.strip()) is not None and read_range(folded) is None


def labelled(folded: str, start: int, end: int) -> int | None:
    """Return where the value begins that the words `start..end` are the label of, if they are."""
    if _LABEL.search(folded, 0, start) is None and folded[:start].strip():
        return None
    colon = _COLON.match(folded, end)
    return colon.end() if colon is not None else None

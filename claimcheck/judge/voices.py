"""Whose words a quotation is: a customer's or the clinic's own, printed to be believed, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.model.text import Span, count_words, is_wide

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from claimcheck.model.article import Segmented

_MARKS = regex(r'"[^"]*"|「[^」]*」|『[^』]*』')
# A few words in single marks, which are apostrophes as well.
_SINGLE = regex(r"(?<![\w'])'(?=[^\s'])(?:[^'\"]|(?<=\w)'(?=\w)){1,60}(?<=[^\s'])'(?!\w)")
# Who says “I” tells of a visit; what others claim of a treatment speaks of “it” and “you”.
_FIRST_PERSON = regex(
    r"\b(?:I(?:['’](?:m|ve|d|ll))?|[Mm]y|[Mm]e|[Mm]ine|[Mm]yself)\b"
    r"|我(?!们|們|哋|院|国|國|的?天)|本人|人家(?=[都也])"
)
_NAME = r"(?:@\w|(?:Dr|Mr|Mrs|Ms|Miss)\b|[A-ZÀ-Þ][\w’'-]+)"
_TELLS = (
    "says|said|adds|added|writes|wrote|recalls|recalled|laughs|laughed|smiles|smiled|reports|"
    "explains|explained|told|tells|admits|admitted|raves|raved|beams|beamed|gushes|gushed"
)
# What a customer is called in Chinese: 陳小姐, 網友, @amy
_CALLED = (
    r"(?:小姐|女士|先生|同學|同学|太太|媽媽|妈妈|網友|网友|客人|客戶|客户|顧客|顾客|部落客|闆娘|櫃姐"
    r"|見證|见证|心得|回饋|反馈|實測|实测|寶媽|宝妈|粉絲|粉丝)"
)
# How one goes on who is not glad: “…”，陳小姐記得店員這樣說
_RECALLED = (
    r"(?![^。！？]{0,8}(?:記得|记得|回憶|回忆|憶述|忆述|指控|控訴|控诉|投訴|投诉|申訴|申诉|抱怨|質疑"
    r"|质疑|無奈|无奈|後悔|后悔|哭訴|哭诉))"
)
# “… .” – Jo, Leeds; “… ,” says Jo; “… .” Jo, Leeds
_SIGNED = regex(
    rf",? ?(?:[-–—~(]+ ?{_NAME}"
    rf"|(?:{_TELLS}) {_NAME}|{_NAME}(?: {_NAME})? (?:{_TELLS})\b"
    rf"|{_NAME}(?: {_NAME}){{0,2}}(?:, ?[^.!?]{{1,60}})?[.)]?$)"
    rf"|[ ]?[-–—~～(（]*[ ]?[^.!?。！？「」]{{0,12}}{_CALLED}{_RECALLED}",
)
# Jo said: “…”; TASH (on the phone): “…”
_INTRODUCED = regex(
    rf"{_NAME}[^.!?:\"“]{{0,60}}: ?$|{_CALLED}[^。！？「」]{{0,20}}[:：,，]?[「“]?$"
)
_NEAR = 120
"""Signs before a quotation in which its speaker is named."""
_FEW = 3
"""Words behind a quotation that are its signature at most."""
# How one goes on after words that one is glad of.
_WELCOMES = frozenset(
    "thank thanks cheers that's we our another what such so love just and".split()
)
# What stands before quoted words that the clinic says itself: our “painless” peel.
_OWN = regex(
    r"\b(?:our|my|your|we(?:'re)?|i(?:'m)?|you(?:'ll)?|get|enjoy|love|with|for|this|these|hello) $"
)
# A name that the clinic gives its treatment: 我們都叫它「午休拉皮」
_COINED = regex(
    r"(?:我们|我哋|本院|院长|团队|诊所)[^,.;:!?「\"不唔]{0,6}(?:叫|称|喊|命名|取名)[^,.;!?「\"不唔]{0,4}\Z"
)
_SHORT = 5
"""Words of a quotation that names what is said, and says nothing itself, at most."""
# How a sentence goes on that only names what it quotes: “…” is a myth; “…,” a shop told her.
_GOES_ON = regex(
    r"(?:; |\) [a-z]"
    r"| (?:is|are|was|were|does|do|did|has|had|can|could|may|might|should|would|will|must"
    r"|means?|sounds?|belongs?|tells?|makes?)(?:n't)?\b| (?:cannot|can't|won't)\b"
    r"| (?:posters?|ads?|adverts?|claims?|lines?|labels?|posts?|posted|reviews?)\b"
    r"| (?:on|in|from|about|or|and|which|that|when|if|because|until)\b| as (?!i\b|we\b)"
    r"|,? (?:a|an|the|one|some|another|every|many) (?!patient|client|customer|guest|member|regular"
    r"|reader|reviewer|woman|man\b|lady|visitor|mum\b|mother|bride|doctor|surgeon|nurse)[a-z]+"
    r" (?:[a-z]+ )?(?:told|tells?|says?|said|assured|promised|promises?|claimed|claims?|boasts?)\b)"
)
_CLOSES = frozenset({".", ":", "-", ";", ","})
_NUMBER = regex(r"#?\d{1,2}[.):]? ")
_JOINED = regex(r",? ?(?:and|or|,|/|&)? ?")
# What a customer says of a visit, without “I”.
_PRAISE = regex(
    r"\b(?:was|were|felt|had|went|came|love[ds]?|thanks?|recommend\w*|amazing|fantastic|brilliant"
    r"|lovely|happy|friendly|staff|team|girls|best|wow|she|he|highly|wonderful|incredible)\b"
    r"|超|推荐|开心|满意|感谢|谢谢|惊艳|好棒|朋友|同事|老公|回购",
)


class Quotation(NamedTuple):
    """A stretch in quotation marks, marks included.

    `is_vouched` says that a customer speaks in it: the clinic prints the words to be believed.
    `is_posed` says that it is a claim set up to be answered.
    """

    span: Span
    is_vouched: bool
    is_posed: bool


def quotations(
    ordinal: int,
    segmented: Segmented,
    staff: Iterable[Span],
) -> tuple[Quotation, ...]:
    """Return the quotations of the block of a sentence but those of the clinic's own people.

    A word of `staff` that stands outside the marks says that the clinic itself speaks inside them.
    """
    index = segmented.sentences[ordinal].block
    text, block = segmented.article.text, segmented.article.blocks[index].span
    found = [
        marks
        for marks in _marked(block, segmented.folded)
        if _COINED.search(segmented.folded, max(block.start, marks.start - _NEAR), marks.start)
        is None
    ]
    if _talk(found, segmented):
        return ()
    if any(not any(marks.overlaps(word) for marks in found) for word in staff):
        return ()
    vouched = any(_is_vouched(text, marks, block) for marks in found)
    posed = [] if vouched else _posed(index, segmented)
    sentence = segmented.sentences[ordinal].span
    named = [
        Quotation(marks, is_vouched=False, is_posed=True)
        for pattern in (_MARKS, _SINGLE)
        for marks in _marked(sentence, segmented.folded, pattern)
        if _is_named(marks, sentence, segmented)
    ]
    return (*named, *(Quotation(marks, vouched, marks in posed) for marks in found))


def has_marks(folded: str) -> bool:
    """Say whether a folded text may hold a quotation."""
    return any(mark in folded for mark in '"「『') or (
        "'" in folded and _SINGLE.search(folded) is not None
    )


def _talk(found: list[Span], segmented: Segmented) -> bool:
    """Say whether a block opens with a question that a quotation answers: 「痛嗎？」「不痛。」.

    It is the clinic that has them talk.
    """
    return (
        len(found) > 1
        and found[0].end == found[1].start
        and segmented.folded[found[0].end - 2] == "?"
        and is_wide(found[0].of(segmented.folded))
    )


def is_told(text: str, block: Span) -> bool:
    """Say whether a block that is a quotation as a whole tells of a customer's own visit."""
    return _FIRST_PERSON.search(text, block.start, block.end) is not None


def _marked(span: Span, folded: str, pattern: re.Pattern[str] = _MARKS) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(folded, span.start, span.end)]


def _is_vouched(text: str, marks: Span, block: Span) -> bool:
    return (
        _FIRST_PERSON.search(text, marks.start, marks.end) is not None
        or _SIGNED.match(text, marks.end, block.end) is not None
        or _INTRODUCED.search(text, max(block.start, marks.start - _NEAR), marks.start) is not None
    )


def _is_named(marks: Span, sentence: Span, segmented: Segmented) -> bool:
    """Say whether a few quoted words are named in a sentence: Treat “no risk” with care."""
    words = marks.of(segmented.folded)
    around = (
        segmented.folded[sentence.start : marks.start],
        segmented.folded[marks.end : sentence.end],
    )
    size = count_words(words)
    return (
        (size <= _SHORT or _GOES_ON.match(around[1]) is not None)
        and not (size == 1 and around[0].endswith("the "))  # the “painless” pulse
        and count_words(" ".join(around)) >= _FEW
        and not _is_vouched(segmented.article.text, marks, sentence)
        and _OWN.search(around[0]) is None
        and _COINED.search(around[0]) is None
    )


def _posed(index: int, segmented: Segmented) -> list[Span]:
    """Return the quotations that open a block and are answered in prose.

    In a list its other members open so as well; in a paragraph they are no praise.
    """
    blocks = segmented.article.blocks
    opening = _answered(index, segmented)
    if not opening or blocks[index].kind is not BlockKind.LIST_ITEM:
        is_numbered = bool(opening) and opening[0].start > blocks[index].span.start
        said = [marks.of(segmented.folded) for marks in opening]
        return [] if any(_praises(words, is_numbered) for words in said) else opening
    near = range(max(0, index - 1), min(index + 2, len(blocks)))
    others = (other for other in near if other != index)
    is_list = any(
        blocks[other].kind is BlockKind.LIST_ITEM and _answered(other, segmented)
        for other in others
    )
    return opening if is_list else []


def _answered(index: int, segmented: Segmented) -> list[Span]:
    """Return the quotations that a block opens with, where prose answers them."""
    block = segmented.article.blocks[index]
    opening: list[Span] = []
    end = block.span.start
    for marks in _marked(block.span, segmented.folded):
        between = segmented.folded[end : marks.start]
        joint = _JOINED if opening else _NUMBER
        if between and not joint.fullmatch(between):
            break
        opening.append(marks)
        end = marks.end
    answer = segmented.folded[end : block.span.end].split()
    if not opening or count_words(" ".join(answer)) <= _FEW or answer[0].strip(".,:!") in _WELCOMES:
        return []
    closes = segmented.folded[end - 2] in ".!?" or answer[0] in _CLOSES
    return opening if closes else []


def _praises(quotation: str, is_numbered: bool) -> bool:  # noqa: FBT001 -- called once
    """Say whether a folded quotation may be of one who was treated, or of one who asks.

    One that is numbered is an entry of a list of sayings, however loud.
    """
    is_loud = quotation[-2] == "?" or (quotation[-2] == "!" and not is_numbered)
    return is_loud or _PRAISE.search(quotation) is not None

"""What stands around a candidate and is no word: questions, quotation marks, references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.judge.shapes import Shaped, shaped
from claimcheck.judge.voices import is_told
from claimcheck.model.article import BlockKind
from claimcheck.model.finding import HeardCue
from claimcheck.model.regex import regex
from claimcheck.model.rule import Qualifier
from claimcheck.model.text import Span, is_wide
from claimcheck.notation.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.judge.voices import Quotation
    from claimcheck.model.article import Segmented

EXCUSES_NOTHING = "none"
# ❌ what is said, ⭕ what is true: a cross that a tick answers in the same block.
_CROSSES, _TICKS = "❌❎✗✘✖✕╳🚫🙅", "⭕✅✔✓☑○◯〇🙆"
_CROSSED = regex(rf"[{_CROSSES}][^{_CROSSES}{_TICKS}]*+(?=[^{_TICKS}]*[{_TICKS}])")
_TICKED = regex(rf"[{_TICKS}][^{_CROSSES}{_TICKS}]++(?=[{_CROSSES}])")
_CROSS = regex(rf"[{_CROSSES}][^{_CROSSES}{_TICKS}]*+")
_QUESTION = regex(r"[?？][\"'”’」』)\]]*$")
# The last clause of a question that asks nothing; 應該…吧 does, and so does 對吧.
_TAG = regex(r"[，,](?![對对是]吧)(?![^，,]*[應应該该會会沒没真可])[^，,。！？!?]{1,6}吧\Z")
# “Is it true that …?” inside a quotation: what somebody wrote to ask.
_ASKED_IN_MARKS = regex(r"[^。！!]*?[？?][\"”’」』]*+")
_ALL_QUOTED = regex(r'(?:#?[0-9]{1,2}[.):] )?"[^"]+"[.!]?|「[^」]+」')
_DENIES = frozenset("不唔沒没")
# What says right before a word that there is no such thing: 沒有「最低價」, 哪來的永久
_NONE = regex(
    r"(?<![有無无])(?:[没沒]有|並無|并无|尚無|尚无|未有|從無|从无|冇|[哪邊边][裡裏里]?有|[哪何][來来]的?"
    r"|[談谈]何|[談谈]不上|[稱称]不上|[說说]不上|何[談谈])"
    r"(?:任何|所[謂谓]的?|什[么麼]|甚麼|[絕绝][對对]的?|真正的?|[這这][種种]|一[種种])?[「『“\"‘]?$"
)
# What only supposes the denial that a candidate is: 若無痛感, 待不紅腫; 如 may be 猶如, too.
_IF = regex(r"(?:[若倘待]|等|直到|除非|(?<![宛猶犹有彷譬例恍假])如|如果|[確确][認认定])$")
_HARM = regex(
    r"[不唔没沒無无冇未](?:有|再|會|会|出)?(?:任何|明[顯显])?(?:紅|红|腫|肿|痛|疼|刺|灼|水泡|[滲渗]|出血|血|[發发]炎"
    r"|感染|[傷伤]口|疤|痂|[過过]敏|[異异]常|[發发][燒烧]|副作用|[併并][發发]症|不[適适]|反黑|返黑|[潰溃]|破皮)"
)
# 避免, 以免: the first sign of 免麻醉 belongs to another word.
_AVOIDS = frozenset("避以難难未豁")
_NONE_FAR = 12
"""Signs that such words take at most."""
_HEADINGS = frozenset({BlockKind.HEADING, BlockKind.QUESTION})
# Every reference holds one of these.
_MAY_CITE = regex(r"[0-9\[/¹²³⁴-⁹]|[綜综]述|文[獻献]|[資资]料|出[處处]")
_REFERENCE = regex(
    r"\[\d{1,3}(?:[,–-] ?\d{1,3})*\]"
    r"|\[\^[\w-]+\]"
    r"|[¹²³⁴-⁹]+"
    r"|[(（][^()（）]*(?<![0-9])(?:19|20)\d\d[a-z]?[)）]"
    r"|\b[A-Z][\w'’-]+(?: et al\.?| (?:and|&) [A-Z][\w'’-]+)?,? (?:19|20)\d\d\b"
    r"|\bdoi:?\b|\bPMID\b|\bhttps?://\S+"
    r"|\b(?:NCT|PMC|PubMed |[Rr]eference |[Rr]ef\. ?)\d+|\b[nN] ?[=＝] ?\d+|\b95 ?% CI\b"
    r"|[(（［\[][^()（）\[\]［］]{0,20}"
    r"(?:文[獻献]|[參参]考[資资]料|[資资]料[來来]源|出[處处][:：]|[綜综]述|[註注] ?[0-9])"
    r"[^()（）\[\]［］]{0,30}[)）］\]]",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a sentence's punctuation says of every candidate in it.

    `said` holds what they say of all: asked, posed, cited. `quotes` are the quotations of its
    block; `is_quote` says that the block is a quotation as a whole, `is_told` that it is a
    customer's. `shaped` are the stretches of which the sentence's shape says something, or a cross
    that a tick corrects.
    """

    said: tuple[HeardCue, ...]
    quotes: tuple[Quotation, ...]
    is_quote: bool
    is_told: bool = False
    shaped: tuple[Shaped, ...] = ()


def look_around(
    ordinal: int,
    segmented: Segmented,
    quotes: tuple[Quotation, ...] = (),
) -> Surroundings:
    """Return what stands around the candidates of a sentence and is no word.

    `quotes` are the quotations of its block.
    """
    sentence = segmented.sentences[ordinal]
    text = segmented.sentence_text(sentence)
    block = segmented.article.blocks[sentence.block]
    said = (
        _question(text, sentence.span.start),
        _posed(text, sentence.span, block.kind),
        _reference(text, sentence.span.start),
    )
    is_quote = block.kind is BlockKind.QUOTE
    return Surroundings(
        said=tuple(cue for cue in said if cue is not None),
        quotes=quotes,
        is_quote=is_quote,
        is_told=is_quote and is_told(segmented.article.text, block.span),
        shaped=(
            *shaped(sentence.span, segmented.folded, segmented.article.text),
            *_crossed(segmented.article.text, block.span),
        ),
    )


def hear_punctuation(target: Span, around: Surroundings, text: str) -> list[HeardCue]:
    """Return what the punctuation says of one candidate: asked, posed, quoted, cited.

    That a customer says it excuses no claim: such a quotation comes with the effect “none”.
    """
    heard = [cue for cue in around.said if not _is_tag(target, cue, text)]
    heard.extend(
        cue for stretch, cue in around.shaped if stretch.start <= target.start < stretch.end
    )
    if around.is_quote:
        effect = EXCUSES_NOTHING if around.is_told else ""
        heard.append(HeardCue(Qualifier.QUOTED, "block quote", target, effect))
        return heard
    for marks, is_vouched, is_posed in around.quotes:
        if marks.contains(target) and marks != target:
            words = marks.of(text)
            sign = Span(marks.start, marks.start + 1)
            effect = EXCUSES_NOTHING if is_vouched else ""
            heard.append(HeardCue(Qualifier.QUOTED, sign.of(text), sign, effect))
            if is_wide(words) and _ASKED_IN_MARKS.match(text, target.end, marks.end):
                heard.append(HeardCue(Qualifier.ASKED, sign.of(text), sign))
            if is_posed:
                heard.append(HeardCue(Qualifier.ATTRIBUTED, sign.of(text), sign))
            return heard
    return heard


def _crossed(text: str, block: Span) -> Iterator[Shaped]:
    """Yield what a block refutes with a cross; a cross alone says only what there is none of."""
    is_answered = _TICKED.match(text, block.start, block.end) is not None
    pattern = _CROSS if is_answered else _CROSSED
    for found in pattern.finditer(text, block.start, block.end):
        stretch = Span(*found.span())
        sign = Span(stretch.start, stretch.start + 1)
        yield Shaped(stretch, HeardCue(Qualifier.ATTRIBUTED, sign.of(text), sign))


def hear_either(target: Span, text: str) -> tuple[HeardCue, ...]:
    """Return `asked` where a word and its denial ask together, as 會 before 不會痛 does.

    Return `negated` where right before a candidate it is said that there is none.
    """
    first = target.start
    if not 0 < first < len(text) - 1:
        return ()
    begin = _denied_from(text, first)
    if begin < first:
        span = Span(begin, first)
        return (HeardCue(qualifier=Qualifier.NEGATED, text=span.of(text), span=span),)
    if text[first] not in _DENIES:
        return ()
    if text[first - 1] != text[first + 1]:
        return ()
    pair = Span(first - 1, first + 2)
    return (HeardCue(qualifier=Qualifier.ASKED, text=pair.of(text), span=pair),)


def _denied_from(text: str, first: int) -> int:
    """Return where the words begin that deny what follows them at `first`, else `first`."""
    if text[first] == "免":
        return first - (text[first - 1] in _AVOIDS)
    if _HARM.match(text, first):
        found = _IF.search(text, max(0, first - 2), first)
    else:
        found = _NONE.search(text, max(0, first - _NONE_FAR), first)
    return found.start() if found else first


def _is_tag(target: Span, cue: HeardCue, text: str) -> bool:
    """Say whether a question only wants assent to what it says first (“差很多吧？”)."""
    return (
        cue.qualifier is Qualifier.ASKED
        and target.end < cue.span.start
        and text[cue.span.start - 1] == "吧"
        and _TAG.search(text, target.end, cue.span.start) is not None
    )


def _question(text: str, start: int) -> HeardCue | None:
    """Return `asked` for a question."""
    mark = _QUESTION.search(text) if "?" in text or "？" in text else None
    if mark is None:
        return None
    sign = Span(start + mark.start(), start + mark.start() + 1)
    return HeardCue(qualifier=Qualifier.ASKED, text=mark.group()[0], span=sign)


def _posed(text: str, span: Span, kind: BlockKind) -> HeardCue | None:
    """Return `attributed` for a heading in quotation marks: what people say, answered below."""
    if kind not in _HEADINGS or _ALL_QUOTED.fullmatch(fold(text)) is None:
        return None
    sign = Span(span.start, span.start + 1)
    return HeardCue(qualifier=Qualifier.ATTRIBUTED, text=text[0], span=sign)


def _reference(text: str, start: int) -> HeardCue | None:
    """Return `cited` for a sentence that holds a reference."""
    match = _REFERENCE.search(text) if _MAY_CITE.search(text) else None
    if match is None:
        return None
    span = Span(start + match.start(), start + match.end())
    return HeardCue(qualifier=Qualifier.CITED, text=match.group(), span=span)

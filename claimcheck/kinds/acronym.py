"""Kind `acronym`: letters that the article uses and never spells out."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.kinds.glossed import is_glossed
from claimcheck.kinds.kind import Kind, Level, SettingField, Shape
from claimcheck.model.article import UNSEEN, BlockKind
from claimcheck.model.finding import Candidate
from claimcheck.model.regex import regex
from claimcheck.model.text import Span, is_mostly_wide, is_wide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.kinds.glossary import Glossary
    from claimcheck.model.article import Segmented, Sentence
    from claimcheck.model.finding import Hit
    from claimcheck.model.rule import Rule

# Begins with a class of single letters and looks back from it, for speed.
_W = "0-9A-Za-z_À-ɏ"
_LETTERS = rf"[A-Z](?<![{_W}/.@#&-][A-Z])[A-Z0-9]{{1,4}}[A-Z](?:-[A-Z]{{2,}})?"
_ENDS = rf"(?![{_W}/@]|[.][{_W}])"
_NEAR = 100  # code points before and behind the letters in which they are explained
_BRACKET = regex(r"\w[ ]?[(（\[](?:the |or |also )?[“\"]?\Z")
_BRACKET_ENDS = regex(r"[”\"]?(?:s|[ ,;:][^)]*)?[)）\]]")
_CALLED = regex(
    r"(?:call(?:ed)?|known as|abbreviated|short(?:ened)? (?:for|to)|initials|letters)"
    r"[^.]{0,20}\Z"
)
_EXPLAINED = regex(
    r"s?[”\"]?[ ]?[(（\[=]+[ ]?(?:or |i\.e\. |short for )?[a-zA-Z]+[ -]"
    r"|[ ]\w+[ ][(（\[]an?[ ]"
    r"|[ ]?[–—-]+[ ]?(?:an?|that is|in full|short for)[ ]"
    r"|[”\"]?[ ](?:is (?:short for|an?|what)|(?:here )?means|stands for|for short)\b",
)
_CODE_WORD = regex(
    r"\b(?:comment|message|text|reply|type|send|enter|quote|code|password|say|dm|whatsapp|keyword)"
    r"(?: us)?(?: the)?(?: word| code)?[ :]*[“”\"'‘’]*\Z",
    re.IGNORECASE,
)
_ROLES = frozenset("HOST NURSE DOCTOR GUEST VOICE CLIENT ANCHOR SCENE TITLE NOTE".split())
_SPEAKER = regex(r"(?:DR[.]? )?(?P<name>[A-Z]{3,6})(?P<age> [(]\d+[)])?: ")
_TITLED = regex(r"\b(?:DR|MR|MRS|MS|PROF)[.]? \Z", re.IGNORECASE)
_CITED = regex(r",? et al\b|[ ]?等")  # behind the initials of an author
_SHOUTED_BEFORE = regex(r"\b[A-Z]{2,}[’']?[A-Z]*[ ]\Z")
_SHOUTED_AFTER = regex(r"[ ][A-Z]{2,}\b")
_NAMED = regex(r"[\w>,] [A-Z]\w*[a-z®™] \Z")
_MACHINE = regex(r"(?:機器|機名|儀器|主機|品牌|牌子|型號|机器|仪器|主机|型号)[為为是叫：:]?[ ]?\Z")
_HEADS = frozenset({BlockKind.HEADING, BlockKind.TITLE})


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield the first use of each acronym that is neither known to readers nor spelt out.

    Where the glossary knows what the letters stand for, that comes with it. Those in `chinese` are
    known to readers of Chinese.
    """
    del hits
    segmented = context.segmented
    text = segmented.article.text
    is_chinese = is_mostly_wide(text)
    more = rule.words("chinese") if is_chinese else ()
    known, short = _known((*rule.words("known"), *more)), rule.words("short")
    seen = _speakers(segmented)
    for match in _acronyms(short).finditer(text):
        acronym = match.group()
        if acronym.upper() in known or acronym in seen:
            continue
        ordinal = segmented.sentence_at(match.start())
        sentence = segmented.sentences[ordinal]
        span = Span(match.start(), match.end())
        if _is_no_acronym(span, sentence, segmented) or (
            acronym in short and _NAMED.search(text, max(0, span.start - _NEAR), span.start)
        ):
            continue
        if is_chinese and (
            _MACHINE.search(text, max(0, span.start - _NEAR), span.start)
            or not is_mostly_wide(sentence.span.of(text))
        ):
            continue
        seen.add(acronym)
        if not _is_spelt_out(acronym, text, context.glossary):
            meaning = context.glossary.spelt.get(acronym, "")
            yield Candidate(
                rule=rule,
                role="scan",
                span=span,
                sentence=ordinal,
                replace=(f"{meaning} ({acronym})",) if meaning else (),
            )


@lru_cache(maxsize=8)
def _known(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.upper() for word in words)


@lru_cache(maxsize=8)
def _acronyms(short: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds acronyms: three signs at least, but for the `short` and mixed ones."""
    listed = "|".join(map(re.escape, sorted(short, key=len, reverse=True)))
    also = rf"|(?<![{_W}/.@#&-])(?:{listed})" if listed else ""
    # What stands before is looked at last: nearly all letters are small.
    return re.compile(rf"(?=[A-Z][A-Za-z0-9]*[A-Z])(?:{_LETTERS}{also}){_ENDS}")


def _is_no_acronym(span: Span, sentence: Sentence, segmented: Segmented) -> bool:
    """Say whether letters are a name, a word in capitals for emphasis, or not for readers."""
    text = segmented.article.text
    block = segmented.article.blocks[sentence.block]
    said = sentence.span.of(text)
    if block.kind in UNSEEN or (said.isupper() and not is_wide(said)):
        return True
    before = text[max(block.span.start, span.start - _NEAR) : span.start]
    after = text[span.end : min(block.span.end, span.end + _NEAR)]
    return bool(
        _SHOUTED_BEFORE.search(before)
        or _SHOUTED_AFTER.match(after)
        or _CITED.match(after)
        or _CODE_WORD.search(before)
        or _TITLED.search(before)
    )


def _speakers(segmented: Segmented) -> set[str]:
    """Return who speaks in a script: “TASHA: ” more than once, “ANN (34): ”, “HOST: ”."""
    text = segmented.article.text
    blocks = (block.span for block in segmented.article.blocks if block.kind not in _HEADS)
    labels = [found for span in blocks if (found := _SPEAKER.match(text, span.start, span.end))]
    often = Counter(label["name"] for label in labels)
    return {
        label["name"]
        for label in labels
        if label["age"] or often[label["name"]] > 1 or label["name"] in _ROLES
    }


def _is_spelt_out(acronym: str, text: str, glossary: Glossary) -> bool:
    """Say whether the article explains the letters: in brackets, in words, or by words beside them.

    Words beside them explain them when the letters begin these words, or stand in a long one.
    """
    initials, contained = _initials(acronym), _contained(acronym)
    meaning = glossary.spelt.get(acronym, "")
    at = text.find(acronym)
    while at >= 0:
        end = at + len(acronym)
        before, after = text[max(0, at - _NEAR) : at], text[end : end + _NEAR]
        if (
            _EXPLAINED.match(after)
            or _CALLED.search(before)
            or (_BRACKET.search(before) and _BRACKET_ENDS.match(after))
            or initials.search(before)
            or initials.search(after)
            or contained.match(after)
            or is_glossed(Span(at, end), text)
            or (meaning and meaning.casefold() in f"{before} {after}".casefold())
        ):
            return True
        at = text.find(acronym, end)
    return False


@lru_cache(maxsize=256)
def _initials(acronym: str) -> re.Pattern[str]:
    """Return what finds words in a row that begin with the letters, small words between them."""
    letters = [re.escape(sign) for sign in acronym if sign.isalnum()]
    return re.compile(
        r"\b" + r"[a-z]*(?:[ \n-](?:of|and|the|in|to|for))?[ \n-]".join(letters) + r"[a-z]",
        re.IGNORECASE,
    )


@lru_cache(maxsize=256)
def _contained(acronym: str) -> re.Pattern[str]:
    """Return what finds, right behind the letters, long words that have them in their order.

    As in “PDO (polydioxanone)” and “CaHA is calcium hydroxylapatite”. Each letter is taken where it
    first stands: to try all its places takes a time that grows with their power.
    """
    first, *others = (re.escape(sign) for sign in acronym if sign.isalnum())
    rest = "".join(rf"(?>[a-z -]{{0,15}}?{sign})" for sign in others)
    return re.compile(rf"[ ](?:[(（]|is |are )(?={first}[a-z]{{6}}){first}{rest}", re.IGNORECASE)


KIND = Kind(
    name="acronym",
    level=Level.SENTENCE,
    propose=propose,
    settings=(
        SettingField(name="known", shape=Shape.WORDS, required=False),
        SettingField(name="short", shape=Shape.WORDS, required=False),
        SettingField(name="chinese", shape=Shape.WORDS, required=False),
    ),
    scans=True,
)

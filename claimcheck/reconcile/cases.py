"""What holds for some people or some cases only, and what somebody tells of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.fact import FactKind, Modality
from claimcheck.model.regex import regex
from claimcheck.model.rule import Qualifier
from claimcheck.notation.clause import clause_bounds
from claimcheck.notation.folding import fold

if TYPE_CHECKING:
    from claimcheck.model.article import Segmented
    from claimcheck.model.fact import Fact
    from claimcheck.model.finding import HeardCue, Verdict
    from claimcheck.model.text import Span

_WHOLE = frozenset(
    {
        Modality.REQUIRED,
        Modality.TYPICAL,
        Modality.OPTIMAL,
        Modality.MINIMUM,
        Modality.MAXIMUM,
        Modality.MEAN,
    },
)
_SORTS = (
    "small|smaller|tiny|large|larger|big|bigger|deep|deeper|severe|mild|stubborn|resistant|old"
    "|older|dark|darker|fair|light|lighter|coarse|fine|thick|thicker|extensive|superficial|faint"
    "|dense|complex|difficult|advanced|sensitive"
)
_THINGS = (
    "areas?|spots?|clusters?|groups?|lesions?|scars?|tattoos?|ink|hair|hairs|skin|marks?|veins?|cases?|lines"
    r"|pigment\w*|wrinkles|peels?|patch(?:es)?|moles?|ones"
)
_PEOPLE = "people|patients?|clients?|women|men|woman|man|customers?|guests?|users?|brides?|person"
_OF_SOME = regex(
    rf"\b(?:(?:some|other|certain|(?:a )?few|a minority|a handful|one|a)(?: of)?"
    rf"(?: (?:our|my|the|these|[a-z-]+)){{0,2}}? (?:{_PEOPLE})"
    r"|others|some (?=(?:may|might|can|will|do)? ?(?:need|take|come|carry|go|have|want|require))"
    r"|(?:has|have|with|on) (?:its|their) own"
    r"|any (?:[a-z-]+ ){1,2}(?:that|which|who) (?:may|might|could)"
    r"|occasionally|sometimes|rarely|now and then|once in a while|in rare cases|exceptionally"
    rf"|(?:{_SORTS}) (?:[a-z-]+ )?(?:{_THINGS})"
    r"|(?:someone|somebody) with"
    r"|[a-z]+s with (?:pcos|polycystic|(?:a )?hormon\w+)"
    r"|[a-z]+s with (?:thin|thick|fair|dark|deep|coarse|fine|oily|dry|very|more|lots|a lot)"
    r"|(?:my|his|her) (?:\w+ )?(?:sister|friend|mother|mum|colleague|wife|husband|cousin|neighbour)"
    r"|(?:client|patient|person|woman|man|lady|bride|she|he|i) (?:[a-z]+ )?"
    r"(?:had|needed|came|took|went|received|underwent|paid|was still|was back|got)"
    r"|i['’]ve (?:had|got|needed)"
    r"|my (?:[a-z]+ ){1,2}(?:had|needed|took|lasted|cost|was|were)"
    r")\b",
)
# “I had the peel, and it was quick”: a story, unless “I” is who treats or “you” get the same.
_I = regex(r"\b(?:i|i['’](?:m|ve|d)|me|my|mine|myself)\b")
_HAPPENED = regex(
    r"\b(?:was|were|wasn['’]t|weren['’]t|had|felt|went|got|did|didn['’]t|made|took|came|told|left"
    r"|loved|explained|walked|cried|slept|chose|decided|booked|i['’]ve (?:had|been))\b"
)
# “Didn't feel a thing,” reports Marcus.
_REPORTED = regex(
    r"\A\W*\"[^\"]+\"(?P<by>,? (?:-+ )?(?:says?|said|reports?|reported|writes?|wrote|laughs?"
    r"|laughed|recalls?|recalled|tells?|told|adds?|added|swears?|swore|smiles?|grins?)\b)"
)
_WHO_TREATS = regex(
    r"\b(?:for you|you['’]ll|you will|you won['’]t)\b"
    r"|\b(?:my|our) (?:[a-z]+ )?(?:patients?|clients?|clinics?|practice|team|training|experience)\b"
    r"|\bi(?:['’]ve| have)? (?:treat|use|tell|see|offer|advise|recommend|always|often|usually"
    r"|inject|perform|trained|qualified|founded|opened|worked|treated|seen|performed|injected|practise)"
)
# Behind a figure: it is enough for a part of the way.
_PARTLY = regex(
    r"\b(?:for|gets?|gives?) (?:your|the|a|another|an) (?:[a-z]+ )?(?:artist|tattooist|cover-?up)\b"
)
# What is told of another day, or of a machine that is no longer used.
_FORMER = regex(
    r"\b(?:in|before|until|back in|since) (?:19|20)\d\d\b|\bused to\b|\byears ago\b"
    r"|\bin the past\b|\bformerly\b|\b(?:old|older|old-style|earlier) (?:[a-z]+ )?"
    r"(?:lasers?|machines?|devices?|methods?|systems?)\b",
)
# A price that is no longer asked, or that several pay together.
_OTHER_PRICE = regex(
    r"\b(?:works? out|was|were|went|rose|fell|dropped|came down|started out|had been|charged"
    r"|launch(?:ed)?|adding|add (?:the |an? )?(?:[a-z]+ )?(?:and|for)"
    r"|instead of|rather than|down from|up from|before the|until|till"
    r"|up to (?:christmas|easter|the)|last (?:year|summer|autumn|winter|spring|month)"
    r"|(?:two|2|both) (?:people|friends|of you)"
    r"|bring a friend|together|trainees?|training days?|juniors?"
    r"|apprentices?|students?|models?|members?|staff"
    r"|open[ -](?:evening|day|house)s?|on the (?:night|day)"
    r"|(?:your|the) first (?:[a-z]+ ){0,3}(?:session|visit|treatment|appointment)"
    r"|(?:new|first-time) (?:clients?|patients?|guests?|customers?)|(?:have|has)n['’]t been"
    r"|(?:during|throughout|all|in|until) (?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december)|introductory|special offer)\b"
)
_MORE = regex(r", (?:and|or|but) ")
_FIRST = regex(
    r"\b(?:first|initial|follow-up|repeat|second|later)"
    r" (?:visits?|sessions?|time|examinations?|appointments?|consultations?|check-?ups?)"
)
# “One every three months” keeps up what a course, whose visits are closer, has done.
_EVERY = regex(r"\b(?:every|each) ")
_LONG = regex(r"\b(?:month|year)")
_APART = regex(r"\b(?:apart|between|interval|spaced)\b")
_SPACED = 60  # days at most between the visits of a course that are told as “every”


def as_meant(verdict: Verdict, segmented: Segmented) -> Fact:
    """Return the fact of a verdict, as one of some cases only where its clause says so."""
    candidate = verdict.candidate
    fact = candidate.fact
    assert fact is not None  # noqa: S101 -- only verdicts about facts are asked for
    if fact.modality not in _WHOLE or fact.kind is FactKind.AGE:  # a limit holds in all cases
        return fact
    sentence = segmented.sentences[candidate.sentence].span
    folded = sentence.of(segmented.folded)
    at = candidate.span.start - sentence.start
    start = max(begin for begin, _ in clause_bounds(folded) if begin <= at)
    end = candidate.span.end - sentence.start
    is_case = (
        any(_rests_on(cue, candidate.span, segmented) for cue in verdict.cues)
        or _OF_SOME.search(folded, start, end) is not None
        or _FORMER.search(folded, start, end) is not None
        or _PARTLY.search(folded, end) is not None
        or (fact.kind is FactKind.PROCEDURE_TIME and _FIRST.search(folded, start) is not None)
        or (fact.kind is FactKind.INTERVAL and fact.low >= _SPACED and _is_upkeep(folded, at, end))
        or (fact.kind is FactKind.PRICE and _is_other_price(folded, candidate.sentence, segmented))
    )
    return fact._replace(modality=Modality.CASE) if is_case else fact


def _rests_on(cue: HeardCue, span: Span, segmented: Segmented) -> bool:
    """Say whether what is said rests on an “if”: “two weeks, and three if …” does not."""
    between = segmented.folded[span.end : cue.span.start]
    return cue.qualifier is Qualifier.CONDITIONAL and _MORE.search(between) is None


def _is_other_price(folded: str, sentence: int, segmented: Segmented) -> bool:
    """Say whether a price is not that of everybody today, by its words or its column's head."""
    column = segmented.article.blocks[segmented.sentences[sentence].block].column
    return any(_OTHER_PRICE.search(text) is not None for text in (folded, fold(column)))


def is_story(verdict: Verdict, segmented: Segmented) -> bool:
    """Say whether a verdict is of what somebody tells that happened to them: one other may differ.

    Those who treat tell of what they see in all.
    """
    sentence = segmented.sentences[verdict.candidate.sentence].span
    folded = sentence.of(segmented.folded)
    said = _REPORTED.search(folded)
    if said is not None and verdict.candidate.span.end - sentence.start <= said.start("by"):
        return True
    return (
        _I.search(folded) is not None
        and _HAPPENED.search(folded) is not None
        and _WHO_TREATS.search(folded) is None
    )


def _is_upkeep(folded: str, start: int, end: int) -> bool:
    """Say whether words give a rate in months or years, and are not about visits apart."""
    apart = max((found.end() for found in _APART.finditer(folded, start, end)), default=start)
    every = _EVERY.search(folded, apart, end)
    return every is not None and _LONG.search(folded, every.end(), end) is not None

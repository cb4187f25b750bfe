"""What the shape of a sentence says of a stretch of it: supposed, told of nobody, shared out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.judge.shapes_chinese import (
    CONCEDED,
    IF_PERHAPS,
    PROOF_ASKED,
    REFUSED,
    SOME_VARY,
    STUDIED,
    TOLD,
    WARNED,
)
from claimcheck.judge.shapes_hearsay import BELIEVED, DODGED, LEFT, ONLY_THAT, TURNED
from claimcheck.model.finding import HeardCue
from claimcheck.model.regex import regex
from claimcheck.model.rule import Qualifier
from claimcheck.model.text import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class Shape(NamedTuple):
    """A shape of sentences; the group `of` is the stretch that it speaks of.

    `holds` are words of which the sentence must have one, since most have none; with the `effect`
    “dropped”, rules that only lower what is so qualified drop it.
    """

    qualifier: Qualifier
    pattern: re.Pattern[str]
    holds: re.Pattern[str]
    effect: str = ""


class Shaped(NamedTuple):
    """A stretch, and what is said of every candidate in it."""

    span: Span
    cue: HeardCue


_CLAUSE = (
    r"(?:^\W*|[,;:.(] |\b(?:and|but|because|since|so|as|that|though|although|while|says?|sorry),? )"
)
# The end of what a subject governs: the next clause, and “without”, which turns it round.
_GOVERNED = (
    r"(?:(?!; | - |[.!?:] |, (?:and|but|so|we|it|you|they)\b"
    r"|(?<!s )(?<!are )(?<!come )(?<!done )without\b).)*"
)
_VERB = (
    r"(?:(?:is|are|was|were|can|could|will|would|has|have|had|does|do|did|should|may|might|must"
    r"|that|who|i|we|you)\b|(?!this |its |always |perhaps |towards |besides )[a-z]+[^s\W]s(?= ))"
)
# What a clinic boasts that there is none of, and of whom it boasts that nobody else does.
_BOASTED = (
    r"(?:no\b|to\b|other|one\b|better|matter|need\b|wonder|doubt|longer|more\b|less\b|faster|greater|two\b"
    r"|needles?\b|pain\b|down-?time|surgery|kni(?:fe|ves)|scalpel|incision|stitch|scar|ana?esth"
    r"|cuts?\b|discomfort|risk|side|wait|fuss|hassle|hidden|appoint|oblig|recover|bruis|swell"
    r"|skin|faces?\b|patient|client|customer|guest|redness|regret|filter|peeling|make-?up|problem|question|surprise)"
)
_NONE = (
    "no|not one|not a single|not every|not all|very few|few|hardly any|scarcely any"
    "|none of (?:our|the|these|those|my)|neither of (?:our|the|these)"
)
_OUTDONE = "match|beat|rival|equal|touch|compares?|comes? close|outdo"
# “Were it painless, nobody would ask.”, “If a peel could erase age, we would all have one.”
_SUPPOSED = regex(
    r"\A(?!.*\?\W*$)\W*(?P<of>(?:and |but |so |even )?(?:(?:were|had) (?!enough|it with|your|you )"
    r"|if (?!you|i |i'd|there were an? (?:oscar|award|prize|medal|crown))[^,;]{0,120}?"
    r"\b(?:were|was|existed|could|had|really|truly|actually|didn't|did not|wasn't)\b)"
    r"[^,;?]{0,160})(?=,[^?]*(?:\b(?:would|wouldn't|should|could|might)\b|\w'd\b))"
)
# “Were the result to last for ever, you'd never come back.”: both halves are supposed.
_INVERTED = regex(
    r"\A\W*(?P<of>were (?!enough|it with|your )[^,;?]{2,80} to [^,;?]{2,100},"
    r" [^;?]{0,40}?(?:\b(?:would|wouldn't|could|might)\b|\w'd\b)[^;?]*)"
)
# “Should anyone ever prove that it works on all, …”, “Even if one visit did it for her, plan for …”
_UNPROVEN = regex(
    r"(?:\A\W*|[,;:] (?:and |but )?)(?P<of>(?:should|if|when|until|unless) (?:any(?:one|body)"
    r"|some(?:one|body)|science|(?:a|the) (?:study|trial|doctor|regulator)|they|we|i)"
    r" (?:ever|one day|some day) [^,;?]{4,140}(?=, (?!you can\b|it(?:'s| is)\b|our\b))"
    r"|even if [^,;?]{4,140}(?=, (?:plan|allow|expect|budget|keep|yours|you (?:may|might|will need)"
    r"|you'll need|most|others|don't|do not|that (?:isn't|is no|doesn't|does not)|it (?:may|might)"
    r"|another)\b))"
)
# “If you need zero downtime, a deep peel is not for you.”, “If a spa guarantees it, leave.”
_REFUSED = regex(
    r"\A\W*(?P<of>(?:if|should|when|whenever|even if)"
    r" (?!you can\b|you(?:'re| are) not\b|you don't\b"
    r"|it\b|for any reason)[^,;?]{0,120}),"
    r" (?:(?:then |please |do |politely |simply )?(?:run|leave|walk|check|get up|say no|refuse"
    r"|ask (?=what|why|which|how|who|whether|if|about|for|them)"
    r"|decline|think again|be (?:wary|careful|sceptical|warned)|look elsewhere|go elsewhere|don't"
    r" (?:book|believe|pay|sign|reprint|print|use|publish)|do not (?:book|believe|pay|sign|reprint"
    r"|print|use|publish))\b(?! (?:us|about our|in|our)\b)"
    r"|(?:a|an|the|this|that|these|no|filler\w*|laser\w*|surgery|injections?)\b[^.;]{0,40}"
    r"(?:(?:is|are|does|do|will|can)(?:n't| not)|won't|can't|cannot)\b(?! (?:just|only|hurt))"
    r"|(?!we\b|our\b|this\b|you\b|there\b)[^,.;]{2,40}?\b(?:is|are)(?:n't| not)"
    r" (?:for you|right for|a match|that (?:kind|sort|type)|the (?:right|one|answer|treatment))\b"
    r"|(?:you'll|you will|you may|you might|expect to) be (?:disappointed|let down)"
    r"|that (?:alone )?is (?:a|the|your) (?:reason|sign|cue|warning)\b)"
)
# “No laser clears every colour.”, “… that no certain result can be promised”
_OF_NOBODY = regex(
    rf"{_CLAUSE}[\"']?(?:{_NONE}) (?!{_BOASTED}|.{{0,40}}\b(?:{_OUTDONE})\b)"
    rf"(?P<of>(?:(?:[a-z'-]+,? ){{1,3}}or )?(?:[a-z'-]+ ){{1,5}}?(?={_VERB}){_GOVERNED})"
)
# “A clinic that says yes to everybody is not a careful one.”
_SHUNNED = regex(
    r"(?:an?|any|every|the) (?:[a-z-]+ )?(?:clinic|salon|practitioner|provider|injector|doctor"
    r"|surgeon|nurse|therapist|beautician|place|spa|person|technician) (?:who|that|which)"
    r" (?P<of>[^,;?]{4,90}?) (?:is|are|was|cannot|can't|should|does|deserves|has) ?"
    r"(?:not\b|n't\b|no\b|unlikely|reckless|careless|dangerous|one to avoid|cutting corners|a worry"
    r"|be avoided|to be avoided|best avoided|a red flag|rarely)"
)
# “Some people look fresher at once, others are pink for a day.”
_SHARED_OUT = regex(
    r"(?P<of>\b(?:some|a few|many|most|half|a quarter|a third|several|for some)\b(?! distance)"
    r"[^.!?]{2,120}?(?:[,;:]| - |\b(?:but|and|while|whereas)\b)[^.!?,;]{0,12}"
    r"\b(?:some|others|a few|(?<!the )most|(?<!the )many|a couple|a minority|a larger group"
    r"|the rest|not all|it varies)\b[^.!?;]*)"
)
# “In the 2012 cohort it fell by 70 %.”, “A Cochrane review found …”
_STUDIED = regex(
    r"\A(?:(?=.*\b(?:19|20)\d\d\b)(?=.*\b(?:stud(?:y|ies)|trials?|reviews?|papers?|cohort|journal"
    r"|survey|guidelines?|audit|analysis|published)\b)"
    r"|(?=.*\b(?:cochrane|split-face|placebo|meta-analys[ie]s|(?:trials?|studies) behind the)))"
    r"(?P<of>.+)"
)
# “Friends will tell you that it is harmless; it is an injection.”
_TOLD = regex(
    r"(?:^\W*|[.,;:] |\b(?:and|but|as) )(?!(?:we|i|our|my)\b)[^.;!?]{1,60}?(?<!\bwe)(?<!\bi)"
    r"(?<!\byou) (?:say|says|said|tell you|tells you|told|swears?|swore|claims?|claimed|calls?"
    r"|called|insists?|insisted|believes?|believed|thinks?|thought|assured|hails?|hailed|boasts?"
    r"|boasted|reckons?|reckoned|describes?|described)\b"
    r"(?P<of>[^;]{4,160}?)(?:; |, (?:which|but|though|although|yet)\b)"
)
# “What it can't do: …”, “Not on our menu: …”: what a list is led by, and denied with.
_DENYING = (
    r"(?:(?:what|things?|promises|words|claims|results)\b[^:.!?]{0,40}?"
    r"(?:\b(?:cannot|can not|will not|does not|do not|never|is not|are not|not)|n't)"
    r"(?: (?:ever|really|actually|going to))?"
    r" (?:do|promise|offer|achieve|fix|treat|give|deliver|get|expect|see|find|claim|change|make|be"
    r"|guarantee|sell|mean|have|feel|need|include|provide|possible|on|in|for)\b[^:.!?]{0,30}"
    r"|(?:not|never) (?:on|in|part of|among|our|something|to be|promised|possible|offered"
    r"|included)\b[^:.!?]{0,40}"
    r"|(?:we|i) (?:cannot|can't|can not|will not|won't|do not|don't|will never))"
)
_LISTED = regex(rf"\A\W*{_DENYING}: ?(?P<of>.+)")
denies_list = regex(rf"\A\W*{_DENYING}[:\s]*\Z").match
_SHAPES = (
    Shape(Qualifier.NEGATED, _LISTED, regex("[a-z]:")),
    Shape(Qualifier.NEGATED, _SUPPOSED, regex(r"\b(?:were|had|if)\b")),
    Shape(Qualifier.NEGATED, _INVERTED, regex(r"\bwere\b")),
    Shape(Qualifier.NEGATED, _UNPROVEN, regex(r"\b(?:ever|one day|some day|even if)\b")),
    Shape(Qualifier.NEGATED, _REFUSED, regex(r"\b(?:if|should|when|whenever)\b")),
    Shape(Qualifier.NEGATED, _OF_NOBODY, regex(r"\b(?:no|not|any|few|none|neither)\b")),
    Shape(Qualifier.ATTRIBUTED, _SHUNNED, regex(r" (?:who|that|which) ")),
    Shape(
        Qualifier.HEDGED, _SHARED_OUT, regex(r"\b(?:some|few|many|most|half|quarter)\b"), "dropped"
    ),
    Shape(Qualifier.CITED, _STUDIED, regex(r"[12][90]\d\d|cochrane|-face|placebo|meta|behind")),
    Shape(Qualifier.ATTRIBUTED, _TOLD, regex(r"; |, (?:which|but|though|although|yet)\b")),
    Shape(Qualifier.NEGATED, CONCEDED, regex("就算|即使|即便|即管|哪怕|纵")),
    Shape(Qualifier.NEGATED, REFUSED, regex("如果|若|要是|假|想要|期待|追求|指望")),
    Shape(Qualifier.ATTRIBUTED, WARNED, regex("凡|听到|看到|遇|碰到|见到")),
    Shape(Qualifier.ATTRIBUTED, TOLD, regex("都[说话讲传]|[常总]说|以为|老觉得")),
    Shape(
        Qualifier.ATTRIBUTED,
        PROOF_ASKED,
        regex("[请叫问要让催烦].{0,12}[论文数证报研试出资仿字原禁]"),
    ),
    Shape(
        Qualifier.ATTRIBUTED,
        TURNED,
        regex("[说话讲称吹喊写印拍推荐介]|形容|[强保承主标夸告认觉应答打想]"),
    ),
    Shape(Qualifier.ATTRIBUTED, DODGED, regex("问|叫|请|要")),
    Shape(
        Qualifier.ATTRIBUTED,
        LEFT,
        regex("[换另找揾搵走离起行避闪转掉拔绕敬拒报检投举小当提留打存三别好要问追货]"),
    ),
    Shape(Qualifier.ATTRIBUTED, BELIEVED, regex("原[本先]|本来|当[初年]|曾|一度|起初|被")),
    Shape(Qualifier.ATTRIBUTED, ONLY_THAT, regex("只|净系|光")),
    Shape(Qualifier.HEDGED, IF_PERHAPS, regex("如果|若|要是|假如|万一"), "dropped"),
    Shape(Qualifier.HEDGED, SOME_VARY, regex("部分|有些|有的|少数|某些|有人|有啲|不少"), "dropped"),
    Shape(Qualifier.CITED, STUDIED, regex("[12][90]\\d\\d")),
)


def shaped(span: Span, folded: str, text: str) -> Iterator[Shaped]:
    """Yield the stretches of a sentence of which its shape says something.

    What stands before a stretch is the cue, else the whole shape.
    """
    sentence = span.of(folded)
    for qualifier, pattern, holds, effect in _SHAPES:
        if holds.search(sentence) is None:
            continue
        for match in pattern.finditer(sentence):
            of = Span(span.start + match.start("of"), span.start + match.end("of"))
            before = Span(span.start + match.start(), of.start)
            whole = Span(span.start + match.start(), span.start + match.end())
            cue = before if any(map(str.isalnum, before.of(text))) else whole
            yield Shaped(of, HeardCue(qualifier, cue.of(text).strip(), cue, effect))

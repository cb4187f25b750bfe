"""How a report should look, and words that several formats share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from claimcheck.errors import ReadError
from claimcheck.model.finding import ACCEPTED, OPEN, Replaces
from claimcheck.model.regex import regex
from claimcheck.model.rule import Qualifier, Severity
from claimcheck.report.words import worded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.model.finding import Citation, Finding, HeardCue, Suggestion
    from claimcheck.model.report import Notice, Report

NOT_LEGAL_ADVICE = (
    "claimcheck flags wording for a person to judge. It is no legal advice and never says what is "
    "lawful."
)
_NOT_XML = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _no_original(path: str) -> bytes:
    raise ReadError(path, "the file itself is not at hand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`width` is in columns; `detail` adds the reason and the cues of each finding.

    `chinese` puts the frame, in the formats that people read as text, into Chinese.
    `shows_accepted` adds the findings that are not open. `original` reads a file that was checked,
    for the formats that write a copy of it.
    """

    width: int = 80
    colour: bool = False
    detail: bool = True
    shows_accepted: bool = False
    chinese: bool = False
    original: Callable[[str], bytes] = _no_original


def plural(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def summary(report: Report, *, chinese: bool = False) -> str:
    """Return one line that says how a run went."""
    found = report.counts()
    if chinese:
        of = "、".join(f"{found[each]} 個{worded(each, chinese=True)}" for each in Severity)
        lost = f"；{len(report.failures)} 個檔案未能檢查" if report.failures else ""
        return f"檢查了 {len(report.articles)} 篇：{of}{lost}"
    counts = ", ".join(
        (
            plural(found[Severity.ERROR], "error"),
            plural(found[Severity.WARNING], "warning"),
            f"{found[Severity.INFO]} info",
        ),
    )
    failed = len(report.failures)
    lost = f"; {plural(failed, 'file')} could not be checked" if failed else ""
    return f"{plural(len(report.articles), 'article')} checked: {counts}{lost}"


def accepted(report: Report, *, chinese: bool = False) -> str:
    """Return how many findings were accepted, and in which ways; empty when none was."""
    found = report.counts()
    named = [(found[status], worded(status, chinese=chinese)) for status in ACCEPTED]
    ways = [f"{count} {status}" for count, status in named if count]
    if ways and chinese:
        return f"已接受 {sum(found[s] for s in ACCEPTED)} 項（{'、'.join(ways)}）"
    return f"{sum(found[s] for s in ACCEPTED)} accepted ({', '.join(ways)})" if ways else ""


def is_open(finding: Finding) -> bool:
    """Say whether nobody has accepted a finding."""
    return finding.status == OPEN


def offered(suggestion: Suggestion, *, chinese: bool = False) -> str:
    """Return a wording with what to do with it."""
    if not suggestion.text:
        return worded("or leave the sentence out", chinese=chinese)
    whole = suggestion.replaces is Replaces.SENTENCE
    told = worded("in place of the sentence", chinese=chinese)
    return f"“{suggestion.text}”{f' {told}' if whole else ''}"


def accepted_by(finding: Finding) -> str:
    """Return the status of a finding, with who accepted it and until when."""
    told = finding.acceptance
    by = f" by {told.by}" if told and told.by else ""
    until = f" until {told.until}" if told and told.until else ""
    return f"{finding.status}{by}{until}"


def acceptance_words(finding: Finding) -> str:
    """Return who accepted a finding, until when, why, and where that is said; empty when open."""
    told = finding.acceptance
    if told is None:
        return ""
    head = accepted_by(finding).removeprefix(finding.status).lstrip()
    where = f"({told.where})" if told.where else ""
    return " ".join(part for part in (f"{head}:" if head else "", told.reason, where) if part)


def clause_words(citation: Citation) -> str:
    """Return a clause with its jurisdiction, how and since when it is known, and its address."""
    address = f" {citation.url}" if citation.url else ""
    return f"{clause_named(citation)}{address}"


def clause_named(citation: Citation) -> str:
    """Return a clause with its jurisdiction, how and since when it is known, and what it asks."""
    known = f"{citation.basis}, as of {citation.as_of}"
    about = f": {citation.about}" if citation.about else ""
    return f"{citation.jurisdiction}: {citation.ref} ({known}){about}"


def profile_words(report: Report) -> str:
    """Return under whose law, and for whom, articles were checked; empty when nobody asked."""
    if not report.law:
        return ""
    law = ", ".join(f"{one.id} ({one.name}, as of {one.as_of})" for one in report.law)
    profile = report.profile
    said = (
        ("advertiser", profile.advertiser),
        ("channel", profile.channel),
        ("audience", profile.audience),
        ("treatments", ", ".join(profile.treatments)),
    )
    return "; ".join((law, *(f"{name} {value}" for name, value in said if value)))


def no_clause(report: Report) -> str:
    """Return why a finding cites nothing."""
    if not report.law:
        return "none asked for (no jurisdiction was chosen)"
    return f"none that claimcheck knows of ({', '.join(one.id for one in report.law)})"


def notice_place(notice: Notice) -> str:
    """Return where a notice is about, as compilers write it."""
    return f"{named(notice.path)}:{notice.line}" if notice.line else named(notice.path)


def slashed(path: str) -> str:
    """Return the path of a file with forward slashes, and without `./` in front."""
    return PurePath(path).as_posix()


def xml_text(text: str) -> str:
    """Return text with a mark for each character that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def cue_words(finding: Finding, *, chinese: bool = False) -> list[str]:
    """Return what each cue of a finding did, in words; those that did nothing are left out.

    The second reader's doubt is told like a cue.
    """
    return [*_told_doubt(finding, chinese=chinese), *_told_cues(finding, chinese=chinese)]


def _told_doubt(finding: Finding, *, chinese: bool) -> Iterator[str]:
    reason = finding.reason
    if reason and finding.is_doubted:
        said = f"{reason.probability:.2f}"
        yield f"第二讀者存疑（{said}）" if chinese else f"doubted by the second reader, {said}"


def _told_cues(finding: Finding, *, chinese: bool) -> list[str]:
    did = [(cue, effect) for cue in finding.cues if (effect := effect_of(cue))]
    if chinese:
        return [
            f"「{cue.text}」：{worded(cue.qualifier, chinese=True)}，{worded(effect, chinese=True)}"
            for cue, effect in did
        ]
    return [f"{cue.qualifier} by “{cue.text}”, {effect}" for cue, effect in did]


def reason_words(finding: Finding) -> list[str]:
    """Return what the second reader learned that is nearest to a finding, with its labels."""
    near = finding.reason.neighbours if finding.reason else ()
    return [f"“{one.text}” ({', '.join(one.labels) or 'no claim'})" for one in near]


def effect_of(cue: HeardCue) -> str:
    """Return what a cue did: dropped, lowered, affirmed or denied; empty when it did nothing."""
    if cue.answers:
        return "affirmed" if cue.qualifier is Qualifier.ASKED else "denied"
    return "" if cue.effect == "none" else cue.effect


def is_missing(finding: Finding) -> bool:
    """Say whether a finding is about something that the article lacks."""
    return finding.category.startswith("disclaimer/") and not finding.quote


def is_conflict(finding: Finding) -> bool:
    """Say whether a finding is about two places that disagree."""
    return finding.category.startswith("consistency/")


def named(path: str) -> str:
    """Return a path in which each sign that cannot be seen is written out, as Python does."""
    if path.isprintable():
        return path
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in path
    )


def printable(text: str) -> str:
    """Return text that cannot move the cursor or change colours, of the same length."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else "�" for sign in text)

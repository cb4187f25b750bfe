"""How a report should look, and words that several formats share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.errors import ReadError
from claimcheck.model.rule import Qualifier, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model.finding import Finding, HeardCue
    from claimcheck.model.report import Report

NOT_LEGAL_ADVICE = (
    "claimcheck flags wording for a person to judge. It is no legal advice and never says what is "
    "lawful."
)


def _no_original(path: str) -> bytes:
    raise ReadError(path, "the file itself is not at hand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`width` is in columns; `detail` adds the reason and the cues of each finding.

    `shows_accepted` adds the findings that are not open. `original` reads a file that was checked,
    for the formats that write a copy of it.
    """

    width: int = 80
    colour: bool = False
    detail: bool = True
    shows_accepted: bool = False
    original: Callable[[str], bytes] = _no_original


def plural(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def summary(report: Report) -> str:
    """Return one line that says how a run went."""
    found = report.counts()
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


def cue_words(finding: Finding) -> list[str]:
    """Return what each cue of a finding did, in words; those that did nothing are left out."""
    return [
        f"{cue.qualifier} by “{cue.text}”, {effect}"
        for cue in finding.cues
        if (effect := effect_of(cue))
    ]


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


def printable(text: str) -> str:
    """Return text that cannot move the cursor or change colours, of the same length."""
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else "�" for sign in text)

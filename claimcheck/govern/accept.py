"""Which findings somebody accepted: in the article, in waivers, in the register, in a baseline."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.govern.baseline import without_known
from claimcheck.govern.register import is_about, is_approved, is_near, lacking
from claimcheck.govern.waivers import holds_for
from claimcheck.govern.wishes import names
from claimcheck.model.finding import OPEN, Acceptance
from claimcheck.model.report import Notice
from claimcheck.model.rule import Severity
from claimcheck.notation.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.model.record import Allowance, Claim, Records, Waiver
    from claimcheck.model.report import ArticleResult


def accept(  # noqa: PLR0913 -- what a status depends on
    results: Sequence[ArticleResult],
    records: Records,
    *,
    today: str,
    unwaivable: Collection[str],
    jurisdictions: Collection[str] = (),
    name_of: Callable[[str], str],
    is_there: Callable[[str], bool],
    is_asked: Callable[[str, str], bool],
) -> tuple[list[ArticleResult], tuple[Notice, ...]]:
    """Return the results with the status that each finding has, and what a person must see to.

    `today` is a day such as 2026-01-31, `unwaivable` holds the ids of rules whose findings stay
    open, `jurisdictions` are those for which the articles were checked. Records call articles by
    `name_of` their paths, and `is_there` says whether one exists. `is_asked` says of a path and a
    rule, or category, whether all of that is looked for there.
    """
    clerk = _Clerk(records, today, frozenset(unwaivable), jurisdictions, is_asked)
    named = {result.path: name_of(result.path) for result in results}
    accepted = [clerk.accept(result, named[result.path]) for result in results]
    still_open = {
        named[result.path]: tuple(
            finding
            for finding in result.findings
            if finding.status == OPEN and finding.rule not in unwaivable
        )
        for result in accepted
    }
    known = without_known(still_open, records.baseline, is_there) if records.baseline else {}
    if known:
        accepted = [
            _baselined(result, still_open[named[result.path]], known[named[result.path]], records)
            for result in accepted
        ]
    clerk.look_back(named)
    return accepted, tuple(sorted(clerk.notices, key=lambda n: (n.path, n.line, n.message)))


def _baselined(
    result: ArticleResult,
    still_open: Sequence[Finding],
    known: Collection[int],
    records: Records,
) -> ArticleResult:
    chosen = {id(still_open[at]) for at in known}
    acceptance = Acceptance("it was there when the baseline was made", where=records.baseline_file)
    findings = tuple(
        finding._replace(status="baselined", acceptance=acceptance)
        if id(finding) in chosen
        else finding
        for finding in result.findings
    )
    return replace(result, findings=findings)


class _Clerk:
    """Goes through the findings with the records at hand, and notes what is amiss in these."""

    def __init__(
        self,
        records: Records,
        today: str,
        unwaivable: frozenset[str],
        jurisdictions: Collection[str],
        is_asked: Callable[[str, str], bool],
    ) -> None:
        self._records = records
        self._is_asked = is_asked
        self._today = today
        self._jurisdictions = jurisdictions
        self._unwaivable = unwaivable
        self._used: set[int] = set()
        self.notices: list[Notice] = []
        self._by_print: dict[str, list[Waiver]] = defaultdict(list)
        self._written: list[Waiver] = []
        for waiver in records.waivers:
            if waiver.fingerprint:
                self._by_print[waiver.fingerprint].append(waiver)
            else:
                self._written.append(waiver)

    def accept(self, result: ArticleResult, name: str) -> ArticleResult:
        """Return a result with what the article itself, waivers and the register accept."""
        folded = fold(result.text) if self._records.claims else ""
        used: set[Allowance] = set()
        findings = []
        for finding in result.findings:
            ruling = (
                self._by_register(finding, name, folded)
                or self._by_allowance(finding, result, used)
                or self._by_waiver(finding, name)
            )
            findings.append(ruling or finding)
        for allowance in result.allowances:
            if allowance not in used and self._is_asked(result.path, allowance.rule):
                message = f"allow {allowance.rule}: there is nothing here that it allows"
                self._note(result.path, allowance.line, message)
        return replace(result, findings=tuple(findings))

    def look_back(self, names_: Mapping[str, str]) -> None:
        """Note the waivers for articles that were checked, by path and name, which nothing needed.

        One whose rule was not asked for may still be needed.
        """
        for waiver in self._records.waivers:
            meant = [path for path, name in names_.items() if waiver.path in {"", name}]
            if id(waiver) in self._used or not meant:
                continue
            if all(self._is_asked(path, waiver.rule) for path in meant):
                severity = Severity.WARNING if waiver.path else Severity.INFO
                message = f"this waiver of {waiver.rule} is for nothing that is found any more"
                self._note(self._records.waivers_file, waiver.line, message, severity)

    def _note(
        self,
        path: str,
        line: int,
        message: str,
        severity: Severity = Severity.WARNING,
    ) -> None:
        notice = Notice(path=path, line=line, severity=severity, message=message)
        if notice not in self.notices:
            self.notices.append(notice)

    def _by_register(self, finding: Finding, name: str, folded: str) -> Finding | None:
        near: Claim | None = None
        late: Claim | None = None
        for claim in self._records.claims:
            if not is_about(claim, finding, name):
                continue
            if not is_approved(claim, finding, folded):
                near = near or (claim if is_near(claim, finding) else None)
                continue
            if elsewhere := lacking(claim, self._jurisdictions):
                message = f"claim {claim.id} is not approved for {', '.join(elsewhere)}"
                self._note(self._records.claims_file, claim.line, message)
                continue
            if finding.rule in self._unwaivable:
                self._refuse(self._records.claims_file, claim.line, finding)
                return None
            if claim.review_by < self._today:
                late = late or claim
                continue
            where = f"{self._records.claims_file}:{claim.line}"
            reason = f"approved as {claim.id}: {'; '.join(claim.evidence)}"
            acceptance = Acceptance(reason, claim.owner, claim.review_by, where)
            return finding._replace(status="approved", acceptance=acceptance)
        if late is not None:
            message = (
                f"claim {late.id} was to be reviewed by {late.review_by}; what it approved "
                "is open again"
            )
            self._note(self._records.claims_file, late.line, message, Severity.ERROR)
            return finding._replace(severity=Severity.ERROR)
        if near is not None:
            message = f"“{finding.sentence}” differs from the approved wording {near.id}"
            self._note(finding.path, finding.start.number, message, Severity.INFO)
        return None

    def _by_allowance(
        self,
        finding: Finding,
        result: ArticleResult,
        used: set[Allowance],
    ) -> Finding | None:
        for allowance in result.allowances:
            inside = allowance.span is None or allowance.span.overlaps(finding.span)
            if not inside or not names(allowance.rule, finding.rule):
                continue
            used.add(allowance)
            if finding.rule in self._unwaivable:
                self._refuse(result.path, allowance.line, finding)
            elif allowance.until and allowance.until < self._today:
                message = f"allow {allowance.rule}: it held until {allowance.until}"
                self._note(result.path, allowance.line, message)
            else:
                where = f"{result.path}:{allowance.line}"
                acceptance = Acceptance(allowance.reason, allowance.by, allowance.until, where)
                return finding._replace(status="waived", acceptance=acceptance)
        return None

    def _by_waiver(self, finding: Finding, name: str) -> Finding | None:
        file = self._records.waivers_file
        known = (*self._by_print.get(finding.fingerprint, ()), *self._written)
        held = [waiver for waiver in known if holds_for(waiver, finding, name)]
        self._used.update(map(id, held))
        if finding.rule in self._unwaivable:
            for waiver in held:
                self._refuse(file, waiver.line, finding)
            return None
        for waiver in held:
            if waiver.expires >= self._today:
                where = f"{file}:{waiver.line}"
                acceptance = Acceptance(waiver.reason, waiver.approver, waiver.expires, where)
                return finding._replace(status="waived", acceptance=acceptance)
        for waiver in held:
            self._note(
                file, waiver.line, f"this waiver of {waiver.rule} expired on {waiver.expires}"
            )
        return None

    def _refuse(self, path: str, line: int, finding: Finding) -> None:
        self._note(path, line, f"what {finding.rule} finds cannot be accepted")

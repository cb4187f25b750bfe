"""Terms put right in the file itself: the safe suggestions, and only where nothing else changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.config import Config
from claimcheck.errors import ReadError
from claimcheck.fix.edits import Edit, edits_for, rewritten
from claimcheck.fix.encoded import in_references, write_edits
from claimcheck.govern.wishes import wanted
from claimcheck.model.fields import USUAL
from claimcheck.pipeline import check_article
from claimcheck.read import FORMATS, read_article
from claimcheck.read.files import content_of
from claimcheck.report.look import plural
from claimcheck.single import failure_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Article
    from claimcheck.model.fields import Fields
    from claimcheck.model.finding import Finding
    from claimcheck.model.report import Failure

_CLAIMS = frozenset({"overclaim", "promotion", "accuracy"})
"""The families whose findings a fix must not make vanish: the claim would still be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A file with its terms put right: the decoded text before and after, and the bytes to write.

    `edits` are those that were made, in the order in which they were; `read` is what was read.
    """

    path: str
    before: str
    after: str
    read: bytes
    data: bytes
    edits: tuple[Edit, ...]


class _Checked(NamedTuple):
    article: Article
    findings: tuple[Finding, ...]


def fix_file(path: str, rulebook: Rulebook, config: Config) -> Fixed | Failure:
    """Return a file with its terms put right, or why it cannot be read. Nothing is written."""
    try:
        return fix_bytes(path, content_of(path, config.limits), rulebook, config)
    except Exception as error:  # noqa: BLE001 -- what fails on one file must not cost the others
        return failure_of(path, error, "a rule failed")


def fix_bytes(path: str, data: bytes, rulebook: Rulebook, config: Config) -> Fixed:
    """Return a file's content with its terms put right; `path` says how to read it.

    Edits that hold are made until none is left, so that a second run finds nothing to do.

    Raises:
        ReadError: the content is no text of that format, or a term in it is wrong and its format
            is one that cannot be written.
    """
    wishes = config.for_path(path)
    fields = config.fields or USUAL
    checked = first = _check(path, data, rulebook, fields)
    now = data
    made: list[Edit] = []
    while True:
        asked = wanted(checked.findings, select=wishes.select, ignore=wishes.ignore)
        offered = edits_for(checked.article, checked.findings, asked)
        if offered and FORMATS[checked.article.format].is_document:
            raise ReadError(
                path,
                f"{plural(len(offered), 'term')} to put right, but files of the format"
                f" `{checked.article.format}` are not written; mend it where it was made",
            )
        edits = in_references(path, now, checked.article, offered)
        kept = _holding(edits, now, checked, rulebook, fields)
        if not kept:
            break
        now = write_edits(path, now, checked.article, kept)
        made += kept
        checked = _check(path, now, rulebook, fields)
    return Fixed(
        path=path,
        before=first.article.source,
        after=checked.article.source,
        read=data,
        data=now,
        edits=tuple(made),
    )


def _check(path: str, data: bytes, rulebook: Rulebook, fields: Fields) -> _Checked:
    """Return what all rules find, whatever the project asks for: a fix must raise nothing new."""
    article = read_article(path, data, fields=fields)
    return _Checked(article, check_article(article, rulebook, Config()).findings)


def _holding(
    edits: Sequence[Edit],
    data: bytes,
    checked: _Checked,
    rulebook: Rulebook,
    fields: Fields,
) -> list[Edit]:
    """Return the edits after which all is well: all of them, else one after the other."""
    if not edits or _holds(edits, data, checked, rulebook, fields):
        return list(edits)
    kept: list[Edit] = []
    for edit in edits:
        if _holds([*kept, edit], data, checked, rulebook, fields):
            kept.append(edit)
    return kept


def _holds(
    edits: Sequence[Edit],
    data: bytes,
    checked: _Checked,
    rulebook: Rulebook,
    fields: Fields,
) -> bool:
    """Say whether the edits, once written and read again, change these terms and nothing else."""
    article = checked.article
    try:
        changed = write_edits(article.path, data, article, edits)
        after = _check(article.path, changed, rulebook, fields)
    except (ReadError, UnicodeError):
        return False
    if (after.article.source, after.article.text) != rewritten(article, edits):
        return False
    if _layout(after.article) != _layout(article):
        return False
    fixed = Counter(_key(edit.finding) for edit in edits)
    left = Counter(map(_key, checked.findings)) - fixed
    found = Counter(map(_key, after.findings))
    lost = left - found
    return not found - left and not any(rule.partition("/")[0] in _CLAIMS for rule, *_ in lost)


def _layout(article: Article) -> list[tuple[str, int]]:
    return [(block.kind.value, block.level) for block in article.blocks]


def _key(finding: Finding) -> tuple[str, str, str, str]:
    """Return what a finding is known by in a text of which other places were changed."""
    return finding.rule, finding.severity.value, finding.quote, finding.message

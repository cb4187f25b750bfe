"""The core of a scan: one pure function from a table of articles to a table of what is found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from claimcheck.accepted import accepted_apart
from claimcheck.errors import ReadError
from claimcheck.govern.accept import accept
from claimcheck.govern.wishes import is_selected, names
from claimcheck.model.fields import USUAL
from claimcheck.model.second import Mode, is_second
from claimcheck.pipeline import check_article, check_articles
from claimcheck.read import read_text
from claimcheck.scan.cells import (
    Cells,
    Key,
    failure_cells,
    finding_cells,
    notice_cells,
    told_cells,
)
from claimcheck.scan.job import rulebook_of
from claimcheck.scan.schema import table_of
from claimcheck.scan.told import told_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Article
    from claimcheck.model.report import ArticleResult, Notice
    from claimcheck.scan.job import Job

_TOGETHER = 32  # rows that go through the stages together
_BOM = "\ufeff"  # no part of what is read


class _Row(NamedTuple):
    key: Key
    text: str | None
    failure: str | None


def check_table(articles: pa.Table, job: Job, rulebook: Rulebook | None = None) -> pa.Table:
    """Return what is found in a table like `ARTICLES`, as a table of the job's schema.

    What comes of a row depends on that row alone, and is in the order of the rows. Without a
    `rulebook` that of the job is loaded, once in a process.
    """
    rules = rulebook or rulebook_of(job)
    rules = rules.under(job.config.profile.jurisdictions)
    found = [job.schema.empty_table()]
    # Of what was found in some rows only the table is kept: it is many times smaller.
    for first in range(0, articles.num_rows, _TOGETHER):
        rows = list(_rows(articles.slice(first, _TOGETHER), first))
        cells: list[Cells] = []
        for row, result in zip(rows, _results(rows, job, rules), strict=True):
            cells += _outcome(row, result, job, rules)
        found.append(table_of(cells, job.schema))
    return pa.concat_tables(found).combine_chunks()


def _rows(articles: pa.Table, first: int) -> Iterator[_Row]:
    """Yield the rows of a table; `first` is the number of the first, if they have none."""

    def column(name: str) -> list[Any]:
        return articles[name].to_pylist() if name in articles.column_names else nothing

    nothing = [None] * articles.num_rows
    columns = map(column, ("row", "id", "site", "text", "failure"))
    for at, (number, id_, site, text, failure) in enumerate(
        zip(*columns, strict=True), start=first
    ):
        row = at if number is None else number
        key = Key(row, str(row if id_ is None else id_), None if site in {None, ""} else str(site))
        yield _Row(key, text, failure or (None if text is not None else "there is no text"))


def _results(rows: Sequence[_Row], job: Job, rulebook: Rulebook) -> Iterator[ArticleResult | str]:
    """Yield the result of each row, or why it has none."""
    read = [_read(row, job) for row in rows]
    articles = [one for one in read if not isinstance(one, str)]
    results: Iterator[ArticleResult | str]
    try:
        results = iter(check_articles(articles, rulebook, job.config))
    except Exception:  # noqa: BLE001 -- one row is to blame, and must not cost the others
        results = iter([_checked(article, job, rulebook) for article in articles])
    for one in read:
        yield one if isinstance(one, str) else next(results)


def _read(row: _Row, job: Job) -> Article | str:
    if row.failure is not None or row.text is None:
        return row.failure or "there is no text"
    try:
        fields = job.config.fields or USUAL
        return read_text(row.text, path=row.key.id, format=job.format, fields=fields)
    except ReadError as error:
        return error.why
    except Exception as error:  # noqa: BLE001 -- what stops a reader must not cost the other rows
        return f"it cannot be read: {type(error).__name__}: {error}"


def _checked(article: Article, job: Job, rulebook: Rulebook) -> ArticleResult | str:
    try:
        return check_article(article, rulebook, job.config)
    except Exception as error:  # noqa: BLE001 -- a rule that fails on one row must not cost the others
        return f"a rule failed: {type(error).__name__}: {error}"


def _outcome(
    row: _Row, result: ArticleResult | str, job: Job, rulebook: Rulebook
) -> Iterator[Cells]:
    key = row.key
    if isinstance(result, str):
        yield failure_cells(key, result, job)
        return
    shift = 1 if row.text is not None and row.text.startswith(_BOM) else 0
    accepted, notices = accepted_in_row(result, job, rulebook)
    for finding in accepted.findings:
        yield finding_cells(key, finding, job, shift)
    for part in result.unread:
        yield failure_cells(key, f"{part.path.removeprefix(f'{key.id}, ')}: {part.reason}", job)
    for notice in sorted((*result.notices, *notices), key=lambda n: (n.line, n.message)):
        yield notice_cells(key, notice, job)
    if job.sites and key.site and (told := told_by(result, job, shift)):
        yield told_cells(key, told, job)


def accepted_in_row(
    result: ArticleResult, job: Job, rulebook: Rulebook
) -> tuple[ArticleResult, list[Notice]]:
    """Return a result with what people accepted, and what is amiss with that in the row itself.

    Whether a comment that allows a disagreement is of use is only known of a site, so when sites
    are compared nothing is said of it.
    """
    wishes = job.config

    def is_asked(path: str, prefix: str) -> bool:
        del path
        if is_second(prefix) and wishes.second_reader != Mode.GATE:
            return False
        return all(
            is_selected(rule.id, wishes.select, wishes.ignore)
            and not (job.sites and rule.kind == "conflict")
            for rule in rulebook.rules
            if names(prefix, rule.id)
        )

    laid = partial(
        accept,
        records=job.records,
        today=job.as_of,
        unwaivable=rulebook.unwaivable,
        jurisdictions=rulebook.chosen,
        name_of=str,
        is_there=lambda _: False,
        is_asked=is_asked,
    )
    (accepted,), notices = accepted_apart((result,), laid)
    return accepted, [notice for notice in notices if notice.path == result.path]

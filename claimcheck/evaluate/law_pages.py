"""The law as a page: every jurisdiction with its clauses, and what they make of the categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.govern.clauses import rows_of
from claimcheck.model.regex import regex
from claimcheck.report.look import NOT_LEGAL_ADVICE, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claimcheck.model.law import Clause, Jurisdiction

_MARK_UP = regex(r"[\\`*_\[\]<>#|]")


def law_page(law: Mapping[str, Jurisdiction]) -> str:
    """Return the page of all jurisdictions, by id, in Markdown."""
    return "\n".join(_page([law[name] for name in sorted(law)])) + "\n"


def _page(law: Iterable[Jurisdiction]) -> Iterator[str]:
    law = list(law)
    yield "# The law, by jurisdiction"
    yield ""
    yield f"Written by `claimcheck rules pages` with `--law`. {NOT_LEGAL_ADVICE}"
    yield "[How the law is laid over findings](../guide/law.md) says what the columns mean."
    yield ""
    yield "| jurisdiction | | as of | clauses | duties |"
    yield "|---|---|---|--:|--:|"
    for one in law:
        counts = f"{len(one.clauses)} | {len(one.duties)}"
        yield f"| `{one.id}` | {_plain(one.name)} | {one.as_of} | {counts} |"
    for one in law:
        yield from _jurisdiction(one)


def _jurisdiction(one: Jurisdiction) -> Iterator[str]:
    yield ""
    yield f"## {_plain(one.name)} (`{one.id}`)"
    yield ""
    known = plural(len(one.clauses), "clause")
    yield f"{known}, as of {one.as_of}."
    yield ""
    if one.warning:
        yield f"**{one.warning}**"
        yield ""
    yield "| category or rule | severity | clause | basis | when |"
    yield "|---|---|---|---|---|"
    for row in rows_of(one):
        cells = (row.name, row.duty.severity, _linked(row.clause), row.clause.basis, row.when)
        yield f"| {' | '.join(map(str, cells))} |"
    yield ""
    for clause in one.clauses:
        yield f"- {_linked(clause)}: {_plain(clause.about)}{_more(clause)}"


def _linked(clause: Clause) -> str:
    return f"[{_plain(clause.ref)}]({clause.url.replace('(', '%28').replace(')', '%29')})"


def _more(clause: Clause) -> str:
    """Return since when a clause holds, what it threatens, and when it was looked at."""
    parts = [
        f"in force since {clause.effective}" if clause.effective else "",
        _plain(clause.penalty),
        f"looked at on {clause.as_of}",
    ]
    return f" ({'; '.join(part for part in parts if part)})"


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return _MARK_UP.sub(r"\\\g<0>", text)

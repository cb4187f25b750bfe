"""A law file → a jurisdiction with its clauses and the duties that they found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.errors import did_you_mean
from claimcheck.model.law import (
    Advertiser,
    Audience,
    Basis,
    Channel,
    Clause,
    Duty,
    DutyExample,
    Jurisdiction,
    When,
    treatment_names,
)
from claimcheck.model.rule import Severity
from claimcheck.notation.document import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from claimcheck.model.rule import Term
    from claimcheck.notation.document import Node, Reader

_CLAUSE = ("id", "ref", "about", "url", "basis", "as-of")
_DUTY = ("categories", "clauses", "severity", "examples")
_MORE = ("when", "accepted", "required")
_WHEN = {"advertiser": Advertiser, "channel": Channel, "audience": Audience}


def read_law(
    reader: Reader,
    root: Node | None,
    names: Collection[str],
    treatments: Iterable[Term],
) -> Jurisdiction:
    """Return the jurisdiction of a file, noting every mistake in `reader`.

    `names` are the categories and rules that a duty may name.
    """
    keys = ("jurisdiction", "name", "as-of", "clauses", "duties")
    fields = reader.fields(root, "a law file", required=keys, optional=("unread",))
    clauses = tuple(_clauses(reader, fields.get("clauses")))
    known = {clause.id: clause for clause in clauses}
    terms = treatment_names(treatments)
    return Jurisdiction(
        id=reader.text(fields.get("jurisdiction"), "`jurisdiction`"),
        name=reader.text(fields.get("name"), "`name`"),
        as_of=reader.date(fields.get("as-of"), "`as-of`"),
        unread=reader.text(fields.get("unread"), "`unread`"),
        clauses=clauses,
        duties=tuple(
            _duty(reader, node, known, names, terms)
            for node in reader.items(fields.get("duties"), "`duties`")
        ),
        path=reader.path,
    )


def _clauses(reader: Reader, node: Node | None) -> Iterator[Clause]:
    seen: Counter[str] = Counter()
    for item in reader.items(node, "`clauses`"):
        fields = reader.fields(
            item, "a clause", required=_CLAUSE, optional=("effective", "penalty")
        )
        id_ = reader.text(fields.get("id"), "`id`")
        seen[id_] += 1
        if seen[id_] > 1:
            reader.report(item, f"clause `{id_}` stands twice")
        url = reader.text(fields.get("url"), "`url`")
        if url and not url.startswith("https://"):
            reader.report(fields["url"], f"`url` must begin with https://, not `{url}`")
        yield Clause(
            id=id_,
            ref=reader.text(fields.get("ref"), "`ref`"),
            about=reader.text(fields.get("about"), "`about`"),
            url=url,
            basis=Basis(reader.choice(fields.get("basis"), "`basis`", Basis, Basis.SECONDARY)),
            as_of=reader.date(fields.get("as-of"), "`as-of`"),
            effective=reader.date(fields.get("effective"), "`effective`"),
            penalty=reader.text(fields.get("penalty"), "`penalty`"),
            line=item.line,
        )


def _duty(
    reader: Reader,
    node: Node,
    clauses: Mapping[str, Clause],
    names: Collection[str],
    treatments: Collection[str],
) -> Duty:
    fields = reader.fields(node, "a duty", required=_DUTY, optional=_MORE)
    cited = _known(reader, fields, "clauses", "clause", clauses)
    return Duty(
        categories=_known(reader, fields, "categories", "category or rule", names),
        clauses=tuple(clauses[id_] for id_ in cited if id_ in clauses),
        severity=Severity(
            reader.choice(fields.get("severity"), "`severity`", Severity, Severity.WARNING)
        ),
        when=_when(reader, fields.get("when"), treatments),
        accepted=tuple(text.value for text in reader.texts(fields.get("accepted"), "`accepted`")),
        required=reader.text(fields.get("required"), "`required`"),
        examples=tuple(_examples(reader, fields.get("examples"), names)),
        line=node.line,
    )


def _known(
    reader: Reader,
    fields: Mapping[str, Node],
    key: str,
    what: str,
    known: Collection[str],
) -> tuple[str, ...]:
    """Return the members of a list, each of which must be known, and of which there must be one."""
    node = fields.get(key)
    texts = reader.texts(node, f"`{key}`")
    if node is not None and not texts:
        reader.report(node, f"`{key}` names nothing")
    for text in texts:
        _refuse_unknown(reader, text, what, known)
    return tuple(text.value for text in texts)


def _refuse_unknown(reader: Reader, text: Text, what: str, known: Collection[str]) -> None:
    if text.value not in known:
        near = did_you_mean(text.value, sorted(known))
        reader.report(text, f"there is no {what} `{text.value}`{near}")


def _when(reader: Reader, node: Node | None, treatments: Collection[str]) -> When:
    if node is None:
        return When()
    fields = reader.fields(node, "`when`", optional=("treatments", *_WHEN))
    said = {
        key: frozenset(word for word in reader.choices(fields.get(key), f"`{key}`", known) if word)
        for key, known in _WHEN.items()
    }
    named = _known(reader, fields, "treatments", "treatment or family", treatments)
    return When(treatments=frozenset(named), **said)


def _examples(reader: Reader, node: Node | None, names: Collection[str]) -> Iterator[DutyExample]:
    if node is None:
        return
    lists = reader.fields(node, "`examples`", required=("flag", "pass"))
    for name, members in lists.items():
        more = "rule" if name == "flag" else "because"
        needed = ("text",) if name == "flag" else ("text", "because")
        items = reader.items(members, f"`{name}`")
        if not items:
            reader.report(members, f"`{name}` has no example")
        for item in items:
            fields = reader.fields(item, "an example", required=needed, optional=(more, "lang"))
            rule = fields.get("rule")
            if isinstance(rule, Text):
                _refuse_unknown(reader, rule, "rule", names)
            yield DutyExample(
                list=name,
                text=reader.text(fields.get("text"), "`text`"),
                rule=reader.text(rule, "`rule`"),
                because=reader.text(fields.get("because"), "`because`"),
                lang=reader.text(fields.get("lang"), "`lang`", "en"),
                line=item.line,
            )

"""`claims.yaml`, the register: wordings that may be used, with their evidence and owner."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from claimcheck.govern.waivers import appended, slashed
from claimcheck.govern.wishes import names
from claimcheck.model.record import Claim
from claimcheck.model.text import Span
from claimcheck.notation.folding import fold, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.model.finding import Finding
    from claimcheck.notation.document import Node, Reader

KEYS = ("id", "wording", "evidence", "owner", "review-by")
MORE = ("variants", "jurisdictions", "approval", "rules", "paths", "fingerprints")
HEAD = """\
# Claims that were approved: their exact wording, what proves them, and when to look at them again.
claims:
"""
_NEAR = 0.75
"""The share of words, in order, that makes a sentence nearly an approved wording."""


def read_claims(reader: Reader, root: Node | None) -> tuple[Claim, ...]:
    """Return the claims of a register, noting every mistake in `reader`."""
    fields = reader.fields(root, "a register", required=("claims",))
    nodes = reader.items(fields.get("claims"), "`claims`")
    claims = tuple(_claim(reader, node) for node in nodes)
    for id_, count in Counter(claim.id for claim in claims).items():
        if count > 1:
            node = [node for node, claim in zip(nodes, claims, strict=True) if claim.id == id_][1]
            reader.report(node, f"claim `{id_}` stands {count} times")
    return claims


def _claim(reader: Reader, node: Node) -> Claim:
    fields = reader.fields(node, "a claim", required=KEYS, optional=MORE)
    wording = reader.text(fields.get("wording"), "`wording`")
    return Claim(
        id=reader.text(fields.get("id"), "`id`"),
        wordings=(wording, *_texts(reader, fields, "variants")),
        evidence=_texts(reader, fields, "evidence"),
        jurisdictions=_texts(reader, fields, "jurisdictions"),
        owner=reader.text(fields.get("owner"), "`owner`"),
        approval=reader.text(fields.get("approval"), "`approval`"),
        review_by=reader.date(fields.get("review-by"), "`review-by`"),
        rules=_texts(reader, fields, "rules"),
        paths=tuple(map(slashed, _texts(reader, fields, "paths"))),
        fingerprints=_texts(reader, fields, "fingerprints"),
        line=node.line,
    )


def _texts(reader: Reader, fields: Mapping[str, Node], key: str) -> tuple[str, ...]:
    """Return a list of texts; one text alone is a list of one."""
    node = fields.get(key)
    if node is not None and hasattr(node, "value"):
        return (reader.text(node, f"`{key}`"),)
    return tuple(text.value for text in reader.texts(node, f"`{key}`"))


def is_about(claim: Claim, finding: Finding, path: str) -> bool:
    """Say whether a claim may speak of a finding in the article at `path`, whatever it says."""
    return (
        (not claim.rules or any(names(rule, finding.rule) for rule in claim.rules))
        and (not claim.paths or path in claim.paths)
        and (not claim.fingerprints or finding.fingerprint in claim.fingerprints)
    )


def lacking(claim: Claim, jurisdictions: Iterable[str]) -> list[str]:
    """Return those of a run's jurisdictions that a claim is not approved for.

    One that names none is approved for all.
    """
    approved = {name.casefold() for name in claim.jurisdictions}
    return [name for name in jurisdictions if approved and name not in approved]


def is_approved(claim: Claim, finding: Finding, folded: str) -> bool:
    """Say whether a finding lies inside an approved wording of its article's `folded` text."""
    if not finding.quote:
        return False
    for wording in claim.wordings:
        sought = fold(" ".join(wording.split()))
        at = folded.rfind(sought, 0, finding.span.start + len(sought))
        if at < 0 or not Span(at, at + len(sought)).contains(finding.span):
            continue
        edges = folded[max(0, at - 1) : at] + folded[at + len(sought) :][:1]
        if not any(map(str.isalnum, edges)):
            return True
    return False


def is_near(claim: Claim, finding: Finding) -> bool:
    """Say whether the sentence of a finding says nearly what a claim approves."""
    if not finding.quote:
        return False
    said = words_in(finding.sentence).split()
    for wording in claim.wordings:
        matcher = SequenceMatcher(None, words_in(wording).split(), said, autojunk=False)
        if matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR:
            return True
    return False


def with_claims(source: str, claims: Iterable[Claim]) -> str:
    """Return a register with other claims behind those in it; an empty source gets a head."""
    return appended(source or HEAD, (_plain(claim) for claim in claims), "claims:\n")


def _plain(claim: Claim) -> dict[str, object]:
    plain = {
        "id": claim.id,
        "wording": claim.wordings[0],
        "variants": list(claim.wordings[1:]),
        "evidence": list(claim.evidence),
        "owner": claim.owner,
        "approval": claim.approval,
        "review-by": claim.review_by,
        "jurisdictions": list(claim.jurisdictions),
        "rules": list(claim.rules),
        "paths": list(claim.paths),
        "fingerprints": list(claim.fingerprints),
    }
    return {key: value for key, value in plain.items() if value}

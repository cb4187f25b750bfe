"""What the page's script knows: the findings as JSON that nothing in an article can end."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.model.report import Report
    from claimcheck.report.html.cards import Card, There

# HTML ends a script at `</script` and may hide its end behind `<!--`.
_ENDINGS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


class _Texts:
    """Texts by number: what many findings share is written once."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self.known.setdefault(text, len(self.known))


def data(
    report: Report,
    cards: Iterable[Sequence[Card]],
    *,
    words: Mapping[str, str],
) -> str:
    """Return the findings as JSON for the inside of a script element.

    It is plain ASCII, so that halves of surrogate pairs in the name of a file come through, and
    what is exported names the file that was checked. Numbers stand for entries of `texts`;
    `words` are those of the page in another language than English.
    """
    texts = _Texts()
    findings = [_finding(card, texts) for some in cards for card in some]
    paths = "\0".join(article.path for article in report.articles)
    value = {
        "store": hashlib.sha256(paths.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "articles": [article.path for article in report.articles],
        "findings": findings,
        "texts": list(texts.known),
        **({"words": dict(words)} if words else {}),
    }
    return json.dumps(value, separators=(",", ":")).translate(_ENDINGS)


def _finding(card: Card, texts: _Texts) -> dict[str, Any]:
    finding = card.finding
    return {
        "article": card.article,
        "grade": card.grade,
        "severity": finding.severity.value,
        "status": finding.status,
        "sort": card.sort,
        "category": texts(finding.category),
        "topic": texts(card.topic),
        "where": card.where,
        "rule": texts(finding.rule),
        "confidence": finding.confidence.value,
        "message": texts(finding.message),
        "advice": texts(finding.advice),
        "why": texts(finding.why),
        "quote": texts(finding.quote),
        "sentence": texts(finding.sentence),
        "excerpt": card.excerpt,
        "cues": [texts(words) for words in card.cues],
        **({"doubted": True} if finding.is_doubted else {}),
        **({"like": [texts(words) for words in card.like]} if card.like else {}),
        "clauses": [list(map(texts, clause)) for clause in card.clauses],
        "wordings": [list(map(texts, wording)) for wording in card.wordings],
        "related": [_related(there, texts) for there in card.related],
        "fingerprint": finding.fingerprint,
        "accepted": texts(card.accepted),
    }


def _related(there: There, texts: _Texts) -> dict[str, Any]:
    return {
        "path": texts(there.path),
        "article": there.article,
        "anchor": there.anchor,
        "where": there.where,
        "excerpt": there.excerpt,
        "message": texts(there.message),
    }

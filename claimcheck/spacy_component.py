"""claimcheck as a spaCy pipeline component: `nlp.add_pipe("claimcheck")`.

The findings are put into `doc.spans["claimcheck"]`, each span labelled with its rule and covering
the tokens that the finding touches; `span.id_` is the finding's fingerprint. Missing disclosures
have no words to cover and are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span, SpanGroup

from claimcheck.pipeline import check_text, load_packs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc

KEY = "claimcheck"


@Language.factory(
    "claimcheck",
    default_config={"packs": [], "spans_key": KEY},
    assigns=["doc.spans"],
)
def make_claimcheck(
    nlp: Language,
    name: str,
    packs: Sequence[str],
    spans_key: str,
) -> Callable[[Doc], Doc]:
    """Return a component that reads a doc's text as plain text.

    Raises:
        PackError: the packs have mistakes.
    """
    del nlp, name
    rulebook = load_packs(packs)

    def add_findings(doc: Doc) -> Doc:
        result = check_text(doc.text, packs=rulebook)
        spans: list[Span] = []
        for finding in result.findings:
            if not finding.quote:
                continue
            covered = doc.char_span(
                finding.start.offset,
                finding.end.offset,
                label=finding.rule,
                span_id=finding.fingerprint,
                alignment_mode="expand",
            )
            if covered is not None:
                spans.append(covered)
        doc.spans[spans_key] = SpanGroup(doc, name=spans_key, spans=spans)
        return doc

    return add_findings

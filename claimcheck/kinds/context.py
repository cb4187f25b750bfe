"""What a kind may look at: an article's sentences, and what each of them speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.kinds.parallel import SECTION, TOPICS, is_label
from claimcheck.kinds.rows import LABEL, MEASURES, Cell
from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.model.rule import ASIDES, CONCERNS, VARIANT
from claimcheck.model.text import count_words, outermost
from claimcheck.notation.clause import clause_bounds
from claimcheck.notation.folding import fold, words_in
from claimcheck.notation.numbers import read_range

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from claimcheck.kinds.glossary import Glossary
    from claimcheck.model.article import Segmented
    from claimcheck.model.text import Span

# What a sentence may begin with that speaks of what the one before named.
_PRONOUNS = frozenset("it it's it'll they they're they'll this these that both each".split())
# What asks, and what may hold the answer where that begins a block of its own.
_ASKS = regex(r"\?[\s\"'*)]*$")
_ASKING = frozenset({BlockKind.QUESTION, BlockKind.HEADING, BlockKind.LABEL})
_ANSWERING = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.ANSWER, BlockKind.LIST_ITEM, BlockKind.QUOTE}
)
_LISTED = (BlockKind.LIST_ITEM, BlockKind.LIST_ITEM)
_LABEL_SIGNS = 40  # in which a sentence that begins with a label has its colon
_BESIDE = ASIDES | {VARIANT}  # what says nothing of what is treated with what


def row_name(head: str) -> str:
    """Return what tells a row from others, and is no term: “Upper lip” in a table or “upper lip:”.

    It stands in quotation marks, so that it is not the id of what it may name. The name of a
    section is one already.
    """
    return head if head.startswith(SECTION) else f"“{words_in(head)}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a kind sees of an article while it proposes candidates.

    `terms` gives for each sentence the ids of the terms that it names; `terms_in` does so for any
    other text of the article, such as the head of a table row. `places` says where in the article
    each sentence names them, and `groups` whether they are treatments, concerns or areas. `cells`
    says what the cells of tables are of, by their blocks, and `rows` holds the heads of the
    article's table rows by what they read folded; `parts` says what blocks and
    `lines` what sentences are about that stand side by side; `labels` are the sentences that label
    one of several paragraphs.
    """

    segmented: Segmented
    glossary: Glossary
    terms: Mapping[int, frozenset[str]]
    terms_in: Callable[[str], frozenset[str]]
    places: Mapping[int, Sequence[tuple[Span, str]]] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[int, Cell] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[int, str] = field(default_factory=dict)
    lines: Mapping[int, str] = field(default_factory=dict)
    labels: frozenset[int] = frozenset()

    def subject_of(self, sentence: int, span: Span | None = None) -> frozenset[str]:
        """Return what a sentence speaks of: by its words, its table row or column, its heading.

        The head of a row is a subject of its own, whether or not it names a term. Of several
        treatments, concerns or areas in one sentence it is those of the clause of `span`.
        """
        segmented = self.segmented
        ordinal = segmented.sentences[sentence].block
        block = segmented.article.blocks[ordinal]
        thing, words = self.cells.get(ordinal, Cell("", ""))
        row = frozenset({thing}) if thing else self._rows_named(sentence)
        part = frozenset({self.parts.get(ordinal, "")}) - {""}
        line = frozenset({self.lines.get(sentence, "")}) - {""}
        label = self._label_before(sentence)
        row |= part or frozenset(map(self._local, line or self._labelled(label)))
        row = frozenset(map(row_name, row))
        own = self._beside(sentence, span) | self._own_label(sentence)
        named = frozenset(name for name in own if self.groups.get(name) not in _BESIDE)
        found = own
        if not named:
            of_row, of_column = self.terms_in(words), self.terms_in(block.column)
            if any(self.groups.get(name) not in _BESIDE for name in of_row):
                of_column = frozenset(n for n in of_column if self.groups.get(n) in ASIDES)
            found |= of_row | of_column
        around = self.terms.get(label, frozenset()) or self._meant_by(sentence)
        for more in (around, self._above(ordinal)):
            found |= self._lacking(more, found, is_placed=bool(row and more is not around))
        return found | row

    def narrowing(self, head: str) -> frozenset[str]:
        """Return what the head of a row that says what is measured names, but treatments."""
        return frozenset(n for n in self.terms_in(head) if self.groups.get(n) != "treatment")

    def wherever(self, subject: frozenset[str]) -> frozenset[str]:
        """Return what something speaks of that holds for all areas and rows."""
        return frozenset(n for n in subject if self.groups.get(n) in {"treatment", "concern"})

    def _above(self, ordinal: int) -> frozenset[str]:
        """Return what the heading of a block's section names."""
        heading = self.segmented.headings[ordinal]
        blocks = self.segmented.article.blocks
        if heading is None or blocks[heading].level == 1:
            return frozenset()
        return self.terms_in(blocks[heading].span.of(self.segmented.article.text))

    def _lacking(
        self, more: frozenset[str], found: frozenset[str], *, is_placed: bool
    ) -> frozenset[str]:
        """Return what the words around a sentence name and nothing nearer does.

        Concerns and areas say together what is treated. What stands in a row is told by it and
        lacks no more than a treatment.
        """
        groups = {self.groups.get(name) for name in found}
        groups |= CONCERNS if groups & CONCERNS else set()
        lacking = (name for name in more if self.groups.get(name) not in groups)
        return frozenset(
            name for name in lacking if not is_placed or self.groups.get(name) == "treatment"
        )

    def _rows_named(self, sentence: int) -> frozenset[str]:
        """Return the heads of table rows that a sentence names: “In our Gold package”."""
        if not self.rows:
            return frozenset()
        segmented = self.segmented
        place, block = segmented.sentences[sentence]
        words = words_in(place.of(segmented.folded)).split()
        named = {
            " ".join(words[at : at + length])
            for at in range(len(words))
            for length in range(1, LABEL + 1)
        }
        heading = segmented.headings[block]
        if heading is not None:
            named.add(words_in(segmented.article.blocks[heading].span.of(segmented.folded)))
        return frozenset(self.rows[words] for words in named if words in self.rows)

    def _beside(self, sentence: int, span: Span | None) -> frozenset[str]:
        """Return what a sentence names; of each group with several, what its clause names.

        Where the clause names none, it is what was named last before it, else next after it; what
        goes with a treatment is not told ahead.
        """
        named = self.terms.get(sentence, frozenset())
        places = self.places.get(sentence, ())
        if span is None or len(named) < 2 or not places:  # noqa: PLR2004 -- of one there is no choice
            return named
        whole = self.segmented.sentences[sentence].span
        bounds = clause_bounds(whole.of(self.segmented.folded))
        clauses = [(whole.start + start, whole.start + end) for start, end in bounds]
        mine = next(at for at, (_, end) in enumerate(clauses) if span.start < end)
        nearest = [mine, *reversed(range(mine)), *range(mine + 1, len(clauses))]
        told = [of for of in nearest if of <= mine or clauses[of][0] < span.end]
        found: set[str] = set()
        for group in {self.groups.get(name) for name in named}:
            members = [(at, name) for at, name in places if self.groups.get(name) == group]
            if group in CONCERNS:  # the upper lid is not the eye
                outer = outermost(at for at, _ in members)
                members = [(at, name) for at, name in members if at in outer]
            within = told if group in ASIDES else nearest
            inside = (
                {name for at, name in members if clauses[of][0] <= at.start < clauses[of][1]}
                for of in within
            )
            found |= next(filter(None, inside), set())
        return frozenset(found)

    def answer_to(self, sentence: int) -> range:
        """Return the sentences that may answer a question or a heading; empty if it is neither.

        They are the first two of what follows it in its block, or else of the block after it.
        """
        segmented = self.segmented
        of = segmented.sentences[sentence].block
        text = segmented.sentences[sentence].span.of(segmented.folded)
        kind = segmented.article.blocks[of].kind
        if _ASKS.search(text) is None and kind not in _ASKING:
            return range(0)
        following = segmented.by_block[of : of + 2]
        first = sentence + 1
        end = next((end for _, end in following if end > first), first)
        if first == following[0][1] and end > first:
            answering = segmented.article.blocks[of + 1].kind
            if answering not in _ANSWERING or (kind, answering) == _LISTED:
                return range(0)
        return range(first, min(end, first + 2))

    def subject_of_answer(self, sentence: int, span: Span, question: int) -> frozenset[str]:
        """Return what an answer speaks of: by its words, and by those of the question."""
        own = self._beside(sentence, span)
        groups = {self.groups.get(name) for name in own}
        asked = self.subject_of(question)
        return own | {name for name in asked if self.groups.get(name) not in groups}

    def _meant_by(self, sentence: int) -> frozenset[str]:
        """Return what the sentence before it in a paragraph names.

        Of a sentence that does not begin with “it” or “they” these are the treatments and concerns.
        """
        segmented = self.segmented
        of = segmented.sentences[sentence].block
        words = segmented.sentence_text(segmented.sentences[sentence]).lower().split()
        is_meant = words[0].replace("’", "'") in _PRONOUNS
        for before in range(sentence - 1, max(sentence - 3, -1), -1):
            if segmented.sentences[before].block != of:
                break
            named = self.terms.get(before, frozenset())
            if any(self.groups.get(name) not in _BESIDE for name in named):
                return frozenset(
                    name
                    for name in named
                    if is_meant or self.groups.get(name) in {"treatment", "concern"}
                )
        return frozenset()

    def _label_before(self, sentence: int) -> int:
        """Return the sentence that labels the paragraph of another: “Legs and back. Eight …”.

        It is -1 where none does.
        """
        segmented = self.segmented
        first = segmented.by_block[segmented.sentences[sentence].block][0]
        if first == sentence:
            return -1
        return first if is_label(segmented.sentence_text(segmented.sentences[first])) else -1

    def _own_label(self, sentence: int) -> frozenset[str]:
        """Return what the first words of a sentence name: as “Face: ten sessions” does."""
        text = self.segmented.sentence_text(self.segmented.sentences[sentence])
        label, colon, _ = text[:_LABEL_SIGNS].partition(":")
        if not colon or count_words(label) > LABEL or MEASURES.match(label) is not None:
            return frozenset()
        return self.terms_in(f"the {label}") | self.terms_in(f"your {label}")

    def _labelled(self, label: int) -> frozenset[str]:
        """Return the label of a paragraph, which tells it from other paragraphs with labels."""
        if label < 0:
            return frozenset()
        text = self.segmented.sentence_text(self.segmented.sentences[label])
        is_thing = (
            len(text.split()) < LABEL
            and fold(text).split()[0] not in _PRONOUNS
            and read_range(fold(text)) is None
            and MEASURES.match(text) is None
            and TOPICS.fullmatch(text.rstrip(".:")) is None
            and (text[-1] in ":：" or self._names_something(label, text) or label in self.labels)
        )
        return frozenset({text}) if is_thing else frozenset()

    def _local(self, label: str) -> str:
        """Return a label as that of a section where the treatment that it names tells as much."""
        is_treatment = any(self.groups.get(name) == "treatment" for name in self.terms_in(label))
        return SECTION + label if is_treatment else label

    def _names_something(self, label: int, text: str) -> bool:
        """Say whether a label is a name and no remark, as “Legs.” is and “Too easy.” is not."""
        return bool(self.terms.get(label)) or (text.istitle() and " " in text)

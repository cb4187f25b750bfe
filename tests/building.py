"""Small packs and articles for the tests, made without the product's packs and readers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING

from claimcheck.judge import judge
from claimcheck.match import match
from claimcheck.model.article import Article, Block, BlockKind, Segmented, Sentence, headings_over
from claimcheck.model.finding import Acceptance, Citation
from claimcheck.model.report import ArticleResult, Failure, Notice, Report
from claimcheck.model.rule import Severity
from claimcheck.model.text import SourceMap, Span
from claimcheck.notation.folding import fold
from claimcheck.packs.load import CueFile, load_rulebook, load_with_cue_examples
from claimcheck.packs.locate import builtin_packs
from claimcheck.reconcile import reconcile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Candidate, Finding, Verdict
    from claimcheck.reconcile.treatments import Subject

TAXONOMY = """\
categories:
  overclaim/no-downtime: {severity: error, definition: No recovery., why: Skin heals in days.}
  overclaim/painless: {severity: warning, definition: No pain., why: Lasers sting.}
  overclaim/superlative: {severity: info, definition: The best., why: Nobody measured it.}
  consistency/recovery-time: {severity: error, definition: Two times., why: One is wrong.}
  disclaimer/side-effects: {severity: error, definition: None named., why: Readers need them.}
  disclaimer/cost-caveat: {severity: warning, definition: No caveat., why: Prices differ.}
  terminology/untranslated: {severity: warning, definition: Foreign., why: Nobody can read it.}
  terminology/mistranslated: {severity: warning, definition: Literal., why: It means otherwise.}
  terminology/undefined-acronym: {severity: info, definition: Letters., why: Nobody knows them.}
  promotion/testimonial: {severity: warning, definition: A story., why: One person only.}
"""
DOWNTIME = """\
category: overclaim/no-downtime
why: Skin heals in days.
rules:
  - id: stated
    message: "“{match}” promises recovery without any downtime."
    advice: "Say what to expect."
    match:
      - "(no | zero) down-time"
    except:
      - "website ... down-time"
    drop: [negated, asked]
    lower: [hedged]
    examples:
      flag: ["There is [[no downtime]] after treatment.", "It means [[zero downtime]]."]
      pass:
        - {text: "We never promise no downtime.", because: negated}
        - {text: "Is there no downtime?", because: asked}
        - {text: "There is usually no downtime.", because: hedged}
        - {text: "The website had no downtime.", because: except}
        - {text: "There is some downtime.", because: near-miss}
"""
NEGATED = """\
qualifier: negated
reach: 3
before:
  - "never"
  - "(do | does) not"
after:
  - "is not possible"
pseudo:
  - "never fails"
terminating:
  - "but"
examples:
  flag:
    - "We never offer [[magic]]."
    - "We do not offer [[magic]]."
    - "The [[magic]] is not possible."
  pass:
    - "It never fails, [[magic]]."
    - "It never hurts but brings [[magic]]."
"""
HEDGED = """\
qualifier: hedged
before: [usually, "may"]
examples:
  flag: ["There is usually [[magic]].", "There may be [[magic]]."]
"""
REACH = """\
openers: [because, "so that", we]
affirmations: ["yes", "absolutely"]
"""
LAW = """\
jurisdiction: uk
name: United Kingdom
as-of: 2026-01-01
clauses:
  - id: one
    ref: Code 1
    about: Say nothing false.
    url: https://example.org/1
    basis: read
    as-of: 2026-01-01
  - id: two
    ref: Code 2
    about: Doctors promise nothing.
    url: https://example.org/2
    basis: secondary
    as-of: 2025-01-01
    effective: 2020-05-25
    penalty: a fine
duties:
  - categories: [overclaim/no-downtime]
    clauses: [one]
    severity: warning
    accepted: ["Allow some days to recover."]
    examples:
      flag: [{text: There is no downtime.}]
      pass: [{text: There is some downtime., because: near-miss}]
  - categories: [overclaim/no-downtime]
    when: {advertiser: [clinic], channel: [web, social], audience: [public]}
    clauses: [two, one]
    severity: error
    required: "A doctor decides whether the treatment suits you."
    examples:
      flag: [{text: There is no downtime., rule: overclaim/no-downtime/stated}]
      pass: [{text: There is some downtime., because: near-miss}]
"""
"""A law file for the small pack; its second duty is for clinics."""
CUES = {"en/cues/negated.yaml": NEGATED, "en/cues/hedged.yaml": HEDGED, "en/cues/reach.yaml": REACH}
SMALL = {"en/overclaim/no-downtime.yaml": DOWNTIME, **CUES}

_SENTENCE = re.compile(r"\S.*?(?:[.!?？。]+[\"”’)]*(?=\s|$)|$)")


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files under a folder and return the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return folder


def write_pack(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a pack with a small taxonomy and return its folder."""
    return write_files(folder, {"taxonomy.yaml": TAXONOMY, **files})


def load_pack(folder: Path, files: Mapping[str, str]) -> Rulebook:
    """Return the rulebook of a pack with a small taxonomy."""
    return load_rulebook([write_pack(folder, files)])


def phrase_file(
    *patterns: str,
    category: str = "overclaim/no-downtime",
    slug: str = "stated",
    more: str = "",
) -> str:
    """Return a rule file with one phrase rule; `more` holds further `key: value` lines."""
    head = (
        f"category: {category}\nwhy: Because.\nrules:\n  - id: {slug}\n"
        f'    message: "“{{match}}” is flagged."\n    advice: "Say less."\n    match:\n'
    )
    body = "".join(f'      - "{pattern}"\n' for pattern in patterns)
    tail = "".join(f"    {line}\n" for line in dedent(more).strip().splitlines())
    return f"{head}{body}{tail}    examples: {{}}\n"


REPORTED = {
    **SMALL,
    "en/consistency/recovery-time.yaml": """\
        category: consistency/recovery-time
        why: One is wrong.
        rules:
          - {id: none, kind: quantity, fact: recovery, modality: absolute, range: "0..0",
             match: ["no down-time"], examples: {}}
          - {id: red, kind: quantity, fact: symptom-duration, modality: typical,
             match: ["redness for # day~"], examples: {}}
          - {id: differ, kind: conflict, severity: error, message: "“{left}” against “{right}”.",
             advice: Say one., disagree: none-and-some, facts: [recovery],
             against: [symptom-duration], examples: {}}
        """,
    "en/disclaimer/side-effects.yaml": """\
        category: disclaimer/side-effects
        why: Readers need them.
        rules:
          - {id: missing, kind: required, message: "Nothing names a risk of {treatment}.",
             advice: Name one., satisfied: ["swelling"], alike: ["no ... swollen"],
             owed: {laser: error}, insert: "Swelling may follow.", examples: {}}
        """,
    "lexicon/terms.yaml": """\
        terms:
          - {id: pico, name: pico laser, family: laser, names: [pico]}
        """,
}
"""A pack with findings of every sort: wording, a contradiction, a missing disclosure."""

TERMS = {
    **SMALL,
    "en/terminology/untranslated.yaml": """\
        category: terminology/untranslated
        why: Nobody can read it.
        rules:
          - {id: han, kind: foreign, severity: error, message: "“{match}”.", advice: Gloss.,
             scripts: [han, hangul], examples: {}}
        """,
    "en/terminology/undefined-acronym.yaml": """\
        category: terminology/undefined-acronym
        why: Nobody knows them.
        rules:
          - {id: letters, kind: acronym, severity: error, message: "“{match}”.", advice: Spell.,
             examples: {}}
        """,
    "en/terminology/mistranslated.yaml": """\
        category: terminology/mistranslated
        why: It means otherwise.
        rules:
          - {id: laser, kind: term, severity: error, message: "“{match}”.", advice: Say it.,
             prefer: ruby laser, agreed: {redstone laser: ruby laser, zero laser: no down-time,
             downtime free: crow's feet & café, odd laser: odd laser too},
             match: [redstone laser, zero laser, downtime free, odd laser], examples: {}}
        """,
    "en/lexicon/glossary.tsv": (
        "english\tzh_tw\tzh_hk_if_different\tzh_cn\tja\tko\tdomain\tconfidence\tsource\n"
        "melasma\t肝斑\t\t肝斑\t\t\tlesion\thigh\tbook\n"
        "café-au-lait macule\t咖啡斑\t\t\t\t\tlesion\thigh\tbook\n"
        "intense pulsed light (IPL)\t\t\t\t\t\tdevice\thigh\tbook\n"
    ),
}
"""A pack with terms that can be put right, and one claim."""


def make_article(*parts: str | tuple[BlockKind, str], path: str = "a.txt") -> Article:
    """Return an article whose text is its source: each part a block, a bare string a paragraph."""
    blocks: list[Block] = []
    texts: list[str] = []
    at = 0
    for part in parts:
        kind, text = (BlockKind.PARAGRAPH, part) if isinstance(part, str) else part
        blocks.append(Block(kind=kind, span=Span(at, at + len(text))))
        texts.append(text)
        at += len(text) + 1
    text = "\n".join(texts)
    return Article(
        path=path,
        format="text",
        text=text,
        blocks=tuple(blocks),
        source=text,
        source_map=SourceMap.identity(len(text)),
    )


def segment_simply(article: Article) -> Segmented:
    """Return an article cut after each full stop, question mark or exclamation mark."""
    sentences: list[Sentence] = []
    by_block: list[tuple[int, int]] = []
    for ordinal, block in enumerate(article.blocks):
        first = len(sentences)
        sentences += [
            Sentence(span=Span(*found.span()), block=ordinal)
            for found in _SENTENCE.finditer(article.text, block.span.start, block.span.end)
        ]
        by_block.append((first, len(sentences)))
    return Segmented(
        article=article,
        sentences=tuple(sentences),
        folded=fold(article.text),
        by_block=tuple(by_block),
        headings=headings_over(article.blocks),
    )


def make_segmented(*parts: str | tuple[BlockKind, str]) -> Segmented:
    """Return a segmented article made of blocks."""
    return segment_simply(make_article(*parts))


def candidates_of(rulebook: Rulebook, *parts: str | tuple[BlockKind, str]) -> list[Candidate]:
    """Return what the patterns find in an article made of blocks."""
    return list(match(make_segmented(*parts), rulebook).candidates)


def found_by(rulebook: Rulebook, *parts: str | tuple[BlockKind, str]) -> list[str]:
    """Return the words of each candidate in an article made of blocks."""
    segmented = make_segmented(*parts)
    text = segmented.article.text
    return [found.span.of(text) for found in match(segmented, rulebook).candidates]


def verdicts_of(rulebook: Rulebook, *parts: str | tuple[BlockKind, str]) -> list[Verdict]:
    """Return the verdicts on an article made of blocks."""
    segmented = make_segmented(*parts)
    return list(judge(match(segmented, rulebook).candidates, segmented, rulebook))


def reconciled(
    rulebook: Rulebook,
    *parts: str | tuple[BlockKind, str],
) -> tuple[tuple[Finding, ...], tuple[Subject, ...]]:
    """Return the findings and subjects of an article made of blocks."""
    segmented = make_segmented(*parts)
    matched = match(segmented, rulebook)
    verdicts = judge(matched.candidates, segmented, rulebook)
    findings, subjects, _ = reconcile(verdicts, matched.terms, segmented, rulebook)
    return findings, subjects


def report_on(
    rulebook: Rulebook,
    *parts: str | tuple[BlockKind, str],
    path: str = "a.txt",
    failures: tuple[Failure, ...] = (),
) -> Report:
    """Return the report on one article made of blocks."""
    segmented = segment_simply(make_article(*parts, path=path))
    matched = match(segmented, rulebook)
    verdicts = judge(matched.candidates, segmented, rulebook)
    findings, subjects, _ = reconcile(verdicts, matched.terms, segmented, rulebook)
    article = ArticleResult(
        path=path,
        format="text",
        language="en",
        treatments=tuple(subject.term.id for subject in subjects),
        about=tuple(subject.term.name for subject in subjects),
        words=len(segmented.article.text.split()),
        source=segmented.article.source,
        text=segmented.article.text,
        blocks=segmented.article.blocks,
        findings=findings,
    )
    return Report(articles=(article,), failures=failures, packs=rulebook.packs, as_of="2026-01-02")


def with_findings(report: Report, *findings: Finding) -> Report:
    """Return a report of one article with other findings."""
    (article,) = report.articles
    return replace(report, articles=(replace(article, findings=findings),))


def full_report(rulebook: Rulebook) -> Report:
    """Return a report with all there is: two open findings, three accepted, a notice, a failure.

    The first is an open error, the second an open warning with a clause, the third is waived with
    all that can be said of it, the fourth approved in the article itself, the last baselined.
    """
    report = report_on(
        rulebook,
        "There is no downtime.",
        "There is usually no downtime.",
        "Zero downtime here.",
        "No downtime there.",
        "We mean no downtime.",
        path="a b.txt",
        failures=(Failure(path="b.docx", reason="there is no reader for it"),),
    )
    first, second, third, fourth, fifth = report.articles[0].findings
    clause = Citation(
        jurisdiction="uk",
        ref="CAP Code 12.9",
        url="https://example.org/12",
        basis="secondary",
        as_of="2026-01-01",
    )
    until = "2027-01-31"
    waived = Acceptance(reason="the award, E-12", by="Ana", until=until, where="waivers.yaml:3")
    approved = Acceptance(reason="evidence E-1", where="a b.txt:4")
    report = with_findings(
        report,
        first,
        second._replace(citations=(clause,)),
        third._replace(status="waived", acceptance=waived),
        fourth._replace(status="approved", acceptance=approved),
        fifth._replace(status="baselined"),
    )
    notice = Notice(
        path="waivers.yaml", line=7, severity=Severity.WARNING, message="the waiver has expired"
    )
    return replace(report, notices=(notice,))


@cache
def product_packs() -> tuple[Rulebook, tuple[CueFile, ...]]:
    """Return the product's own rulebook with its examples, loaded once."""
    return load_with_cue_examples([builtin_packs()])

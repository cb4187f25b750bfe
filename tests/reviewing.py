"""Reports made by hand, for formats that show whole articles with their findings."""

from __future__ import annotations

from hashlib import sha256

from claimcheck.model.article import Block, BlockKind
from claimcheck.model.finding import (
    Acceptance,
    Citation,
    Finding,
    HeardCue,
    Related,
    Suggestion,
)
from claimcheck.model.report import ArticleResult, Failure, Notice, Pack, Report
from claimcheck.model.rule import Confidence, Qualifier, Severity
from claimcheck.model.text import PlaceIndex, Span


def finding_in(  # noqa: PLR0913 -- what tests tell findings apart by
    text: str,
    quote: str,
    *,
    path: str = "a.txt",
    category: str = "overclaim/no-downtime",
    severity: Severity = Severity.ERROR,
    at: str = "",
    nth: int = 0,
) -> Finding:
    """Return a finding on a quote in a text that is its own source, whose lines are sentences.

    One without a quote is about something missing where `at` stands. Of equal quotes the `nth`
    counts, from 0.
    """
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote or at, start + 1)
    span = Span(start, start + len(quote or at))
    line = text.rfind("\n", 0, start) + 1
    end = text.find("\n", span.end)
    sentence = text[line : len(text) if end < 0 else end]
    places = PlaceIndex(text)
    return Finding(
        path=path,
        rule=f"{category}/stated",
        category=category,
        severity=severity,
        confidence=Confidence.HIGH,
        status="open",
        message=f"“{quote}” promises too much." if quote else "Nothing names a risk.",
        advice="Say what to expect.",
        why="Skin heals in days.",
        quote=quote,
        sentence=sentence,
        span=span,
        within=Span(span.start - line, span.end - line),
        start=places.place(span.start),
        end=places.place(span.end),
        fingerprint=sha256(f"{category} {quote} {start}".encode("utf-8", "replace")).hexdigest()[
            :16
        ],
    )


def article_of(
    text: str,
    *findings: Finding,
    path: str = "a.txt",
    kinds: tuple[BlockKind, ...] = (),
) -> ArticleResult:
    """Return the result of a text whose lines are blocks, paragraphs unless `kinds` says else."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = kinds[number] if number < len(kinds) else BlockKind.PARAGRAPH
        level = 1 if kind is BlockKind.HEADING else 0
        blocks.append(Block(kind, Span(at, at + len(line)), level))
        at += len(line) + 1
    return ArticleResult(
        path=path,
        format="text",
        language="en",
        treatments=("pico",),
        about=("picosecond laser treatment",),
        words=len(text.split()),
        source=text,
        text=text,
        blocks=tuple(blocks),
        findings=findings,
    )


def report_of_articles(*articles: ArticleResult) -> Report:
    """Return a report of some articles."""
    packs = (Pack(id="en", version="1", sha256="0123456789abcdef"),)
    return Report(articles=articles, failures=(), packs=packs, as_of="2026-01-02")


FIRST = (
    "Pico laser\n"
    "There may be no downtime at all after it.\n"
    "Redness lasts three days.\n"
    "The best clinic is ours, and it is painless."
)
SECOND = "Aftercare\nExpect redness for a week.\nIt is painless."


def site_report() -> Report:
    """Return a report of two articles with findings of every sort and state."""
    places = PlaceIndex(SECOND)
    quote = "redness for a week"
    at = SECOND.index(quote)
    elsewhere = Related(
        "site/b.txt",
        quote,
        f"says “{quote}”",
        places.place(at),
        places.place(at + len(quote)),
    )
    path = "site/a.txt"
    missing = finding_in(
        FIRST, "", path=path, category="disclaimer/side-effects", at="Pico laser"
    )._replace(suggestions=(Suggestion("Swelling may follow."),))
    stated = finding_in(FIRST, "no downtime at all", path=path)._replace(
        cues=(HeardCue(Qualifier.HEDGED, "may", Span(6, 9), "lowered"),),
        suggestions=(Suggestion("Most people need a few days."), Suggestion("")),
        citations=(
            Citation("uk", "CAP Code 12.1", "https://example.org/12", "official", "2026-01-01"),
            Citation("au", "Guideline 4", "javascript:alert(1)", "secondary", ""),
        ),
    )
    inside = finding_in(
        FIRST, "at all", path=path, category="overclaim/perfection", severity=Severity.INFO
    )
    clash = finding_in(
        FIRST, "Redness lasts three days", path=path, category="consistency/recovery-time"
    )._replace(related=(elsewhere,))
    best = finding_in(
        FIRST, "The best", path=path, category="overclaim/superlative", severity=Severity.WARNING
    )
    waived = finding_in(FIRST, "painless", path=path, category="overclaim/painless")._replace(
        status="waived",
        acceptance=Acceptance("numbing cream", "Dr Wu", "2027-01-01", "waivers.yaml:3"),
    )
    last = finding_in(
        SECOND,
        "painless",
        path="site/b.txt",
        category="overclaim/painless",
        severity=Severity.WARNING,
    )
    heading = (BlockKind.HEADING,)
    articles = (
        article_of(FIRST, missing, stated, inside, clash, best, waived, path=path, kinds=heading),
        article_of(SECOND, last, path="site/b.txt", kinds=heading),
    )
    return Report(
        articles=articles,
        failures=(Failure(path="site/c.docx", reason="it is <b>encrypted</b>"),),
        packs=(Pack(id="en", version="1", sha256="0123456789abcdef"),),
        as_of="2026-01-02",
        notices=(
            Notice(path="waivers.yaml", line=9, severity=Severity.WARNING, message="It expired."),
        ),
    )


HOSTILE = (
    "</script><script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=2>",
    "<!-- <script> ]]> --!>",
    "</style><svg onload=window.hacked=3>",
    "\"'><a href=javascript:window.hacked=4 autofocus onfocus=window.hacked=5>",
    "{{ 7*7 }} {% raw %} ${window.hacked=6}",
    "\u202egnp.exe\u202c \u2066iso\u2069 zero\u200bwidth\ufeff \U000e0041",
    "line\u2028separator\u2029 nul\x00 bell\x07 half\ud800 \udfff",
    "שלום עולם مرحبا",
    "W" * 3000,
)
"""Texts that try to be more than text."""


def hostile_report() -> Report:
    """Return a report in which every text from outside is hostile."""
    text = "\n".join(HOSTILE)
    bad = " ".join(HOSTILE[:-1])
    path = f"{HOSTILE[0]}{HOSTILE[6]}\udce9.md"
    findings = []
    for line in HOSTILE:
        found = finding_in(text, line, path=path)
        findings.append(
            found._replace(
                message=bad,
                advice=bad,
                why=bad,
                rule=f"overclaim/no-downtime/{HOSTILE[4]}",
                start=found.start._replace(unit=bad),
                cues=(HeardCue(Qualifier.HEDGED, bad, Span(0, 1), "lowered"),),
                suggestions=(Suggestion(bad),),
                related=(Related(path, line, bad, found.start, found.end),),
                citations=(Citation(bad, bad, "javascript:window.hacked=7", bad, bad),),
                status="waived" if line == HOSTILE[1] else "open",
                acceptance=Acceptance(bad, bad, bad, bad) if line == HOSTILE[1] else None,
                fingerprint=HOSTILE[4],
            )
        )
    article = article_of(text, *findings, path=path)
    blocks = tuple(block._replace(unit=bad, language=HOSTILE[4]) for block in article.blocks)
    hostile = ArticleResult(
        path=path,
        format=HOSTILE[4],
        language=HOSTILE[4],
        treatments=(bad,),
        about=(bad,),
        words=9,
        source=text,
        text=text,
        blocks=blocks,
        findings=tuple(findings),
    )
    return Report(
        articles=(hostile, article_of("Good.", path=f"{HOSTILE[1]}.md")),
        failures=(Failure(path=bad, reason=bad),),
        packs=(Pack(id=bad, version=bad, sha256=bad),),
        as_of="2026-01-02",
        notices=(Notice(path=bad, line=1, severity=Severity.ERROR, message=bad),),
    )


def large_report(count: int, in_block: int) -> Report:
    """Return a report of one article with `count` findings, `in_block` of them in each block."""
    claim = "There is <script>window.hacked=1</script> no downtime \u05d0\u05d1 after it. "
    quote = Span(claim.index("no downtime"), claim.index(" after"))
    lines = [(claim * min(in_block, count - first)).strip() for first in range(0, count, in_block)]
    text = "\n".join(lines)
    places = PlaceIndex(text)
    model = finding_in(claim.strip(), quote.of(claim))
    severities = tuple(Severity)
    findings, start = [], 0
    for line in lines:
        for within in range(0, len(line), len(claim)):
            inner = Span(within + quote.start, within + quote.end)
            span = Span(start + inner.start, start + inner.end)
            number = len(findings)
            findings.append(
                model._replace(
                    severity=severities[number % len(severities)],
                    message=f"“no downtime” promises {number}.",
                    sentence=line,
                    span=span,
                    within=inner,
                    start=places.place(span.start),
                    end=places.place(span.end),
                    fingerprint=f"{number:016x}",
                    suggestions=(Suggestion("Redness usually settles in two days."),),
                )
            )
        start += len(line) + 1
    return report_of_articles(article_of(text, *findings))

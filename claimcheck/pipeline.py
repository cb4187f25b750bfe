"""The stages, called in order: read, segment, match, judge, reconcile, govern."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.accepted import accepted_in
from claimcheck.advise import Setting, advise
from claimcheck.advise.manner import manner_of
from claimcheck.advise.safe import mark_safe
from claimcheck.advise.script import in_script_of
from claimcheck.config import Config
from claimcheck.govern.inline import allowances_in
from claimcheck.govern.law import under_law, with_wordings
from claimcheck.govern.wishes import wanted
from claimcheck.judge import judge
from claimcheck.match import match, treatments_in
from claimcheck.model.fields import USUAL
from claimcheck.model.law import is_of
from claimcheck.model.record import Records
from claimcheck.model.report import ArticleResult, Failure, Notice
from claimcheck.model.rule import Severity
from claimcheck.model.second import Mode
from claimcheck.model.text import Division, PlaceIndex
from claimcheck.packs.cache import load_cached
from claimcheck.packs.locate import builtin_packs
from claimcheck.read import read_text
from claimcheck.read.language import stretches
from claimcheck.reconcile import reconcile
from claimcheck.reconcile.statements import is_statement
from claimcheck.reconcile.treatments import find_subjects
from claimcheck.segment import segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.match import Matched
    from claimcheck.model.article import Article, Segmented
    from claimcheck.model.finding import Finding, Statement, Verdict
    from claimcheck.model.rule import Term
    from claimcheck.model.text import Span
    from claimcheck.reconcile.treatments import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """An article with everything that every stage made of it, for those who ask why."""

    segmented: Segmented
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    subjects: tuple[Subject, ...]
    site: str
    statements: tuple[Statement, ...]


def load_packs(
    folders: Sequence[str | Path] = (),
    *,
    builtin: bool = True,
    cached: bool = True,
    glossary: str = "",
    on_compile: Callable[[], None] = lambda: None,
) -> Rulebook:
    """Return the rules of the built-in packs and of other pack folders.

    Packs are compiled once and kept in the user's cache folder, unless `cached` is false;
    `on_compile` is called before they are, which takes some seconds. `glossary` is a file of more
    terms.

    Raises:
        PackError: with every mistake in the packs, or in the glossary.
    """
    own = (builtin_packs(),) if builtin else ()
    every = (*own, *(Path(folder) for folder in folders))
    if cached:
        rulebook = load_cached(every, on_compile)
    else:
        from claimcheck.packs.load import load_rulebook  # noqa: PLC0415 -- the cache needs no YAML

        on_compile()
        rulebook = load_rulebook(every)
    if not glossary:
        return rulebook
    from claimcheck.packs.glossary import load_glossary  # noqa: PLC0415 -- most projects have none

    return replace(rulebook, glossary=rulebook.glossary.extended(load_glossary(glossary)))


def weights_stamp(config: Config) -> str:
    """Return the hash of the second reader's weights; empty where it is not asked for.

    Raises:
        WeightsError: it is asked for, and something of it is missing or is not whole.
    """
    if not config.reads_twice:
        return ""
    from claimcheck.second_reader.weights import weights_at  # noqa: PLC0415 -- most runs do not

    return weights_at().stamp


def examine(article: Article, rulebook: Rulebook, config: Config | None = None) -> Examined:
    """Return what each stage makes of an article."""
    return _examine_all((article,), rulebook, config or Config())[0]


def _examine_all(
    articles: Iterable[Article],
    rulebook: Rulebook,
    config: Config,
) -> list[Examined]:
    """Return what each stage makes of articles; a stage keeps at hand what it needs."""
    every = [segment(article) for article in articles]
    told = [told_in(segmented.article, rulebook, config) for segmented in every]
    matched = [match(segmented, book) for segmented, book in zip(every, told, strict=True)]
    judged = [
        judge(found.candidates, segmented, book.for_articles_about(_family(segmented, found, book)))
        for found, segmented, book in zip(matched, every, told, strict=True)
    ]
    examined = []
    for segmented, found, verdicts, book in zip(every, matched, judged, told, strict=True):
        site = config.site_of(segmented.article.path)
        reconciled = reconcile(
            verdicts,
            found.terms,
            segmented,
            book,
            places=found.places,
            subject_of=found.subject_of,
            is_of_site=bool(site),
        )
        findings = reconciled.findings
        if config.reads_twice:
            from claimcheck.second import read_again  # noqa: PLC0415 -- most runs do not ask for it

            findings = read_again(segmented, verdicts, findings, book, config)
        examined.append(
            Examined(
                segmented=segmented,
                verdicts=verdicts,
                findings=findings,
                subjects=reconciled.subjects,
                site=site,
                statements=reconciled.statements,
            ),
        )
    return examined


def _family(segmented: Segmented, found: Matched, rulebook: Rulebook) -> str:
    """Return the family of the treatment that an article is most about."""
    subjects = find_subjects(segmented, found.terms, rulebook.treatments)
    return subjects[0].term.family if subjects else ""


def told_in(article: Article, rulebook: Rulebook, config: Config) -> Rulebook:
    """Return the rules in the language in which an article's findings are told."""
    return rulebook.in_chinese if config.tells_in_chinese(article.language) else rulebook


def check_article(article: Article, rulebook: Rulebook, config: Config) -> ArticleResult:
    """Return the findings of one article, as the configuration wants them."""
    return check_articles((article,), rulebook, config)[0]


def check_articles(
    articles: Iterable[Article],
    rulebook: Rulebook,
    config: Config,
) -> list[ArticleResult]:
    """Return the findings of articles, which takes less time than each by itself."""
    rulebook = rulebook.under(config.profile.jurisdictions)
    every = _examine_all(articles, rulebook, config)
    return [_govern(examined, rulebook, config) for examined in every]


def _govern(examined: Examined, rulebook: Rulebook, config: Config) -> ArticleResult:
    article = examined.segmented.article
    subjects = tuple(subject.term for subject in examined.subjects)
    chosen = governed(examined.findings, article.path, subjects, rulebook, config)
    if config.second_reader == Mode.SUGGEST:
        from claimcheck.second import only_suggested  # noqa: PLC0415 -- see above

        chosen = only_suggested(chosen, config.for_path(article.path).severity)
    main = subjects[0] if len(subjects) == 1 else None

    @cache
    def treatment_of(sentence: str) -> Term | None:
        named = treatments_in(sentence, rulebook)
        return named[0] if len(named) == 1 else main

    def setting_of(finding: Finding) -> Setting:
        manner = manner_of(finding, examined.segmented)
        return Setting(treatment_of(finding.sentence), manner)

    allowances, notices = allowances_in(article, rulebook.names)
    notices = (*notices, *_unread(article, rulebook))
    clean = cache(partial(is_clean, rulebook=rulebook))
    advised = advise(chosen, rulebook, setting_of, clean)
    if rulebook.chosen:
        about = about_of(subjects, rulebook, config)
        advised = with_wordings(advised, rulebook, config.profile, about, clean)
    return ArticleResult(
        path=article.path,
        format=article.format,
        language=article.language,
        treatments=tuple(subject.term.id for subject in examined.subjects),
        about=tuple(
            subject.term.told(chinese=rulebook.is_chinese) for subject in examined.subjects
        ),
        words=article.words,
        source=article.source,
        text=article.text,
        blocks=article.blocks,
        findings=in_script_of(article, mark_safe(advised, examined.segmented, rulebook)),
        site=examined.site,
        statements=examined.statements,
        allowances=allowances,
        notices=notices,
        unread=tuple(
            Failure(path=f"{article.path}, {part}", reason=f"it {why}")
            for part, why in article.unread
        ),
    )


def governed(
    findings: Sequence[Finding],
    path: str,
    subjects: Sequence[Term],
    rulebook: Rulebook,
    config: Config,
) -> tuple[Finding, ...]:
    """Return findings of the article at `path`, which is about `subjects`, as they are asked for.

    The law makes them as grave as it says, then the configuration as it wishes.
    """
    if rulebook.chosen and findings:
        about = about_of(subjects, rulebook, config)
        findings = under_law(findings, rulebook, config.profile, about)
    wishes = config.for_path(path)
    return wanted(findings, select=wishes.select, ignore=wishes.ignore, severity=wishes.severity)


def about_of(
    subjects: Sequence[Term], rulebook: Rulebook, config: Config
) -> Callable[[Finding], Sequence[Term]]:
    """Return what says which treatments a finding speaks of.

    They are those of its sentence, else those of the article, else those that the profile names.
    """
    named = config.profile.treatments
    usual = [term for term in rulebook.treatments.values() if is_of(term, named)] if named else []

    @cache
    def about(sentence: str) -> Sequence[Term]:
        return treatments_in(sentence, rulebook) or subjects or usual

    return lambda finding: about(finding.sentence)


def _unread(article: Article, rulebook: Rulebook) -> Iterator[Notice]:
    """Yield that an article, or where it begins a stretch of it, is in a language of no pack."""
    if not rulebook.reads(article.language):
        told = f"no pack reads its language ({article.language}); what is in others was checked"
        yield Notice(path=article.path, severity=Severity.INFO, message=told)
        return
    first: dict[str, Span] = {}
    for language, span in stretches(article):
        if not rulebook.reads(language):
            first.setdefault(language, span)
    if not first:
        return
    places = PlaceIndex(article.source, article.division)
    for language, span in first.items():
        told = f"no pack reads this language ({language}); what is in others was checked"
        place = places.place(article.source_map.span(span).start)
        line = place.number if article.division is Division.LINE else 0
        yield Notice(path=article.path, line=line, severity=Severity.INFO, message=told)


def is_clean(text: str, rulebook: Rulebook) -> bool:
    """Say whether a text of a sentence or two raises nothing about its wording."""
    segmented = segment(read_text(text))
    stating = [found for found in match(segmented, rulebook).candidates if is_statement(found)]
    return not any(verdict.kept for verdict in judge(stating, segmented, rulebook))


def check_text(
    text: str,
    *,
    path: str = "<text>",
    format: str = "text",  # noqa: A002 -- the word of the contract
    packs: Rulebook | None = None,
    config: Config | None = None,
) -> ArticleResult:
    """Return the findings of a text; `format` is text, markdown, html or another of its formats.

    Raises:
        PackError: the packs have mistakes.
        ReadError: there is no such format, or the text is not of it.
    """
    config = config or Config()
    rulebook = packs or load_packs(config.packs, glossary=config.glossary)
    rulebook = rulebook.under(config.profile.jurisdictions)
    article = read_text(text, path=path, format=format, fields=config.fields or USUAL)
    result = check_article(article, rulebook, config)
    accepted, notices = accepted_in((result,), Records(), rulebook, config)
    return replace(accepted[0], notices=(*result.notices, *notices))

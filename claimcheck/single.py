"""One file, or a few together: what stops them is a failure of the file that is to blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.clock import TimeUpError, time_limit
from claimcheck.errors import ReadError
from claimcheck.model.article import Article
from claimcheck.model.fields import USUAL
from claimcheck.model.limits import raised_by
from claimcheck.model.report import ArticleResult, Failure
from claimcheck.pipeline import check_article, check_articles
from claimcheck.read import format_of, read_article
from claimcheck.read.files import content_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.config import Config
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.limits import Limits

Result = ArticleResult | Failure


def check_file(
    name: str,
    rulebook: Rulebook,
    config: Config,
    *,
    data: bytes | None = None,
) -> Result:
    """Return one file's findings, or why it has none. `data` stands in for the file's content."""
    try:
        with time_limit(config.limits.seconds):
            read = _read(name, data, config)
            return read if isinstance(read, Failure) else check_article(read, rulebook, config)
    except TimeUpError:
        return Failure(path=name, reason=too_slow(config.limits))
    except Exception as error:  # noqa: BLE001 -- a rule that fails on one article must not cost the others
        return failure_of(name, error, "a rule failed")


def check_together(
    names: Sequence[str],
    rulebook: Rulebook,
    config: Config,
) -> list[Result] | None:
    """Return the findings of a few files, as `check_file` does for each, in less time.

    There are none where one of the files stops the others: each must then be checked by itself.
    """
    if len(names) == 1:
        return [check_file(names[0], rulebook, config)]
    try:
        with time_limit(config.limits.seconds):
            read = [_read(name, None, config) for name in names]
            articles = [article for article in read if isinstance(article, Article)]
            results = iter(check_articles(articles, rulebook, config))
            return [one if isinstance(one, Failure) else next(results) for one in read]
    except (Exception, TimeUpError):  # noqa: BLE001 -- one article is to blame, and must not cost the others
        return None


def too_slow(limits: Limits) -> str:
    """Return why a file has no findings that took longer than it may."""
    return f"it took more than {limits.seconds:g} seconds ({raised_by('seconds')})"


def _read(name: str, data: bytes | None, config: Config) -> Article | Failure:
    try:
        content = content_of(name, config.limits) if data is None else data
        # What comes from a pipe without a name is plain text.
        form = None if data is None or format_of(name) else "text"
        return read_article(name, content, form, config.fields or USUAL)
    except Exception as error:  # noqa: BLE001 -- what stops a reader must not cost the other files
        return failure_of(name, error, "it cannot be read")


def failure_of(path: str, error: Exception, what: str) -> Failure:
    """Return why a file could not be dealt with; `what` is said of an error nobody foresaw."""
    match error:
        case ReadError():
            reason = error.why
        case OSError():
            reason = error.strerror or str(error)
        case MemoryError():
            limit = raised_by("memory")
            reason = f"it needs more memory than there is, or than it may take ({limit})"
        case RecursionError():
            reason = "it is nested too deeply"
        case _:
            reason = f"{what}: {type(error).__name__}: {error}"
    return Failure(path=path, reason=reason)

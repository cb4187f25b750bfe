"""Reports in Word: a commented copy of the one Word file checked, or a review of all files."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

from claimcheck.report.docx_comments import commented
from claimcheck.report.docx_review import review

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.model.report import Report
    from claimcheck.report.look import Look

_FORMAT = "docx"
_REVIEWS = ("review.docx", "claimcheck-review.docx")


def render(report: Report, look: Look) -> bytes:
    """Return the commented copy if the only article is a Word file, else a review of all.

    Raises:
        ReadError: the Word file is not at hand, or was changed since it was read.
    """
    if len(report.articles) == 1 and report.articles[0].format == _FORMAT:
        return commented(report.articles[0], report.as_of, look)
    return review(report, chinese=look.chinese)


def render_each(report: Report, look: Look) -> Mapping[str, bytes]:
    """Return a commented copy of each Word file by its name, and a review of all files.

    Files of different folders keep those under the folder that is common to them.

    Raises:
        ReadError: a Word file is not at hand, or was changed since it was read.
    """
    articles = [article for article in report.articles if article.format == _FORMAT]
    names = _names([article.path for article in articles])
    files = {
        name: commented(article, report.as_of, look)
        for name, article in zip(names, articles, strict=True)
    }
    taken = {name.lower() for name in files}
    files[next(_free(taken))] = review(report, chinese=look.chinese)
    return files


def _names(paths: Sequence[str]) -> list[str]:
    if not paths:
        return []
    whole = [os.path.abspath(path) for path in paths]  # noqa: PTH100 -- the names, not the links
    common = os.path.commonpath([os.path.dirname(path) for path in whole])  # noqa: PTH120
    return [PurePath(path).relative_to(common).as_posix() for path in whole]


def _free(taken: set[str]) -> Iterator[str]:
    """Yield names for the review that no copy has."""
    yield from (name for name in _REVIEWS if name not in taken)
    number = 1
    while True:
        number += 1
        name = f"review-{number}.docx"
        if name not in taken:
            yield name

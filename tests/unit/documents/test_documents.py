"""Libraries that an extra brings."""

from __future__ import annotations

import json

import pytest

from claimcheck.documents import library
from claimcheck.errors import MissingExtraError


def test_a_library_that_is_there_is_returned() -> None:
    assert library("json", "docx", "reading a file") is json


def test_a_library_that_is_missing_is_named_by_its_extra() -> None:
    with pytest.raises(MissingExtraError) as raised:
        library("no_such_module", "docx", "reading a Word file")
    assert str(raised.value) == (
        'reading a Word file needs an extra: pip install "claimcheck-lint[docx]"'
    )

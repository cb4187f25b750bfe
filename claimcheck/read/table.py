"""Follows a table cell by cell and names each cell's row and column."""

from __future__ import annotations

_MOST = 1000  # columns or rows that one cell may span, as in browsers


class Table:
    """What is known of a table so far. Columns are counted from 0.

    A row of header cells only gives the columns their names; a row is named by its first cell. A
    cell that spans rows counts as a cell of each of them.
    """

    def __init__(self) -> None:
        """Start a table without headers."""
        self._headers: dict[int, str] = {}
        # Columns that a cell of an earlier row reaches into: how many rows are left, its text.
        self._above: dict[int, tuple[int, str]] = {}
        self._below: dict[int, tuple[int, str]] = {}
        self.begin_row()

    def begin_row(self) -> None:
        """Start a row."""
        self._first: str | None = None
        self._cells: list[tuple[int, int, str]] = []
        self._has_data = False
        self._column, self._width, self._rows = 0, 0, 1
        self._texts: list[str] = []
        self._above, self._below = {**self._above, **self._below}, {}

    def begin_cell(self, *, is_header: bool, width: int, rows: int) -> None:
        """Start a cell that is `width` columns wide and `rows` rows high."""
        self._has_data = self._has_data or not is_header
        self._column += self._width
        while self._column in self._above:
            left, text = self._above.pop(self._column)
            if self._first is None:
                self._first = text
            if left > 1:
                self._below[self._column] = (left - 1, text)
            self._column += 1
        self._width, self._rows = min(max(width, 1), _MOST), min(max(rows, 1), _MOST)
        self._texts = []

    def add(self, text: str) -> tuple[str, str]:
        """Add a text to the cell and return the names of its row and column."""
        self._texts.append(text)
        row = " ".join(self._texts) if self._first is None else self._first
        return row, self._headers.get(self._column, "")

    def end_cell(self) -> None:
        """End the cell."""
        text = " ".join(self._texts)
        if self._first is None:
            self._first = text
        self._cells.append((self._column, self._width, text))
        if self._rows > 1:
            for column in range(self._column, self._column + self._width):
                self._below[column] = (self._rows - 1, text)

    def end_row(self) -> None:
        """End the row; one of header cells only names the columns."""
        if self._has_data:
            return
        for start, width, text in self._cells:
            for column in range(start, start + width):
                self._headers[column] = text

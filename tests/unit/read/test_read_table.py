from __future__ import annotations

from claimcheck.read.table import Table


def add_row(
    table: Table, *cells: str, is_header: bool = False, width: int = 1, rows: int = 1
) -> list[tuple[str, str]]:
    """Return the names of row and column that each cell gets; the first has that size."""
    names: list[tuple[str, str]] = []
    table.begin_row()
    for number, cell in enumerate(cells):
        size = (1, 1) if number else (width, rows)
        table.begin_cell(is_header=is_header, width=size[0], rows=size[1])
        names.append(table.add(cell))
        table.end_cell()
    table.end_row()
    return names


def test_a_table_without_headers_names_rows_only() -> None:
    assert add_row(Table(), "Face", "£90") == [("Face", ""), ("Face", "")]


def test_header_cells_name_the_columns_under_them() -> None:
    table = Table()
    add_row(table, "Area", "Price", is_header=True)
    assert add_row(table, "Face", "£90") == [("Face", "Area"), ("Face", "Price")]


def test_a_wide_header_names_all_its_columns() -> None:
    table = Table()
    add_row(table, "Price", "Visits", is_header=True, width=2)
    names = add_row(table, "Face", "£90", "3")
    assert [column for _, column in names] == ["Price", "Price", "Visits"]


def test_a_high_cell_names_the_rows_that_it_reaches() -> None:
    table = Table()
    add_row(table, "Area", "Age", "Price", is_header=True)
    add_row(table, "Face", "20", "£90", rows=2)
    assert add_row(table, "40", "£95") == [("Face", "Age"), ("Face", "Price")]
    assert add_row(table, "Legs", "20") == [("Legs", "Area"), ("Legs", "Age")]


def test_a_size_out_of_bounds_is_brought_into_them() -> None:
    table = Table()
    add_row(table, "Wide", "Last", is_header=True, width=0)
    assert add_row(table, "a", "b") == [("a", "Wide"), ("a", "Last")]

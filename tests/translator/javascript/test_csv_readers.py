"""Rows of CSV files are lists and objects in JavaScript."""

from __future__ import annotations

import keras_tfjs

_OPENED = "import csv\nwith open('a.csv') as file:\n    reader = csv.{maker}(file)\n"


def _javascript(maker: str, text: str) -> str:
    translation = keras_tfjs.translate(_OPENED.format(maker=maker) + text, to="js", from_="tfjs")
    return translation.code


def test_the_first_row_is_taken_off() -> None:
    code = _javascript(
        "reader", "    names = next(reader)\n    for row in reader:\n        use(row)\n"
    )
    assert "const names = reader.shift();" in code
    assert "for (const row of reader)" in code


def test_rows_with_names_are_objects() -> None:
    code = _javascript("DictReader", "    for row in reader:\n        print(row.keys())\n")
    assert "console.log(Object.keys(row));" in code

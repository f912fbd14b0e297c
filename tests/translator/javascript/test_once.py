"""What is written twice in JavaScript is computed once, and where it is."""

from __future__ import annotations

from keras_tfjs import translate

WAITING = """
import numpy as np


def pairs(scores):
    found = np.asarray(scores)
    for row, column in zip(*np.where(found > 0)):
        print(row, column)
"""


def test_rows_that_are_turned_are_computed_once_outside_of_functions() -> None:
    made = translate(WAITING, to="js", from_="keras").code
    assert made.count("whereAsync(") == 1
    assert "rows.map((row) => row[index])" in made
    inner = made.split("rows[0].map", 1)[1].split("(\n", 1)[0]
    assert "await" not in inner


def test_rows_in_a_variable_stay_as_they_are() -> None:
    made = translate("def turned(rows):\n    return list(zip(*rows))\n", to="js", from_="tfjs").code
    assert "[...rows[0].map((_, index) => rows.map((row) => row[index]))]" in made


LAZY = """
def full(xs):
    names = map(lambda x: x + 1, xs)
    chosen = [x for x in filter(lambda x: x.a, xs)]
    for x in map(str, xs):
        print(x)
    first = next(map(str, xs))
    return zip(names, chosen), first
"""


def test_what_is_taken_for_a_list_is_an_array_and_a_loop_takes_one_by_one() -> None:
    made = translate(LAZY, to="js", from_="tfjs").code
    assert "const names = [...pyMap((x) => x + 1, xs)];" in made
    assert "const chosen = [...pyFilter((x) => x.a, xs)];" in made
    assert "for (const x of pyMap(String, xs)) {" in made
    assert "const first = pyMap(String, xs).next().value;" in made
    assert "names.slice(" in made or "names\n" in made

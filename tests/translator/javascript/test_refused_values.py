"""What Python refuses to compute is left over: JavaScript would go on."""

import pytest

from keras_tfjs import translate

REFUSED = {
    "model.add({{choice([64, 128])}})": "a set cannot hold sets, lists and dicts",
    "seen = {[1, 2]}": "a set cannot hold sets, lists and dicts",
    "data = None(rate=1)": "None cannot be called",
    "end = 3 - None": "None is no number",
    "for step in None:\n    print(step)": "None has no elements",
    "print([x for x in None])": "None has no elements",
    "first, last = None": "None has no elements",
    "print(None[0])": "None has no elements",
}
TAKEN = (
    "def f(x: int | None = None):\n    print(x)",
    "print('%s' % None)",
    "xs = [1, 2]\nprint(xs[None:2])",
    "seen = {(1, 2)}",
    "class Own:\n    def __sub__(self, other):\n        return 1\n\n\nprint(Own() - None)",
)


@pytest.mark.parametrize(("text", "said"), REFUSED.items(), ids=REFUSED)
def test_it_is_said(text: str, said: str) -> None:
    made = translate(f"model = 1\n{text}\n", to="js", from_="tfjs")
    found = [one.message for one in made.diagnostics if one.code == "KT478"]
    assert found == [f"Python raises TypeError here: {said}"]
    assert f"// {text.splitlines()[0]}" in made.code


@pytest.mark.parametrize("text", TAKEN)
def test_nothing_is_said(text: str) -> None:
    made = translate(text, to="js", from_="tfjs")
    assert "KT478" not in [one.code for one in made.diagnostics]


@pytest.mark.parametrize("name", ["id", "object"])
def test_what_javascript_has_nothing_for_is_left_over(name: str) -> None:
    made = translate(f"rows = []\nrows.sort(key={name})\n", to="js", from_="tfjs")
    assert [one.code for one in made.diagnostics] == ["KT308"]

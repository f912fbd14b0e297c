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


OF_PYTHON_2 = {
    "for row in xrange(3):\n    print(row)": "xrange of Python 2",
    "name = raw_input('name')": "raw_input of Python 2",
    "print(isinstance(model, basestring))": "basestring of Python 2",
    "for key, value in table.iteritems():\n    print(key, value)": "iteritems of Python 2",
    "print(table.has_key('rows'))": "has_key of Python 2",
}


@pytest.mark.parametrize(("text", "said"), OF_PYTHON_2.items(), ids=OF_PYTHON_2)
def test_what_only_python_2_has_is_left_over(text: str, said: str) -> None:
    made = translate(f"model = 1\ntable = {{'rows': 1}}\n{text}\n", to="js", from_="tfjs")
    found = [one.message for one in made.diagnostics if one.code == "KT308"]
    assert found == [f"{said} has no counterpart here"]
    assert f"// {text.splitlines()[0]}" in made.code


OF_IPYTHON = {
    "display(table)": "display of IPython",
    "get_ipython().system('ls')": "get_ipython of IPython",
}


@pytest.mark.parametrize(("text", "said"), OF_IPYTHON.items(), ids=OF_IPYTHON)
def test_what_only_ipython_has_is_left_over(text: str, said: str) -> None:
    made = translate(f"table = {{'rows': 1}}\n{text}\n", to="js", from_="tfjs")
    found = [one.message for one in made.diagnostics]
    assert found == [f"{said} has no counterpart here"]
    assert f"// {text}" in made.code


@pytest.mark.parametrize(
    "text",
    [
        "def display(rows):\n    print(rows)\n\n\ndisplay(3)\n",
        "from helpers import *\n\nfor row in xrange(3):\n    print(row)\n",
        "class Rows:\n    def iteritems(self):\n        return []\n\n\nprint(Rows().iteritems())\n",
    ],
)
def test_what_the_program_has_of_that_name_is_its_own(text: str) -> None:
    made = translate(text, to="js", from_="tfjs")
    assert "KT308" not in [one.code for one in made.diagnostics]


@pytest.mark.parametrize("name", ["hash", "format", "zip", "callable"])
def test_a_built_in_function_that_javascript_lacks_is_no_value(name: str) -> None:
    made = translate(f"key = {name}\nprint(key)\n", to="js", from_="tfjs")
    assert [one.code for one in made.diagnostics] == ["KT308"]
    assert f"// key = {name}" in made.code


def test_what_joins_with_a_number_is_no_text() -> None:
    source = "def wait(thread, words):\n    thread.join(10)\n    return thread.join(words)\n"
    made = translate(source, to="js", from_="tfjs").code
    assert "thread.join(10);" in made
    assert "words.join(thread)" in made


def test_the_digits_of_an_identifier_have_no_dashes() -> None:
    made = translate("import uuid\nname = uuid.uuid4().hex\n", to="js", from_="tfjs").code
    assert "crypto.randomUUID().replaceAll('-', '')" in made

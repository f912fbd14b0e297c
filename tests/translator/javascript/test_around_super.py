"""What a constructor does before `super().__init__`: JavaScript has no `this` there."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

LAYER = """
import keras


class Scaled(keras.layers.Layer):
    def __init__(self, factor=3, **kwargs):
        self.factor = factor
        name = "scaled" + str(factor)
        self.start()
        super().__init__(name=name, **kwargs)

    def start(self):
        self.started = True

    def call(self, x):
        return x
"""


def test_a_layer_calls_super_as_soon_as_it_has_what_super_is_given() -> None:
    made = translate(LAYER, to="js", from_="keras").code
    lines = [line.strip() for line in made.split("constructor", 1)[1].split("}\n")[0].split("\n")]
    order = ["const factor", "const name", "super(", "this.factor", "this.start"]
    places = [next(at for at, line in enumerate(lines) if line.startswith(one)) for one in order]
    assert places == sorted(places)


def test_a_class_of_the_program_s_own_base_is_said() -> None:
    source = LAYER.replace("keras.layers.Layer", "Base").replace(
        "class Scaled", "class Base:\n    pass\n\n\nclass Scaled"
    )
    found = translate(source, to="js", from_="keras").diagnostics
    assert "KT307" in [one.code for one in found]


OWN = """
class Base:
    def __init__(self, table, action):
        self.table = table
        self.action = action


class Derived(Base):
    all_tables = {"a": 1}

    def __init__(self):
        super().__init__(GIVEN)

    def act_on(self, x):
        return x
"""


def test_what_super_is_given_of_the_object_comes_from_its_class_or_is_asked_later() -> None:
    source = OWN.replace("GIVEN", "self.all_tables, self.act_on")
    made = translate(source, to="js", from_="tfjs")
    assert "super(new.target.allTables, (...given) => this.actOn(...given));" in made.code
    assert not made.diagnostics


def test_what_super_is_given_and_only_the_object_has_is_said() -> None:
    source = OWN.replace("GIVEN", "self.all_tables, self.act_on(3)")
    found = translate(source, to="js", from_="tfjs").diagnostics
    assert [one.code for one in found] == ["KT307"]


def test_the_statements_that_come_too_early_are_where_it_is_said() -> None:
    source = OWN.replace(
        "super()", "print(1)\n        self.table = 1\n        self.action = 2\n        super()"
    )
    [found] = [
        one
        for one in translate(source.replace("GIVEN", "1, 2"), to="js", from_="tfjs").diagnostics
        if one.code == "KT307"
    ]
    lines = source.split("\n")
    assert lines[found.span.line - 1].strip() == "self.table = 1"
    assert lines[found.span.end_line - 1].strip() == "self.action = 2"


EARLY = """
class Root:
    def __init__(self, size):
        ROOT

    def grow(self):
        return GROW


class Leaf(Root):
    def __init__(self, size):
        self.color = "green"
        self.veins = [self.color]
        super().__init__(size)
"""


def _codes(root: str, grow: str = "1") -> list[str]:
    source = EARLY.replace("ROOT", root).replace("GROW", grow)
    return [one.code for one in translate(source, to="js", from_="tfjs").diagnostics]


def test_attributes_that_no_base_meets_are_variables_before_super() -> None:
    source = EARLY.replace("ROOT", "self.size = size").replace("GROW", "self.size")
    made = translate(source, to="js", from_="tfjs")
    lines = [line.strip() for line in made.code.split("class Leaf", 1)[1].split("\n")[2:7]]
    assert lines == [
        "const color = 'green';",
        "const veins = [color];",
        "super(size);",
        "this.color = color;",
        "this.veins = veins;",
    ]
    assert not made.diagnostics


@pytest.mark.parametrize(
    ("root", "grow"),
    [
        ("self.color = size", "1"),
        ("print(self.color)", "1"),
        ("self.grow()", "self.color"),
        ('self.size = getattr(self, "color", size)', "1"),
        ("register(self)", "1"),
    ],
    ids=["sets it", "reads it", "reads it in a method", "asks for it by name", "hands it on"],
)
def test_an_attribute_that_the_base_meets_is_said(root: str, grow: str) -> None:
    assert "KT307" in _codes(root, grow)


def test_a_base_that_calls_its_own_methods_is_looked_through() -> None:
    assert _codes("self.size = self.grow()") == []


def test_an_attribute_that_may_be_missing_is_said() -> None:
    source = EARLY.replace("ROOT", "self.size = size").replace("GROW", "1")
    source = source.replace('self.color = "green"', 'if size:\n            self.color = "green"')
    assert "KT307" in [one.code for one in translate(source, to="js", from_="tfjs").diagnostics]


def test_a_base_out_of_sight_is_said() -> None:
    source = "from elsewhere import Root\n" + EARLY.split("\n\n\n")[1]
    assert "KT307" in [one.code for one in translate(source, to="js", from_="tfjs").diagnostics]


def test_what_only_a_constructor_can_say_is_said_elsewhere() -> None:
    source = "class Base:\n    def __init__(self):\n        self.x = 0\n\n\nclass A(Base):\n"
    source += "    def again(self):\n        super().__init__()\n        self.x = 1\n"
    made = translate(source, to="js", from_="tfjs")
    assert "// super().__init__()" in made.code
    assert [one.code for one in made.diagnostics] == ["KT301"]


def test_a_class_as_a_decorator_is_left() -> None:
    # an object of it would be called as a function
    source = "class Kept:\n    def __init__(self, f):\n        self.f = f\n\n\n"
    source += "@Kept\ndef double(x: int):\n    return x * 2\n"
    made = translate(source, to="js", from_="tfjs")
    assert "// @Kept" in made.code
    assert "KT301" in {one.code for one in made.diagnostics}


def test_keywords_of_a_call_by_tfjs_are_its_last_argument() -> None:
    source = LAYER.replace(
        "    def call(self, x):\n        return x\n",
        "    def call(self, *args, **kwargs):\n"
        "        kwargs.pop('training', None)\n"
        "        return self.inner.call(*args, **kwargs)\n",
    )
    made = translate(source, to="js", from_="keras").code
    assert "call(...args) {\n    const kwargs = args.at(-1);" in made
    assert "this.inner.call(...args)" in made


def test_what_super_is_given_too_early_is_said_where_it_is_given() -> None:
    source = OWN.replace("super()", "self.table = 1\n        super()")
    found = translate(source.replace("GIVEN", "self.act_on(3)"), to="js", from_="tfjs").diagnostics
    [said] = [one for one in found if one.code == "KT307"]
    lines = source.split("\n")
    assert lines[said.span.line - 1].strip() == "self.table = 1"
    assert lines[said.span.end_line - 1].strip().startswith("super()")


def test_what_comes_before_a_super_of_several_is_said() -> None:
    source = EARLY.replace("ROOT", "self.size = size").replace("GROW", "1")
    either = (
        "if size:\n            super().__init__(size)\n"
        "        else:\n            super().__init__(2)"
    )
    source = source.replace("super().__init__(size)", either)
    [said] = translate(source, to="js", from_="tfjs").diagnostics
    assert said.code == "KT307"
    assert source.split("\n")[said.span.end_line - 1].strip() == "self.veins = [self.color]"


TWICE = """
class Shelf:
    def __init__(self, size):
        # as it was
        self.size = size

    def room(self):
        return self.size

    def __init__(self, size, depth=2):
        self.size = [size, depth]

    def room(self, count=1):
        return count


shelf = Shelf(1, depth=3)
print(shelf.room(count=2))
"""


def test_a_method_that_a_later_one_replaces_is_not_there() -> None:
    made = translate(TWICE, to="js", from_="tfjs")
    assert made.code.count("constructor(") == made.code.count("room(") - 1 == 1
    assert "new Shelf(1, {depth: 3})" in made.code
    assert made.code.index("// as it was") < made.code.index("constructor(")
    assert not made.diagnostics


def test_a_method_that_is_used_before_a_later_one_replaces_it_stays() -> None:
    kept = TWICE.replace(
        "    def __init__(self, size, depth", "    old = room\n\n    def __init__(self, size, depth"
    )
    assert translate(kept, to="js", from_="tfjs").code.count("room(") == 3

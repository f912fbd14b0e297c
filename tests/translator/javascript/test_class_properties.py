"""Properties of classes, by a descriptor of the program's own: static getters, which objects have,
too."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from keras_tfjs import translate

DESCRIPTORS = {
    "a property": """
class of_class(property):
    def __get__(self, _, owner):
        return self.fget(owner)
""",
    "an object": """
class of_class:
    def __init__(self, method):
        self.method = method

    def __get__(self, obj, owner):
        return self.method(owner)
""",
}
PROGRAM = """

class Base:
    kind = "base"

    @of_class
    def presets(cls):
        return [cls.kind, "x"]

    def first(self):
        return self.presets[0]


class Own(Base):
    kind = "own"


print(Base.presets[0], Own.presets[0], Own().presets[1], Own().first())
"""


@pytest.mark.parametrize("descriptor", DESCRIPTORS.values(), ids=DESCRIPTORS)
def test_it_is_read_from_classes_and_from_objects(descriptor: str) -> None:
    made = translate(descriptor + PROGRAM, to="js", from_="tfjs")
    assert [one.code for one in made.diagnostics] == ["KT308"]  # the descriptor itself
    if (node := shutil.which("node")) is not None:
        command = [node, "--input-type=module", "-e", made.code]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout == "base own x own\n"
    back = translate(made.code, to="tfjs", from_="js").code
    assert back.count("def presets") == 1


def test_a_descriptor_that_does_more_is_none_of_them() -> None:
    descriptor = DESCRIPTORS["a property"].replace("self.fget(owner)", "len(self.fget(owner))")
    made = translate(descriptor + PROGRAM, to="js", from_="tfjs")
    assert "static get" not in made.code
    assert "KT308" in {one.code for one in made.diagnostics}

"""What a constructor does before `super().__init__`: JavaScript has no `this` there."""

from __future__ import annotations

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

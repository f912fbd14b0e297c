"""Members and configs of classes that other files of a project define."""

from __future__ import annotations

import pytest

from keras_tfjs import pipeline
from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Module, Options

MIXIN = "class Testing:\n    def simple_test(self, x):\n        return x\n"
DETECTOR = (
    "import keras\nfrom mixins import Testing\n\n\n"
    "class Detector(keras.Model, Testing):\n"
    "    def __init__(self, units=2, **kwargs):\n"
    "        super().__init__(**kwargs)\n"
    "        self.units = units\n"
)


def translated(text: str) -> tuple[str, list[str]]:
    mixins = Module(MIXIN, Dialect.KERAS, {}, "mixins.py")
    detectors = Module(DETECTOR, Dialect.KERAS, {"mixins": mixins}, "detectors.py")
    modules = {"mixins": mixins, "detectors": detectors}
    made = translate(text, Dialect.TFJS, Options(modules=modules))
    return made.code, [each.code for each in made.diagnostics]


def test_a_method_of_a_base_behind_the_library_s_is_the_program_s() -> None:
    code, said = translated(
        "from detectors import Detector\n\nmodel = Detector(units=3)\nmodel.simple_test(1)\n"
    )
    assert "model.simple_test(1)" in code
    assert said == []


def test_a_method_that_no_base_has_is_said() -> None:
    _, said = translated(
        "from detectors import Detector\n\nmodel = Detector(units=3)\nmodel.other_test(1)\n"
    )
    assert said == ["KT102"]


LAYER_OF_A_MODEL = (
    "import keras\nfrom detectors import Detector\n\n\n"
    "def layers_of(model):\n"
    "    return [layer.{0}(1) for layer in keras.Sequential(model).layers]\n"
)


@pytest.mark.parametrize(
    "way",
    [(Dialect.JS,), (Dialect.TFJS, Dialect.KERAS)],
    ids=["to JavaScript", "to TF.js-style Python and back"],
)
def test_what_is_only_known_for_a_layer_may_have_what_the_project_defines(
    way: tuple[Dialect, ...],
) -> None:
    mixins = Module(MIXIN, Dialect.KERAS, {}, "mixins.py")
    detectors = Module(DETECTOR, Dialect.KERAS, {"mixins": mixins}, "detectors.py")
    options = Options(modules={"detectors": detectors})
    text, source = LAYER_OF_A_MODEL.format("simple_test"), Dialect.KERAS
    for to in way:
        made = pipeline.run(text, to, source, options)
        assert not made.diagnostics
        text, source = made.code, to


@pytest.mark.parametrize("member", ["other_test", "_track", "get_losses_for"])
def test_what_the_project_does_not_define_is_keras_s(member: str) -> None:
    _, said = translated(LAYER_OF_A_MODEL.format(member))
    assert said == ["KT102"]


def test_what_an_object_holds_is_applied_and_not_called() -> None:
    """A model that another is given may be called in Keras only."""
    _, said = translated(
        "import keras\n\n\nclass Shown(keras.callbacks.Callback):\n"
        "    def on_train_end(self, logs=None):\n        print(self.model.maker(1))\n\n\n"
        "class Pair(keras.Model):\n    def __init__(self, maker):\n"
        "        super().__init__()\n        self.maker = maker\n"
    )
    assert said == ["KT102"]


def test_an_optimizer_has_no_members_of_the_project() -> None:
    text = (
        "import keras\n\n\nclass Own(keras.layers.Layer):\n"
        "    def build(self, shape):\n        self.w = 1\n\n\n"
        "optimizer = keras.optimizers.SGD(0.1)\noptimizer.build([])\n"
    )
    made = pipeline.run(text, Dialect.JS, Dialect.KERAS, Options())
    assert "KT410" in {each.code for each in made.diagnostics}


def test_what_super_has_is_the_library_s() -> None:
    _, said = translated(
        "import keras\n\n\nclass Own(keras.layers.Layer):\n"
        "    def odd(self):\n        return super().odd()\n"
    )
    assert said == ["KT102"]


def test_a_config_that_a_class_of_an_untranslated_file_has_already_stays() -> None:
    text = (
        "import tensorflow as tf\nfrom detectors import Detector\n\n"
        'y = Detector({"units": 3}).apply(1)\ntf.estimator.export(y)\n'
    )
    assert translated(text)[0] == text


@pytest.mark.parametrize(
    "calls",
    [
        ['{"units": 3, "name": "a"}'],
        ['{"units": 3}', '{"units": 4}'],
        ["{}"],
        ['{"units": 3, "name": "a"}', "{**options}"],
    ],
)
def test_configs_stay_in_a_file_that_says_nothing_else_of_tfjs(calls: list[str]) -> None:
    """The second run of a translator."""
    made = "".join(f"y = Detector({each})\n" for each in calls)
    text = f"from detectors import Detector\n\noptions = dict(units=2)\n{made}"
    assert translated(text)[0] == text


def test_a_dict_is_an_argument_of_a_class_that_is_called_as_keras_does() -> None:
    code, _ = translated("from detectors import Detector\n\ny = Detector({'units': 3})\n")
    assert 'Detector({"units": {"units": 3}})' in code

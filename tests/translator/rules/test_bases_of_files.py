"""Members and configs of classes that other files of a project define."""

from __future__ import annotations

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


def test_a_config_that_a_class_of_an_untranslated_file_has_already_stays() -> None:
    text = (
        "import tensorflow as tf\nfrom detectors import Detector\n\n"
        'y = Detector({"units": 3}).apply(1)\ntf.estimator.export(y)\n'
    )
    assert translated(text)[0] == text


def test_a_dict_is_an_argument_of_a_class_that_is_called_as_keras_does() -> None:
    code, _ = translated("from detectors import Detector\n\ny = Detector({'units': 3})\n")
    assert 'Detector({"units": {"units": 3}})' in code

"""Where the idioms of the page `handed options` end: what is not known keeps its keys, and that is
said."""

from __future__ import annotations

import pytest

from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = "import keras\nfrom keras import layers\n\n\n"
DENSE = "def dense(units, **options):\n    return layers.Dense(units, **options)\n\n\n"


def made(text: str, options: Options | None = None) -> tuple[str, set[str]]:
    translation = translate(HEAD + text, Dialect.TFJS, options or Options())
    return translation.code, {each.code for each in translation.diagnostics}


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        pytest.param(
            f"{DENSE}dense(3, use_bias=False)\n", "dense(3, useBias=False)", id="a call's keywords"
        ),
        pytest.param(
            f"{DENSE}given = {{'use_bias': False}}\ndense(3, **given)\n",
            'given = {"useBias": False}',
            id="a dict that a call spreads",
        ),
        pytest.param(
            "given = dict(bias_initializer='he_normal')\nlayers.Dense(3, **given)\n",
            'given = dict(biasInitializer="heNormal")',
            id="a dict that dict() makes",
        ),
        pytest.param(
            "def dense(units, options):\n    return layers.Dense(units, **options)\n\n\n"
            "dense(3, dict(bias_initializer='he_normal'))\n",
            'dict(biasInitializer="heNormal")',
            id="a dict that is an argument",
        ),
        pytest.param(
            "def dense(units, **options):\n    bias = options.pop('use_bias', True)\n"
            "    return layers.Dense(units, use_bias=bias, **options)\n\n\n"
            "dense(3, use_bias=False)\n",
            'options.pop("useBias", True)',
            id="a key that is asked for",
        ),
        pytest.param(
            "class Net:\n    def dense(self, units, **options):\n"
            "        return layers.Dense(units, **options)\n\n"
            "    def make(self):\n        return self.dense(3, use_bias=False)\n",
            "self.dense(3, useBias=False)",
            id="a method's keywords",
        ),
        pytest.param(
            "def conv(*args, **options):\n    return layers.Conv2D(*args, **options)\n\n\n"
            "def twice(*args, **options):\n    return conv(2, *args, **options)\n\n\n"
            "twice(3, use_bias=False)\n",
            '{"filters": args[0], "kernelSize": args[1], **options}',
            id="places that are handed on",
        ),
    ],
)
def test_options_are_spelled_where_they_are_given(program: str, expected: str) -> None:
    code, said = made(program)
    assert expected in code
    assert not said & {"KT109", "KT119"}


@pytest.mark.parametrize(
    "program",
    [
        pytest.param(DENSE, id="nobody calls the function"),
        pytest.param(
            f"{DENSE}dense(3, use_bias=False)\nhand(dense)\n", id="it is handed on itself"
        ),
        pytest.param(f"{DENSE}dense(3, **found())\n", id="a dict comes from elsewhere"),
        pytest.param(
            f"{DENSE}dense(3, use_bias=False, unheard_of=1)\n", id="no option of the layer"
        ),
        pytest.param(
            "def dense(units, **options):\n    for key in options:\n        print(key)\n"
            "    return layers.Dense(units, **options)\n\n\ndense(3, use_bias=False)\n",
            id="its keys are looked at",
        ),
        pytest.param(
            "def dense(units, use_bias=True, **options):\n"
            "    return layers.Dense(units, **options)\n\n\n"
            "def outer(**options):\n    return dense(3, **options)\n\n\nouter(use_bias=False)\n",
            id="a parameter on the way has the name",
        ),
        pytest.param(
            "def dense(units, **options):\n"
            "    if options.get('kernel_initializer') == 'he_normal':\n        units = 2\n"
            "    return layers.Dense(units, **options)\n\n\n"
            "dense(3, kernel_initializer='he_normal')\n",
            id="a word is compared",
        ),
        pytest.param(
            "def both(x, **options):\n    x = layers.Dense(3, **options)(x)\n"
            "    return layers.Conv1D(3, 1, **options)(x)\n\n\nboth(x, kernel_size=3)\n",
            id="an option of only one of two layers",
        ),
    ],
)
def test_options_that_are_not_all_known_are_said(program: str) -> None:
    code, said = made(program)
    assert "KT166" in said
    assert "kerasOptions(options)" in code
    assert "useBias" not in code


def test_places_of_calls_that_differ_are_said() -> None:
    wrapper = "def conv(*args):\n    return layers.Conv2D(*args)\n\n\n"
    assert "KT119" in made(f"{wrapper}conv(3, 3)\nconv(3, 3, 2)\n")[1]


def test_a_tuple_stays_what_the_program_may_compare_it_with() -> None:
    program = (
        "def conv(**options):\n    if options['strides'] == (2, 2):\n        print(2)\n"
        "    return layers.Conv2D(3, 3, **options)\n\n\nconv(strides=(2, 2))\n"
    )
    code, said = made(program)
    assert "conv(strides=(2, 2))" in code
    assert not {"KT109", "KT166"} & set(said)


def test_a_function_that_other_files_name_keeps_its_options() -> None:
    program = f"{DENSE}dense(3, use_bias=False)\n"
    assert "KT166" in made(program, Options(is_imported=True))[1]
    assert "KT166" in made(program, Options(is_imported=True, spoken_elsewhere=("dense",)))[1]
    assert "KT166" not in made(program, Options(is_imported=True, spoken_elsewhere=("other",)))[1]

"""Keyword arguments become one config object, and come back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from keras_tfjs.diagnostics import Severity, Stage
from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = "import keras\n"
TFJS_HEAD = "import tfjs as tf\n"


def forth(line: str, **options: Any) -> Stage:
    return translate(HEAD + line + "\n", Dialect.TFJS, replace(Options(), **options))


def back(line: str) -> Stage:
    return translate(TFJS_HEAD + line + "\n", Dialect.KERAS, Options())


def line_of(stage: Stage) -> str:
    """The text without its import, each statement of one line again."""
    lines = [line for line in stage.code.rstrip("\n").split("\n") if not line.startswith("import ")]
    return "\n".join(lines)


def joined(text: str) -> str:
    """A statement over several lines as one."""
    return "".join(line.strip() for line in text.split("\n"))


BOTH_WAYS = {
    "keywords": ("Dense(units=1, input_shape=[1])", 'dense({"units": 1, "inputShape": [1]})'),
    "nothing to say": ("Flatten()", "flatten()"),
    "nothing to say, but an object is needed": ("MaxPooling2D()", "maxPooling2d({})"),
    "an option string": (
        "Flatten(data_format='channels_first')",
        'flatten({"dataFormat": "channelsFirst"})',
    ),
    "an activation of another name": (
        "Activation(activation='silu')",
        'activation({"activation": "swish"})',
    ),
    "an initializer": (
        "Dense(units=1, kernel_initializer='he_uniform')",
        'dense({"units": 1, "kernelInitializer": "heUniform"})',
    ),
    "an initializer of odd spelling": (
        "Dense(units=1, bias_initializer='lecun_uniform')",
        'dense({"units": 1, "biasInitializer": "leCunUniform"})',
    ),
    "another name": ("LeakyReLU(negative_slope=0.1)", 'leakyReLU({"alpha": 0.1})'),
    "pins of an LSTM": (
        "LSTM(units=4)",
        'lstm({"units": 4, "recurrentActivation": "sigmoid", "unitForgetBias": True})',
    ),
    "a pin of a GRU": (
        "GRU(units=4)",
        'gru({"units": 4, "recurrentActivation": "sigmoid", "resetAfter": True})',
    ),
    "a pin of softmax": ("Softmax()", 'softmax({"axis": -1})'),
    "a layer in a layer": (
        "TimeDistributed(layer=keras.layers.Dense(units=1))",
        'timeDistributed({"layer": tf.layers.dense({"units": 1})})',
    ),
}


@pytest.mark.parametrize(("keras", "tfjs"), BOTH_WAYS.values(), ids=BOTH_WAYS.keys())
def test_a_layer_goes_both_ways(keras: str, tfjs: str) -> None:
    assert joined(line_of(forth(f"a = keras.layers.{keras}"))) == f"a = tf.layers.{tfjs}"
    assert line_of(back(f"a = tf.layers.{tfjs}")) == f"a = keras.layers.{keras}".replace("'", '"')


FORTH = {
    "positional arguments": (
        "keras.layers.Dense(8, 'relu')",
        'tf.layers.dense({"units": 8, "activation": "relu"})',
    ),
    "tuples": (
        "keras.layers.Conv2D(4, (3, 3))",
        'tf.layers.conv2d({"filters": 4, "kernelSize": [3, 3]})',
    ),
    "a second name of a layer": (
        "keras.layers.MaxPool2D(2)",
        'tf.layers.maxPooling2d({"poolSize": 2})',
    ),
    "no activation is the linear one": (
        "keras.layers.Dense(1, activation=None)",
        'tf.layers.dense({"units": 1, "activation": "linear"})',
    ),
    "a function as activation": (
        "keras.layers.Activation(keras.activations.relu)",
        'tf.layers.activation({"activation": "relu"})',
    ),
    "an option chosen by a condition": (
        "keras.layers.Activation('silu' if a else 'relu')",
        'tf.layers.activation({"activation": "swish" if a else "relu"})',
    ),
    "a harmless option is left out": (
        "keras.layers.Conv2D(4, 3, groups=1)",
        'tf.layers.conv2d({"filters": 4, "kernelSize": 3})',
    ),
    "a regularizer string": (
        "keras.layers.Dense(1, kernel_regularizer='l2')",
        'tf.layers.dense({"units": 1, "kernelRegularizer": tf.regularizers.l2()})',
    ),
    "both factors of L1L2": (
        "keras.regularizers.L1L2(l1=0.1)",
        'tf.regularizers.l1l2({"l1": 0.1, "l2": 0.0})',
    ),
    "an initializer bound of zero": (
        "keras.initializers.RandomUniform(0, 1)",
        'tf.initializers.randomUniform({"minval": 1e-38, "maxval": 1})',
    ),
    "the learning rate is written out": (
        "keras.optimizers.SGD()",
        'tf.train.sgd({"learningRate": 0.01})',
    ),
    "momentum is another optimizer": (
        "keras.optimizers.SGD(0.1, momentum=0.9, nesterov=True)",
        'tf.train.momentum({"learningRate": 0.1, "momentum": 0.9, "useNesterov": True})',
    ),
    "no momentum is none": (
        "keras.optimizers.SGD(0.1, momentum=0.0)",
        'tf.train.sgd({"learningRate": 0.1})',
    ),
    "rho of RMSprop is decay": (
        "keras.optimizers.RMSprop(rho=0.8)",
        'tf.train.rmsprop({"learningRate": 0.001, "decay": 0.8})',
    ),
    "Adam needs nothing": ("keras.optimizers.Adam()", "tf.train.adam()"),
    "a merge function": (
        "keras.layers.concatenate([a, b], axis=1)",
        'tf.layers.concatenate({"axis": 1}).apply([a, b])',
    ),
    "early stopping by accuracy": (
        "keras.callbacks.EarlyStopping('val_accuracy', patience=2)",
        'tf.callbacks.earlyStopping({"monitor": "val_acc", "patience": 2})',
    ),
    "early stopping by something to be large": (
        "keras.callbacks.EarlyStopping(monitor='val_auc')",
        'tf.callbacks.earlyStopping({"monitor": "val_auc", "mode": "max"})',
    ),
    "a lambda callback": (
        "keras.callbacks.LambdaCallback(on_epoch_end=f)",
        'tf.CustomCallback({"onEpochEnd": f})',
    ),
}


@pytest.mark.parametrize(("keras", "tfjs"), FORTH.values(), ids=FORTH.keys())
def test_a_keras_call_in_tfjs_style(keras: str, tfjs: str) -> None:
    stage = forth(f"a = {keras}")
    assert joined(line_of(stage)) == f"a = {tfjs}"
    assert not [each for each in stage.diagnostics if each.severity is Severity.ERROR]


BACK = {
    "positional optimizers": (
        "tf.train.rmsprop(0.1, 0.9)",
        "keras.optimizers.RMSprop(learning_rate=0.1, rho=0.9)",
    ),
    "TF.js's default of an LSTM": (
        'tf.layers.lstm({"units": 1, "unitForgetBias": True})',
        "keras.layers.LSTM(\n    units=1, "
        "recurrent_activation=lambda x: keras.ops.clip(0.2 * x + 0.5, 0.0, 1.0)\n)",
    ),
    "TF.js's default factors": (
        "tf.regularizers.l1l2()",
        "keras.regularizers.L1L2(l1=0.01, l2=0.01)",
    ),
    "an optimizer string of another rate": (
        'model.compile({"optimizer": "adagrad"})',
        "model.compile(optimizer=keras.optimizers.Adagrad(learning_rate=0.01))",
    ),
}


@pytest.mark.parametrize(("tfjs", "keras"), BACK.values(), ids=BACK.keys())
def test_a_tfjs_call_in_keras(tfjs: str, keras: str) -> None:
    text = f"model = tf.sequential()\na = {tfjs}"
    assert line_of(back(text)).split("\n", 1)[1] == f"a = {keras}"


ORDERS = {
    "a default that the source writes": "keras.regularizers.L1L2(l1=0.0, l2=0.1)",
    "one behind other options": "keras.layers.LSTM(4, dropout=0.1, recurrent_activation='sigmoid')",
    "one that the source leaves out": "keras.layers.LSTM(4, dropout=0.1)",
    "a filler that the source writes": "np.sum(np.ones([2]), axis=0, keepdims=False)",
}


@pytest.mark.parametrize("keras", ORDERS.values(), ids=ORDERS.keys())
def test_what_goes_on_the_way_back_comes_again_at_its_place(keras: str) -> None:
    once = forth(f"import numpy as np\na = {keras}").code
    again = translate(once, Dialect.KERAS, Options()).code
    assert translate(again, Dialect.TFJS, Options()).code == once


ONE_LINE = {
    "options that are only shown": (
        "import keras\nm = keras.Sequential()\nm.compile('sgd', 'mse')\n"
        "loss = m.evaluate(x, y, verbose=0,)\n",
        "loss = m.evaluate(x, y).dataSync()[0]\n",
    ),
    "a harmless option": (
        "import keras\nl = keras.layers.Conv2D(4, 3, groups=1,)\n",
        'l = tf.layers.conv2d({"filters": 4, "kernelSize": 3})\n',
    ),
}


@pytest.mark.parametrize(("keras", "last"), ONE_LINE.values(), ids=ONE_LINE.keys())
def test_a_call_on_one_line_stays_on_one(keras: str, last: str) -> None:
    assert translate(keras, Dialect.TFJS, Options()).code.endswith(last)


SAID = {
    "a name that Keras does not have": (
        "keras.layers.Dens(1)",
        "KT101",
        "did you mean keras.layers.Dense?",
    ),
    "a name without counterpart": ("keras.layers.JaxLayer(f)", "KT126", "another framework"),
    "a model of keras.applications": (
        "keras.applications.NASNetLarge()",
        "KT126",
        "keras-tfjs convert",
    ),
    "a module that is not listed name by name": (
        "keras.visualization.draw_bounding_boxes(x)",
        "KT126",
        "tfjs-vis",
    ),
    "a method of some subclass": ("keras.layers.Normalization().frob(1)", "KT102", "by hand"),
    "a module that no Keras has": ("keras.nothing.here()", "KT101", "check the spelling"),
    "a class as a value": ("[keras.layers.Dense]", "KT133", "hand a function on"),
    "a class as an argument": ("dict(kind=keras.layers.LSTM)", "KT133", "lambda"),
    "the version of Keras": (
        "keras.layers.LSTM(output_dim=3, inner_init='orthogonal')",
        "KT218",
        "--keras",
    ),
    "a misspelt method": ("keras.Sequential().fitt(1)", "KT101", "did you mean keras.Model.fit?"),
    "a keyword of a layer's own call": (
        "keras.layers.Dense(1)(1, query=2)",
        "KT104",
        "query",
    ),
    "a keyword that no Keras has": ("keras.layers.Dense(unts=1)", "KT103", "did you mean units?"),
    "a keyword without counterpart": ("keras.layers.Dense(1, lora_rank=2)", "KT104", "lora_rank"),
    "a second input besides training": (
        "keras.layers.Dense(1)(x, states, training=True)",
        "KT104",
        "a second input",
    ),
    "an option without counterpart": (
        "keras.Sequential().compile('sgd', metrics=['huber'])",
        "KT105",
        "choose another",
    ),
    "batches in another order": (
        "keras.Sequential().fit(x, y, shuffle='batch')",
        "KT105",
        "shuffle 'batch'",
    ),
    "a misspelt option": ("keras.layers.Activation('rleu')", "KT106", 'did you mean "relu"?'),
    "a misspelt regularizer": ("keras.layers.Dense(1, kernel_regularizer='l3')", "KT106", "l1_l2"),
    "a TF.js spelling": ("keras.layers.Dense(1, inputShape=[1])", "KT107", "write input_shape"),
    "an old keyword": ("keras.optimizers.SGD(lr=1.0)", "KT107", "write learning_rate"),
    "an old name": ("keras.optimizers.sgd(0.1)", "KT108", "write keras.optimizers.SGD"),
    "options from elsewhere": (
        "keras.callbacks.EarlyStopping(**o())",
        "KT109",
        "write the options",
    ),
    "an option in a variable": ("keras.layers.Dense(1, kernel_initializer=name())", None, ""),
    "too many arguments": ("keras.layers.Flatten(1, 2)", "KT114", "name the further ones"),
    "an argument list": ("keras.layers.Dense(*args)", "KT119", "write the arguments out"),
    "a normal initializer": ("keras.initializers.HeNormal()", "KT204", "varianceScaling"),
    "the meaning of lr": ("keras.optimizers.SGD(lr=1.0)", "KT211", "learning_rate"),
    "a seed": ("keras.layers.Dropout(0.5, seed=1)", "KT212", "load weights"),
    "a monitored direction": ("keras.callbacks.EarlyStopping('val_auc')", "KT214", "nothing to do"),
    "the default of random weights": ("keras.layers.Dense(1)", "KT201", "--exact"),
}


@pytest.mark.parametrize(("keras", "code", "help_"), SAID.values(), ids=SAID.keys())
def test_what_cannot_be_said_alike_is_said(keras: str, code: str | None, help_: str) -> None:
    found = {each.code: each for each in forth(f"a = {keras}").diagnostics}
    if code is None:
        assert not [each for each in found.values() if each.severity is Severity.ERROR]
        return
    assert code in found
    assert help_ in found[code].help or help_ in found[code].message
    assert found[code].span.line == 2


def test_an_option_in_a_parameter_is_read_in_javascript() -> None:
    text = "def f(kind='he_normal'):\n    return keras.layers.Dense(1, kernel_initializer=kind)"
    stage = forth(text, to_javascript=True)
    assert '"kernelInitializer": tf.util.kerasOption("initializer", kind)' in stage.code
    assert '"kernelInitializer": kind' in forth(text).code


READ = {
    "a loss": ("keras.Sequential().compile('sgd', kind)", "'hinge'", '"loss"'),
    "an optimizer": ("keras.Sequential().compile(kind, 'mse')", "'Adagrad'", '"optimizer"'),
    "a regularizer": (
        "keras.layers.Dense(1, kernel_regularizer=kind)",
        "'l1l2'",
        '"regularizer"',
    ),
}


@pytest.mark.parametrize(("call", "value", "key"), READ.values(), ids=READ)
def test_words_that_mean_something_else_to_the_runtime_are_read_as_keras_reads_them(
    call: str, value: str, key: str
) -> None:
    text = f"def f(kind):\n    return {call}\n\n\nf(input() or {value})"
    stage = forth(text)
    assert f"tf.util.kerasOption({key}, kind)" in stage.code
    assert "KT110" not in {each.code for each in stage.diagnostics}
    assert "kerasOption" not in forth(text.replace(value, "'adam'")).code


def test_what_hard_sigmoid_was_in_old_programs_is_said() -> None:
    call = "keras.layers.Convolution2D(1, nb_row=3, nb_col=3, activation=kind)"
    text = f"def f(kind):\n    return {call}\n\n\nf(input() or 'hard_sigmoid')"
    assert "KT110" in {each.code for each in forth(text).diagnostics}
    harmless = text.replace("hard_sigmoid", "tanh")
    assert "KT110" not in {each.code for each in forth(harmless).diagnostics}


OUTSIDE = {
    "the command line": "import sys\nkind = sys.argv[1]",
    "arguments": "import argparse\nargs = argparse.ArgumentParser().parse_args()\nkind = args.kind",
    "a file": "import json\nsettings = json.load(open('a.json'))\nkind = settings['model']['kind']",
    "a key of a file that may lack": "import json\nkind = json.loads(text).get('kind')",
    "an answer": "kind = input()",
}


@pytest.mark.parametrize("source", OUTSIDE.values(), ids=OUTSIDE)
def test_a_word_from_outside_is_read_as_keras_reads_it(source: str) -> None:
    made = forth(f"{source}\nkeras.Sequential().compile(optimizer=kind, loss=kind)").code
    assert '"optimizer": tf.util.kerasOption("optimizer", kind)' in made
    assert '"loss": tf.util.kerasOption("loss", kind)' in made
    back = translate(made, Dialect.KERAS, Options()).code
    assert "compile(optimizer=kind, loss=kind)" in back


def test_a_word_that_both_languages_spell_alike_is_not() -> None:
    stage = forth("kind = 'relu'\na = keras.layers.Dense(1, activation=kind)")
    assert "KT110" not in {each.code for each in stage.diagnostics}


@pytest.mark.parametrize(
    ("tfjs", "code"),
    [
        ("tf.layers.dens({})", "KT111"),
        ("tf.browser.fromPixels(a)", "KT132"),
        ("tf.sequential().setUserDefinedMetadata({})", "KT112"),
        ('tf.layers.dense({"unts": 1})', "KT113"),
        ("tf.layers.dense(1, 2, 3)", "KT114"),
        ("tf.layers.dense(units=1)", "KT119"),
    ],
)
def test_what_cannot_be_said_in_keras_is_said(tfjs: str, code: str) -> None:
    assert code in {each.code for each in back(f"a = {tfjs}").diagnostics}


def test_a_parameter_without_counterpart_survives_the_round_trip() -> None:
    stage = forth("a = keras.layers.Dense(1, lora_rank=2)")
    assert line_of(stage) == 'a = tf.layers.dense({"units": 1, "lora_rank": 2})'
    assert "lora_rank=2" in line_of(back(line_of(stage)))


def test_exact_writes_the_random_default_out() -> None:
    line = line_of(forth("a = keras.layers.Dense(1)", exact=True))
    assert line == 'a = tf.layers.dense({"units": 1, "kernelInitializer": "glorotUniform"})'


def test_options_spelt_alike_in_both_may_come_from_elsewhere() -> None:
    stage = forth('options = {"units": 1}\na = keras.layers.Dense(**options)')
    assert "tf.layers.dense({**options})" in stage.code
    assert "KT109" not in {each.code for each in stage.diagnostics}


COMPILED = {
    "strings": (
        "optimizer='adam', loss='mse', metrics=['accuracy', 'mean_absolute_error']",
        '{"optimizer": "adam", "loss": "meanSquaredError", "metrics": ["accuracy", "mae"]}',
    ),
    "objects": (
        "optimizer=keras.optimizers.Adam(), loss=keras.losses.mean_squared_error",
        '{"optimizer": tf.train.adam(), "loss": "meanSquaredError"}',
    ),
    "no optimizer": ("loss='mae'", '{"optimizer": "rmsprop", "loss": "meanAbsoluteError"}'),
    "an optimizer string of another rate": (
        "optimizer='adagrad', loss='mae'",
        '{"optimizer": tf.train.adagrad({"learningRate": 0.001}), "loss": "meanAbsoluteError"}',
    ),
    "losses by output": (
        "optimizer='sgd', loss={'my_head': 'mse'}",
        '{"optimizer": "sgd", "loss": {"my_head": "meanSquaredError"}}',
    ),
    "a metric that is a function in TF.js": (
        "optimizer='sgd', loss='mse', metrics=['sparse_categorical_accuracy']",
        '{"optimizer": "sgd", "loss": "meanSquaredError", '
        '"metrics": [tf.metrics.sparseCategoricalAccuracy]}',
    ),
}


@pytest.mark.parametrize(("keras", "tfjs"), COMPILED.values(), ids=COMPILED.keys())
def test_compile_takes_one_object(keras: str, tfjs: str) -> None:
    stage = forth(f"model = keras.Sequential()\nmodel.compile({keras})")
    made = "".join(line.strip() + " " for line in line_of(stage).split("\n")[1:])
    compact = (
        made.strip().replace("{ ", "{").replace(", }", "}").replace("( ", "(").replace(" )", ")")
    )
    assert compact.replace(" }", "}") == f"model.compile({tfjs})"


def test_hinge_is_the_runtimes_and_accuracy_of_sigmoids_is_named() -> None:
    text = (
        "model = keras.Sequential([keras.layers.Dense(3, 'sigmoid')])\n"
        "model.compile('sgd', loss={loss!r}, metrics=['accuracy'])"
    )
    hinge = forth(text.format(loss="hinge"))
    binary = forth(text.format(loss="binary_crossentropy"))
    assert "tf.losses.hinge({})" in hinge.code
    assert "categoricalAccuracy" in binary.code
    assert "KT205" in {each.code for each in binary.diagnostics}
    single = forth(text.format(loss="binary_crossentropy").replace("Dense(3", "Dense(1"))
    assert "KT205" not in {each.code for each in single.diagnostics}


def test_data_behind_a_keyword_has_its_keyword_too() -> None:
    given = '{"fname": name, "origin": where, "cacheSubdir": "models", "md5Hash": sum_}'
    wanted = "keras.utils.get_file(name, where, cache_subdir='models', md5_hash=sum_)"
    assert line_of(back(f"tf.util.getFile({given})")).replace('"', "'") == wanted

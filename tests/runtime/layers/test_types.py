"""Configs are typed: what is wrong at run time is wrong in the editor."""

from __future__ import annotations

from pathlib import Path
from typing import get_type_hints

import black
import pytest
from mypy import api
from stubs import stub

from tfjs.serialization import config_keys
from tfjs.training import arguments, configs

ROOT = Path(__file__).parents[3]
STUB = ROOT / "runtime" / "tfjs" / "layers" / "__init__.pyi"


def test_the_stub_of_the_layers_is_what_their_signatures_say(update: bool) -> None:
    text = black.format_str(stub(), mode=black.Mode(line_length=100, is_pyi=True))
    if update:
        STUB.write_text(text, encoding="utf-8")
    assert STUB.read_text(encoding="utf-8") == text, "run pytest --update"


MODEL = "tf.sequential()"
LINES = {
    f'{MODEL}.compile({{"optimizer": "sgd", "loss": "meanSquaredError", "metrics": ["mae"]}})': "",
    f'{MODEL}.fit(1, 2, {{"epochs": 3, "batchSize": None, "yieldEvery": "epoch"}})': "",
    f'{MODEL}.evaluate(1, 2, {{"batchSize": 4}})': "",
    f"{MODEL}.predict(1)": "",
    f'{MODEL}.compile({{"optimiser": "sgd"}})': "incompatible type",
    f'{MODEL}.fit(1, 2, {{"epoch": 3}})': "incompatible type",
    f'{MODEL}.fit(1, 2, {{"batch_size": 3}})': "incompatible type",
    f'{MODEL}.fit(1, 2, {{"epochs": "3"}})': "incompatible type",
    f'{MODEL}.fitDataset(1, {{"batches": 2}})': 'Extra key "batches"',
    f'{MODEL}.evaluate(1, 2, {{"stepps": 4}})': "incompatible type",
    f'{MODEL}.predict(1, {{"verbose": "auto"}})': "incompatible type",
    f'{MODEL}.trainOnBatch(1, 2, {{"weight": 4}})': "incompatible type",
    'tf.layers.dense({"units": 1, "inputShape": [None, 2], "activation": "relu"})': "",
    'tf.layers.dense({"units": 1, "kernelRegularizer": tf.regularizers.l2({"l2": 0.1})})': "",
    "tf.layers.flatten()": "",
    'tf.layers.flatten({"dataFormat": None})': "",
    'tf.layers.add({"name": "sum"})': "",
    'tf.input({"shape": [2], "dtype": "int32"})': "",
    'tf.layers.dense({"unit": 1})': 'Extra key "unit"',
    'tf.layers.dense({"units": "1"})': "Incompatible types",
    'tf.layers.dense({"activation": "relu"})': 'Missing key "units"',
    "tf.layers.dense()": "Missing positional argument",
    'tf.layers.flatten({"dataFormat": "channels_last"})': "Incompatible types",
    'tf.layers.flatten({"data_format": "channelsLast"})': 'Extra key "data_format"',
    'tf.layers.add([tf.input({"shape": [1]})])': "incompatible type",
}


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the type checker says of each of the lines, which it reads in one go."""
    folder = tmp_path_factory.mktemp("types")
    (folder / "lines.py").write_text("\n".join(["import tfjs as tf", *LINES]) + "\n")
    output, errors, _ = api.run(
        ["--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(folder / "cache"),
         "--no-incremental", str(folder / "lines.py")]
    )  # fmt: skip
    assert not errors
    return [line for line in output.splitlines() if "lines.py:" in line and "note:" not in line]


@pytest.mark.parametrize(("line", "expected"), LINES.items(), ids=lambda text: text or "is right")
def test_a_type_checker_sees_what_is_wrong(line: str, expected: str, messages: list[str]) -> None:
    number = list(LINES).index(line) + 2
    said = [message for message in messages if f"lines.py:{number}: " in message]
    if expected:
        assert any(expected in message for message in said), said
    else:
        assert not said


@pytest.mark.parametrize(
    ("config", "arguments"),
    [
        (configs.CompileConfig, arguments.CompileArgs),
        (configs.FitConfig, arguments.FitArgs),
        (configs.FitDatasetConfig, arguments.FitDatasetArgs),
        (configs.EvaluateConfig, arguments.EvaluateArgs),
        (configs.EvaluateDatasetConfig, arguments.EvaluateDatasetArgs),
        (configs.PredictConfig, arguments.PredictArgs),
        (configs.BatchConfig, arguments.BatchArgs),
    ],
    ids=lambda one: one.__name__,
)
def test_an_editor_knows_the_keys_that_a_method_reads(config: type, arguments: type) -> None:
    assert set(get_type_hints(config)) == set(config_keys(arguments))

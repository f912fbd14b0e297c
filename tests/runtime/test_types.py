"""Configs are typed: what is wrong at run time is wrong in the editor, and the other way round."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_type_hints

import black
import pytest
from factory_uses import factories, with_a_wrong_key, with_defaults
from programs import ROOT
from stubs import files
from type_checkers import USES, by_mypy, difference, expected, written

import tfjs as tf
from tfjs.promise import Promise
from tfjs.serialization import config_keys
from tfjs.training import arguments, chain, configs

STUBS = ROOT / "runtime" / "tfjs"
TEXTS = files()


@pytest.mark.parametrize("path", TEXTS)
def test_a_stub_is_what_the_signatures_say(path: str, update: bool) -> None:
    text = black.format_str(TEXTS[path], mode=black.Mode(line_length=100, is_pyi=True))
    if update:
        (STUBS / path).parent.mkdir(exist_ok=True)
        (STUBS / path).write_text(text, encoding="utf-8")
    assert (STUBS / path).read_text(encoding="utf-8") == text, "run pytest --update"


def test_every_stub_of_a_namespace_is_shown() -> None:
    shown = (STUBS / "__init__.pyi").read_text(encoding="utf-8")
    for path in sorted(STUBS.glob("namespaces/*.pyi")):
        if path.stem != "__init__":
            assert f"namespaces/{path.name}" in TEXTS
            assert f"from tfjs.namespaces import {path.stem} as {path.stem}\n" in shown


def test_mypy_finds_what_is_wrong_and_nothing_else(
    tmp_path: Path, measured: Callable[[str], None]
) -> None:
    programs = written(tmp_path)
    wanted = expected(programs)
    assert not difference(by_mypy(programs), wanted, programs)
    measured(
        f"types: every key of {len(wanted['wrong_keys.py'])} factories at its default is fine, a "
        f"wrong key of each and {len(wanted['wrong.py'])} other wrong uses are found by mypy"
    )


@pytest.mark.parametrize(("name", "factory"), list(factories()), ids=str)
def test_a_factory_takes_its_defaults_and_no_other_key(name: str, factory: Any) -> None:
    if name != "tf.callbacks.tensorBoard":  # which says what to use instead
        eval(with_defaults(name, factory), {"tf": tf})
    short = name.rpartition(".")[2]
    with pytest.raises(ValueError, match=rf"{short}: the key 'sorgenfrei' is unknown"):
        eval(with_a_wrong_key(name, factory), {"tf": tf})


def test_an_editor_shows_what_a_factory_does() -> None:
    for name, factory in factories():
        assert factory.__doc__, name


def _uses(name: str) -> Any:
    """A program of typed_uses, which is run by loading it."""
    specification = importlib.util.spec_from_file_location(name, USES / f"{name}.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_what_type_checkers_take_runs() -> None:
    assert _uses("right").losses


def _wrong() -> list[Any]:
    lines = (USES / "wrong.py").read_text(encoding="utf-8").splitlines()
    uses = _uses("wrong").WRONG
    texts = [lines[use.__code__.co_firstlineno - 1] for use in uses]
    return [
        pytest.param(use, said, id=code.strip().removeprefix("lambda: ").rstrip(","))
        for use, text in zip(uses, texts, strict=True)
        for code, _, said in [text.rpartition("  # ")]
    ]


@pytest.mark.parametrize(("use", "message"), _wrong())
def test_what_type_checkers_refuse_is_an_error_that_says_the_way_out(
    use: Callable[[], Any], message: str
) -> None:
    with pytest.raises((TypeError, ValueError), match=re.escape(message)):
        _settled(use())


def _settled(made: Any) -> Any:
    return made.result() if isinstance(made, Promise) else made


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
        (configs.SequentialConfig, chain.SequentialArgs),
    ],
    ids=lambda one: one.__name__,
)
def test_an_editor_knows_the_keys_that_a_method_reads(config: type, arguments: type) -> None:
    assert set(get_type_hints(config)) == set(config_keys(arguments))

"""What is made of modules: once each, however many there are, and no more than there is room."""

from __future__ import annotations

import gc

import pytest

from keras_tfjs import remembered
from keras_tfjs.remembered import Remembered
from keras_tfjs.source import Dialect, Module


class _Made:
    """Counts what is made, of modules that hold it as it holds them."""

    def __init__(self) -> None:
        self.count = 0
        self.of: Remembered[object] = Remembered(self._make)

    def _make(self, module: Module, dialect: Dialect) -> object:
        self.count += 1
        return [module, dialect]


def _modules(count: int) -> list[Module]:
    return [Module("x" * 10, Dialect.KERAS) for _ in range(count)]


def test_modules_that_are_asked_for_in_turn_are_read_once() -> None:
    made, modules = _Made(), _modules(2000)
    for _ in range(2):
        for module in modules:
            made.of(module, Dialect.KERAS)
    assert made.count == len(modules)
    made.of(modules[0], Dialect.TFJS)
    assert made.count == len(modules) + 1


def test_there_is_no_more_of_them_than_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 95)
    made, modules = _Made(), _modules(2000)
    for module in modules:
        made.of(module, Dialect.KERAS)
    assert sum(bool(module.remembered) for module in modules) == 9


def test_modules_that_are_gone_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 100)
    monkeypatch.setattr(remembered, "RECENT", 1)
    made = _Made()
    for module in _modules(10):
        made.of(module, Dialect.KERAS)
    del module
    made.of(Module("", Dialect.KERAS), Dialect.KERAS)
    gc.collect()
    kept = _modules(1)[0]
    made.of(kept, Dialect.KERAS)
    assert kept.remembered

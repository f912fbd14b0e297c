"""`logs` of tf.Callback subclasses."""

from __future__ import annotations

from textwrap import indent

import pytest
from lowering import PRELUDE, codes, loose, strict

HEAD = f"{PRELUDE}\n\nclass Watch(tf.Callback):\n"


def method(body: str, prefix: str = "") -> str:
    return HEAD + indent(
        f"{prefix}def onEpochEnd(self, epoch, logs):\n{indent(body, '    ')}\n", "    "
    )


READ = {
    "in a condition": (
        'if logs["loss"] < 0.1:\n    self.model.stopTraining = True',
        'loss = (await logs["loss"].data())[0]\n'
        "if loss < 0.1:\n    self.model.stopTraining = True",
    ),
    "twice": (
        'print(logs["acc"])\nprint(epoch, logs["acc"])',
        'acc = (await logs["acc"].data())[0]\nprint(acc)\nprint(epoch, acc)',
    ),
    "only in a branch": (
        'if epoch > 3:\n    print(logs["acc"])\nprint(epoch)',
        'if epoch > 3:\n    acc = (await logs["acc"].data())[0]\n    print(acc)\nprint(epoch)',
    ),
    "in both branches": (
        'if epoch > 3:\n    print(logs["acc"])\nelse:\n    print(-logs["acc"])',
        'acc = (await logs["acc"].data())[0]\n'
        "if epoch > 3:\n    print(acc)\nelse:\n    print(-acc)",
    ),
    "two values": (
        'print(logs["loss"], logs["val_loss"])',
        'loss = (await logs["loss"].data())[0]\n'
        'val_loss = (await logs["val_loss"].data())[0]\n'
        "print(loss, val_loss)",
    ),
    "a name that is taken": (
        'loss = 3\nprint(loss, logs["loss"])',
        'loss = 3\nprint(loss, (await logs["loss"].data())[0])',
    ),
    "a key that is no name": (
        'print(logs["my loss"])',
        'print((await logs["my loss"].data())[0])',
    ),
}


@pytest.mark.parametrize(("written", "awaited"), READ.values(), ids=READ.keys())
def test_is_awaited_and_read_back(written: str, awaited: str) -> None:
    stage = strict(method(written))
    assert (stage.code, codes(stage)) == (method(awaited, "async "), [])
    assert loose(stage.code).code == method(written)


def test_get_is_read_too() -> None:
    stage = strict(method('print(logs.get("loss"))'))
    assert stage.code == method('loss = (await logs["loss"].data())[0]\nprint(loss)', "async ")


@pytest.mark.parametrize("awaited", [a for _, a in READ.values()], ids=READ.keys())
def test_a_second_run_changes_nothing(awaited: str) -> None:
    text = method(awaited, "async ")
    assert strict(text).code == text


def test_comments_stay() -> None:
    stage = strict(method('# first\nif logs["loss"] < 1:  # enough\n    pass\n# last'))
    assert [line for line in ("# first", "# enough", "# last") if line in stage.code] == [
        "# first",
        "# enough",
        "# last",
    ]


def test_another_await_keeps_the_method_async() -> None:
    text = method('print((await logs["loss"].data())[0])\nawait other()', "async ")
    assert loose(text).code == method('print(logs["loss"])\nawait other()', "async ")


def test_a_result_is_read_as_an_await_is() -> None:
    stage = loose(method('print(logs["loss"].data().result()[0])'))
    assert stage.code == method('print(logs["loss"])')


WHOLE = {
    "printed": "print(logs)",
    "gone through": "for key in logs:\n    print(key)",
    "its items": "print(logs.items())",
    "kept": "self.logs = logs",
}


@pytest.mark.parametrize("body", WHOLE.values(), ids=WHOLE.keys())
def test_logs_as_a_whole_are_left_and_said(body: str) -> None:
    stage = strict(method(body))
    assert (codes(stage), stage.code) == (["KT417"], method(body))


ALONE = {
    "a membership test": method('print("loss" in logs)'),
    "the call of the base": method("super().onEpochEnd(epoch, logs)"),
    "a method that reads nothing": method("print(epoch)"),
    "logs of a plain object, which are numbers": (
        f'{PRELUDE}c = {{"onEpochEnd": lambda epoch, logs: print(logs["loss"])}}\n'
    ),
    "a class of somebody else": (
        f"{PRELUDE}class A(Base):\n    def onEpochEnd(self, epoch, logs):\n"
        '        print(logs["loss"])\n'
    ),
    "another dict": method('logbook = {"loss": 1}\nprint(logbook["loss"])'),
}


@pytest.mark.parametrize("text", ALONE.values(), ids=ALONE.keys())
def test_is_left_alone(text: str) -> None:
    stage = strict(text)
    assert (stage.code, codes(stage)) == (text, [])

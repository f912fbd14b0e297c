"""Running a program and writing down what it computes: here by the runtime, which is at hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from keras_tfjs.source import Dialect
from keras_tfjs.verify import ProgramError, Runner, RunnerError, Toolbox, Trace, compare

MODEL = """import tfjs as tf

model = tf.sequential()
model.add(tf.layers.dense({"units": 1, "inputShape": [1]}))
model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})
xs = tf.tensor2d([[1], [2]], [2, 1])
"""


def run(runner: Runner, folder: Path, text: str, given: Any = None) -> Trace:
    file = folder / "program.py"
    file.write_text(text, encoding="utf-8")
    trace, _ = runner.run(file, given=given)
    assert isinstance(trace, Trace), trace
    return trace


def fails(runner: Runner, folder: Path, text: str, given: Any = None) -> ProgramError:
    file = folder / "program.py"
    file.write_text(text, encoding="utf-8")
    error, _ = runner.run(file, given=given)
    assert isinstance(error, ProgramError), error
    return error


@pytest.mark.parametrize(
    ("call", "kinds"),
    [
        ("model.fit(xs, xs, {'epochs': 2})", ["fit"]),
        ("model.evaluate(xs, xs)", ["evaluate"]),
        ("model.trainOnBatch(xs, xs)", ["trainOnBatch"]),
        ("model.predict(xs).print()", ["predict", "print"]),
        ("print('value', model.apply(xs))", ["apply", "print"]),
        ("model.apply(tf.input({'shape': [1]}))", []),
        ("model.summary()", []),
        ("for i in range(2):\n    print(i)", ["print", "print"]),
    ],
)
def test_calls_are_events(call: str, kinds: list[str], runtime: Runner, tmp_path: Path) -> None:
    trace = run(runtime, tmp_path, f"{MODEL}{call}\n")
    assert [event.kind for event in trace.events] == kinds


def test_work_under_an_event_loop_is_recorded_when_it_is_done(
    runtime: Runner, tmp_path: Path
) -> None:
    body = """
import asyncio

async def main():
    waiting = model.fit(xs, xs, {"epochs": 3})
    await waiting
    print("done")

asyncio.run(main())
"""
    fit, done = run(runtime, tmp_path, MODEL + body).events
    assert len(fit.facts["history"]["loss"]) == 3
    assert done.facts == {"values": ["done"], "text": "done\n"}


def test_the_weights_of_another_run_are_where_this_one_starts(
    runtime: Runner, tmp_path: Path
) -> None:
    file = tmp_path / "program.py"
    file.write_text(f"{MODEL}model.fit(xs, xs, {{'epochs': 5}})\n", encoding="utf-8")
    first, data = runtime.run(file)
    again, _ = runtime.run(file, given=data["units"])
    other, _ = runtime.run(file)
    assert isinstance(first, Trace)
    assert isinstance(again, Trace)
    assert isinstance(other, Trace)
    assert compare(first, again) is None
    assert compare(first, other) is not None


def test_weights_that_the_program_sets_are_compared_and_not_set(
    runtime: Runner, tmp_path: Path
) -> None:
    text = f"{MODEL}model.layers[0].setWeights([tf.tensor2d([[%s]]), tf.zeros([1])])\n"
    file = tmp_path / "program.py"
    file.write_text(f"{text % 2}model.predict(xs)\n", encoding="utf-8")
    expected, data = runtime.run(file)
    file.write_text(f"{text % 3}model.predict(xs)\n", encoding="utf-8")
    got, _ = runtime.run(file, given=data["units"])
    assert isinstance(expected, Trace)
    assert isinstance(got, Trace)
    difference = compare(expected, got)
    assert difference is not None
    assert difference.where.startswith("initial weights of")


def test_weights_of_other_shapes_are_refused(runtime: Runner, tmp_path: Path) -> None:
    file = tmp_path / "program.py"
    file.write_text(f"{MODEL}model.predict(xs)\n", encoding="utf-8")
    _, data = runtime.run(file)
    wider = MODEL.replace('"units": 1', '"units": 2')
    error = fails(runtime, tmp_path, f"{wider}model.predict(xs)\n", data["units"])
    assert error.message == (
        "model 1: weights of shapes [[[1, 1], [1]]] were given, this one has [[[1, 2], [2]]]"
    )


def test_an_error_names_the_line_of_the_program(runtime: Runner, tmp_path: Path) -> None:
    error = fails(runtime, tmp_path, "def f():\n    return 1 / 0\n\n\nf()\n")
    assert str(error) == "line 2: ZeroDivisionError: division by zero"


def test_a_syntax_error_names_its_line(runtime: Runner, tmp_path: Path) -> None:
    assert fails(runtime, tmp_path, "x = 1\ny = (\n").line == 2


def test_a_program_may_end_by_itself(runtime: Runner, tmp_path: Path) -> None:
    trace = run(runtime, tmp_path, "import sys\n\nprint(1)\nsys.exit()\nprint(2)\n")
    assert trace.output == "1\n"


def test_one_program_does_not_see_the_modules_of_another(runtime: Runner, tmp_path: Path) -> None:
    for number in (1, 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "part.py").write_text(f"value = {number}\n", encoding="utf-8")
        trace = run(runtime, folder, "import part\n\nprint(part.value)\n")
        assert trace.output == f"{number}\n"


def test_a_program_that_never_ends_is_stopped(tmp_path: Path) -> None:
    file = tmp_path / "program.py"
    file.write_text("while True:\n    pass\n", encoding="utf-8")
    command = Toolbox().command(Dialect.TFJS, file)
    with (
        Runner(command, timeout=2) as runner,
        pytest.raises(RunnerError, match="a program has 2 s"),
    ):
        runner.run(file)

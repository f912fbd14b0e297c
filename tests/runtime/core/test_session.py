"""Profiles, times, scopes, the backend, flags and modes."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Iterator
from typing import Any

import pytest

import tfjs as tf
from tfjs.ops.lifetimes import until_disposed


@pytest.fixture(autouse=True)
def _flags() -> Iterator[None]:
    yield
    tf.env().reset()


def test_a_profile_lists_the_kernels_and_what_they_cost() -> None:
    def work() -> Any:
        x = tf.tensor1d([1, 2, 3])
        x.square().dispose()
        return x.add(1).div(2)

    profile = tf.profile(work).result()
    assert profile["result"].arraySync() == [1, 1.5, 2]
    assert [kernel["name"] for kernel in profile["kernels"]] == ["Square", "Add", "RealDiv"]
    square = profile["kernels"][0]
    assert square.pop("kernelTimeMs") >= 0
    assert square == {
        "name": "Square", "bytesAdded": 12, "totalBytesSnapshot": square["totalBytesSnapshot"],
        "tensorsAdded": 1, "totalTensorsSnapshot": square["totalTensorsSnapshot"],
        "inputShapes": [[3]], "outputShapes": [[3]], "extraInfo": "",
    }  # fmt: skip
    assert (profile["newBytes"], profile["newTensors"]) == (12, 1)
    assert profile["kernelNames"] == ["Add", "RealDiv", "Square"]
    assert profile["peakBytes"] >= max(k["totalBytesSnapshot"] for k in profile["kernels"])


def test_an_operation_made_of_others_is_profiled_as_these() -> None:
    names = tf.profile(lambda: tf.tensor1d([1, 2]).logSumExp()).result()["kernelNames"]
    assert "LogSumExp" not in names
    assert {"Exp", "Sum", "Log"} <= set(names)


def test_a_profile_takes_functions_that_have_to_be_awaited_and_ends_with_an_error() -> None:
    async def work() -> Any:
        await tf.nextFrame()
        return tf.ones([2]).neg()

    assert asyncio.run(_profile(work))["kernelNames"] == ["Neg"]
    with pytest.raises(ZeroDivisionError):
        tf.profile(lambda: 1 // 0).result()
    assert tf.profile(lambda: tf.ones([1]).exp()).result()["kernelNames"] == ["Exp"]


async def _profile(f: Any) -> Any:
    return await tf.profile(f)


def test_times_of_kernels_are_part_of_the_whole() -> None:
    time = tf.time(lambda: tf.ones([50, 50]).matMul(tf.ones([50, 50]))).result()
    assert 0 < time["kernelMs"] <= time["wallMs"]


def test_scopes_can_be_opened_and_closed() -> None:
    engine = tf.engine()
    engine.startScope()
    lost, result = tf.ones([1]), tf.ones([2])
    engine.endScope(result)
    assert (lost.isDisposed, result.isDisposed) == (True, False)
    assert engine.state["numTensors"] == tf.memory()["numTensors"]
    with pytest.raises(RuntimeError, match="no scope was started"):
        engine.endScope()


def test_the_engine_knows_variables_and_whether_a_tape_runs() -> None:
    v = tf.variable(tf.scalar(1), True, "known")
    assert tf.engine().registeredVariables["known"] is v
    seen = []

    def f(x: Any) -> Any:
        seen.append(tf.engine().isTapeOn())
        return x.square()

    tf.grad(f)(tf.scalar(2))
    assert (seen, tf.engine().isTapeOn()) == ([True], False)


def test_there_is_one_backend() -> None:
    assert (tf.getBackend(), tf.setBackend("cpu").result()) == ("cpu", True)
    assert tf.backend().floatPrecision() == 32
    assert tf.findBackend("cpu") is tf.backend()
    assert tf.findBackend("webgl") is None
    assert tf.ready().result() is None
    with pytest.warns(UserWarning, match="no backend 'webgl' in Python"):
        assert tf.setBackend("webgl").result() is False
    with pytest.raises(ValueError, match="Backend name 'cqu' not found in registry"):
        tf.setBackend("cqu").result()


def test_versions_are_those_of_the_tfjs_we_follow() -> None:
    assert tf.version["tfjs"] == tf.version_core == tf.data.version_data == "4.22.0"


def test_an_operation_of_ones_own_cleans_up_after_itself() -> None:
    inside = []

    def twice(x: Any) -> Any:
        inside.append(x.add(x))
        return inside[0].mul(1)

    operation = tf.op({"twice_": twice})
    assert (operation(tf.scalar(2)).item(), inside[0].isDisposed) == (4, True)
    assert operation.__name__ == "twice__op"
    with pytest.raises(ValueError, match="an object with a single key"):
        tf.op({"a": twice, "b": twice})


def test_the_debug_mode_warns_of_results_and_prints_operations(capsys: Any) -> None:
    with pytest.warns(UserWarning, match="Debugging mode is ON"):
        tf.enableDebugMode()
    with pytest.warns(UserWarning, match="Found Infinity in the result of 'RealDiv'"):
        tf.tensor1d([1, 2]).div(0)
    assert "RealDiv" in capsys.readouterr().out
    tf.env().set("DEBUG", False)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tf.tensor1d([1, 2]).div(0)
    assert capsys.readouterr().out == ""


def test_flags_are_evaluated_once_and_can_be_set() -> None:
    environment = tf.Environment({"location": {"search": "?tfjsflags=A:true,B:200,C:text"}})
    calls: list[int] = []
    heard: list[Any] = []
    for name in "ABCD":
        environment.registerFlag(name, lambda: calls.append(1) or len(calls), heard.append)
    assert [environment.get(name) for name in "ABCDD"] == [True, 200, "text", 1, 1]
    environment.set("D", 5)
    assert (environment.getNumber("D"), heard) == (5, [True, 200, "text", 5])
    with pytest.raises(KeyError, match="Cannot set flag E"):
        environment.set("E", 1)
    with pytest.raises(KeyError, match="Cannot evaluate flag 'E'"):
        environment.get("E")


def test_a_flag_that_has_to_be_awaited_says_so() -> None:
    async def later() -> bool:
        return True

    environment = tf.Environment()
    environment.registerFlag("LATER", later)
    with pytest.raises(RuntimeError, match=r"Please use getAsync\(\)"):
        environment.get("LATER")
    assert environment.getAsync("LATER").result() is True


def test_programs_that_ask_where_they_are_get_files_not_a_browser() -> None:
    assert tf.env().getBool("IS_NODE")
    assert not tf.env().getBool("IS_BROWSER")
    tf.enableProdMode()
    assert tf.env().getBool("PROD")


def test_tensors_can_be_made_to_live_until_they_are_disposed_as_in_tfjs() -> None:
    x = tf.ones([2])
    with until_disposed():
        before = tf.memory()["numTensors"]
        for _ in range(3):
            x.softmax().add(1)
        assert tf.memory()["numTensors"] == before + 6
        tf.tidy(lambda: x.logSumExp().exp())
        assert tf.memory()["numTensors"] == before + 7
        gradient = tf.grad(lambda v: v.square().exp().sum())(x)
        assert tf.memory()["numTensors"] == before + 8
        gradient.dispose()
    x.add(1)
    assert tf.memory()["numTensors"] == before + 7

"""Every public name of TensorFlow.js's core is there, or left out for a reason given here."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import Any

import pytest
from recorded import recording

import tfjs as tf

NAMES: dict[str, str] = recording("namespace")

KERNELS = "for those who write backends of TensorFlow.js: the runtime has kernels of its own"
BROWSER = "needs a browser or a GPU"

LEFT_OUT = {
    "registerKernel": KERNELS,
    "registerGradient": KERNELS,
    "registerBackend": KERNELS,
    "unregister*": KERNELS,
    "removeBackend": KERNELS,
    "copyRegisteredKernels": KERNELS,
    "getGradient": KERNELS,
    "getKernel*": KERNELS,
    "findBackendFactory": KERNELS,
    "KernelBackend": KERNELS,
    "DataStorage": KERNELS,
    "OP_SCOPE_SUFFIX": KERNELS,
    "Tensor#isDisposedInternal": KERNELS,
    "backend_util": KERNELS,
    "backend_util.*": KERNELS,
    "kernel_impls": KERNELS,
    "kernel_impls.*": KERNELS,
    "slice_util": KERNELS,
    "slice_util.*": KERNELS,
    "gather_util": KERNELS,
    "gather_util.*": KERNELS,
    "scatter_util": KERNELS,
    "scatter_util.*": KERNELS,
    "ENV": "tf.env() is the same object",
    "ENV.*": "tf.env() is the same object",
    "browser.draw": BROWSER,
    "device_util": BROWSER,
    "device_util.*": BROWSER,
    "test_util.createVideoElement": BROWSER,
    "test_util.play": BROWSER,
    "Reduction.[0-9]": "JavaScript's way back from a number to its name; tf.Reduction(1).name here",
    "util.assert": "a keyword of Python, whose `assert` does the same",
    "OptimizerConstructors": "tf.train has its functions",
}


def _found(name: str) -> bool:
    owner: Any = tf
    if "#" in name:
        kind, member = name.split("#")
        owner, name = {"Tensor": tf.Tensor, "TensorBuffer": tf.buffer([1])}[kind], member
    for part in name.split("."):
        if not hasattr(owner, part):
            return False
        owner = getattr(owner, part)
    return True


def _reason(name: str) -> str | None:
    if (NAMES[name] == "string" and name[:1].isupper()) or name == "_FusedMatMul":
        return KERNELS
    return next((why for pattern, why in LEFT_OUT.items() if fnmatch(name, pattern)), None)


@pytest.mark.parametrize("name", NAMES)
def test_the_runtime_has(name: str) -> None:
    assert _found(name) or _reason(name), f"tf.{name} is missing"


@pytest.mark.parametrize("pattern", LEFT_OUT)
def test_nothing_is_left_out_that_is_there(pattern: str) -> None:
    names = [name for name in NAMES if fnmatch(name, pattern)]
    assert names, f"TensorFlow.js has no {pattern}"
    assert [name for name in names if _found(name)] == []

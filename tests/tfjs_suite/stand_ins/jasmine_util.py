"""TF.js's test environments: the one that our runtime is, a synchronous backend on a CPU."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tfjs.environment import env

ALL_ENVS: dict[str, Any] = {}
NODE_ENVS: dict[str, Any] = {}
CHROME_ENVS = {"needs": "the browser Chrome"}
BROWSER_ENVS = {"needs": "a browser"}
HAS_WORKER = {"needs": "a browser's workers"}
HAS_NODE_WORKER = {"needs": "Node's workers"}
SYNC_BACKEND_ENVS: dict[str, Any] = {}

ENVIRONMENT = {"name": "cpu", "backendName": "cpu", "isDataSync": True, "flags": None}


def describe_with_flags(name: str, constraints: dict[str, Any], tests: Callable[..., Any]) -> None:
    """`describe`, whose cases are only listed where they need another environment."""
    needs = constraints.get("needs")

    def body() -> None:
        before_all(lambda: env().setFlags({"IS_TEST": True}))  # type: ignore[name-defined]  # noqa: F821
        if _takes_environment(tests):
            tests(ENVIRONMENT)
        else:
            tests()

    describe(name, body, f"needs {needs}" if needs else "")  # type: ignore[name-defined]  # noqa: F821


def _takes_environment(tests: Callable[..., Any]) -> bool:
    return tests.__code__.co_argcount > len(tests.__defaults__ or ())


def run_with_lock(case: Callable[..., Any]) -> Callable[..., Any]:
    """The case itself: cases run one after the other."""
    return case


class TestKernelBackend:
    """What cases that are left out make backends of."""

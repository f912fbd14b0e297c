"""Operations are typed: what is wrong at run time is wrong in the editor."""

from __future__ import annotations

from pathlib import Path

import black
import pytest
from mypy import api
from operation_stubs import stub

ROOT = Path(__file__).parents[3]
STUB = ROOT / "runtime" / "tfjs" / "operations.pyi"


def test_the_stub_of_the_operations_is_what_their_signatures_say(update: bool) -> None:
    text = black.format_str(stub(), mode=black.Mode(line_length=100, is_pyi=True))
    if update:
        STUB.write_text(text, encoding="utf-8")
    assert STUB.read_text(encoding="utf-8") == text, "run pytest --update"


LINES = {
    "x: tf.Tensor = tf.tensor2d([[1, 2]]).add(1).matMul(tf.eye(2))": "",
    "first: tf.Tensor = tf.ones([2, 2]).sum(0)[0]": "",
    "n: int = tf.ones([2]).rank": "",
    "v: tf.Variable = tf.variable(tf.ones([2]), True, 'name')": "",
    "total: float = sum(d.size or 0 for d in [tf.data.array([1]).batch(2)])": "",
    "kept: tf.Tensor = tf.tidy(lambda: tf.ones([1]).neg())": "",
    "slope: tf.Tensor = tf.grad(lambda x: x.square())(tf.scalar(1))": "",
    "m = 1 - tf.ones([2]) * 2 // tf.ones([2])": "",
    "tf.ones([2]).ad(1)": 'has no attribute "ad"',
    "tf.ones([2]).sum('all')": "incompatible type",
    "tf.ones([2]).reshape()": "Missing positional argument",
    "tf.add(1)": "Missing positional argument",
    "text: str = tf.ones([2]).exp()": "Incompatible types",
    "tf.data.array([1]).batch('two')": "incompatible type",
    "tf.util.sizeFromShape('ab')": "incompatible type",
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

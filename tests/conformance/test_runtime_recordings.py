"""What the runtime's light tests compare with is what the real TensorFlow.js says today: every
`record_<name>.mjs` prints the JSON that `recordings/<name>.json` holds."""

from __future__ import annotations

import json
import math
import subprocess
from pathlib import Path
from typing import Any

import pytest
from programs import ORACLES

SCRIPTS = sorted(ORACLES.glob("record_*.mjs"))
RECORDINGS = ORACLES.parent / "recordings"


def _difference(recorded: Any, fresh: Any, at: str) -> str | None:
    """Where two values differ by more than the last digits of float32, or None."""
    match recorded, fresh:
        case dict(), dict() if recorded.keys() == fresh.keys():
            pairs = [(f"{at}.{key}", recorded[key], fresh[key]) for key in recorded]
        case list(), list() if len(recorded) == len(fresh):
            pairs = [
                (f"{at}[{i}]", a, b) for i, (a, b) in enumerate(zip(recorded, fresh, strict=True))
            ]
        case int() | float(), int() | float() if math.isclose(
            recorded, fresh, rel_tol=1e-6, abs_tol=1e-9
        ):
            return None
        case _:
            return None if recorded == fresh else f"{at}: {recorded!r} became {fresh!r}"
    found = (_difference(a, b, where) for where, a, b in pairs)
    return next((one for one in found if one is not None), None)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_recording_is_what_tfjs_says(script: Path, update: bool) -> None:
    done = subprocess.run(["node", str(script)], capture_output=True, text=True, check=True)
    fresh = json.loads(done.stdout)
    recording = RECORDINGS / f"{script.stem.removeprefix('record_')}.json"
    if update and not recording.exists():
        recording.write_text(done.stdout, encoding="utf-8")
    difference = _difference(json.loads(recording.read_text("utf-8")), fresh, script.stem)
    if difference is not None and update:
        recording.write_text(done.stdout, encoding="utf-8")
        return
    assert difference is None, difference

"""Programs there and back, run: Python by way of JavaScript, JavaScript by way of Python. Nobody
made them for it; what comes back prints what the program printed, or the tool said what it left."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable

from behaviour_programs import RECORDINGS, BehaviourProgram, behaviour_programs, run_by_node
from language_cases import Case, alike, cases, run_python
from programs import ROOT
from python_programs import python_programs

from keras_tfjs.diagnostics import Diagnostic, Severity
from keras_tfjs.javascript import from_python, to_python
from keras_tfjs.source import Options

LIST = ROOT / "tests" / "recordings" / "other_after_a_round_trip.txt"
"""The programs that print something else then, each with what it is: it only shrinks."""


def _listed(way: str) -> set[str]:
    sections = LIST.read_text(encoding="utf-8").split("\n\n")
    lines = next(one for one in sections if one.startswith(f"{way}:")).strip().split("\n")[1:]
    assert all(": " in line.partition(" - ")[0] and " - " in line for line in lines)
    return {line.partition(" - ")[0].strip() for line in lines}


def _errors(said: tuple[Diagnostic, ...] | list[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in said)


def _printed(code: str) -> str:
    """What a program of Python prints, or how it fails."""
    from tfjs import js

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        try:
            exec(compile(code, "<case>", "exec"), {"__name__": "__main__"})
            js.run()
        except (Exception, SystemExit) as problem:
            return f"{out.getvalue()}{type(problem).__name__}: {problem}"
    return out.getvalue()


def _agrees(case: Case) -> bool:
    script = from_python(case["python"], Options())
    back = to_python(script.code, Options())
    return alike(_printed(back.code)) == alike(run_python(case["python"]))


def test_python_by_way_of_javascript_prints_the_same(measured: Callable[[str], None]) -> None:
    programs = [*python_programs(), *cases("python_language")]
    other = {one.title for one in programs if not _agrees(one)}
    measured(f"Python, JavaScript, Python: {len(programs) - len(other)} of {len(programs)} agree")
    assert other == _listed("Python")


def _back(program: BehaviourProgram) -> BehaviourProgram | None:
    """The program by way of Python; None where a part was left, which was said."""
    (made,), said = program.translated()
    back = from_python(made[1], Options())
    if _errors(said) or _errors(back.diagnostics):
        return None
    return BehaviourProgram(program.title, (("main.mjs", back.code),))


def test_javascript_by_way_of_python_prints_the_same(measured: Callable[[str], None]) -> None:
    programs = [one for one in behaviour_programs() if len(one.files) == 1]
    carried = [back for one in programs if (back := _back(one)) is not None]
    recorded = json.loads(RECORDINGS.read_text(encoding="utf-8"))
    printed = run_by_node(carried)
    pairs = zip(carried, printed, strict=True)
    other = {one.title for one, out in pairs if out != recorded[one.title]}
    measured(
        f"JavaScript, Python, JavaScript: {len(carried) - len(other)} of {len(programs)} agree, "
        f"of {len(programs) - len(carried)} a part is left and said"
    )
    assert other == _listed("JavaScript")

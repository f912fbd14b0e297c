"""The cases of tests/translator/javascript/cases: pages of programs, and what runs them."""

from __future__ import annotations

import contextlib
import io
import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from programs import ORACLES, ROOT

PAGES = ROOT / "tests" / "translator" / "javascript" / "cases"
FENCE = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
_RUNNER = Path(__file__).parent / "oracles" / "run_snippets.mjs"
_PRETTIER = Path(__file__).parent / "oracles" / "format.mjs"


@dataclass(frozen=True)
class Case:
    """A heading and the fenced texts below it, by what follows the fence."""

    title: str
    texts: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.texts[name]


def cases(page: str) -> list[Case]:
    """The cases of cases/<page>.md, in order."""
    text = (PAGES / f"{page}.md").read_text(encoding="utf-8")
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    found = []
    for section in sections:
        title, _, body = section.partition("\n")
        found.append(Case(title, dict(FENCE.findall(body))))
    assert found, page
    return found


def titled(page: str) -> tuple[list[Case], list[str]]:
    """Cases and their titles, for pytest.mark.parametrize."""
    found = cases(page)
    return found, [case.title for case in found]


def run_python(code: str) -> str:
    """What a Python program prints, here and now."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "<case>", "exec"), {"__name__": "__main__"})
    return out.getvalue()


def run_javascript(programs: list[str]) -> list[str]:
    """What JavaScript programs print, all in one node process."""
    return _node(_RUNNER, programs)


def prettier(texts: list[str]) -> list[str]:
    """The texts as prettier formats them (--single-quote --no-bracket-spacing)."""
    return _node(_PRETTIER, texts)


def _node(script: Path, texts: list[str]) -> list[str]:
    done = subprocess.run(
        ["node", str(script)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        cwd=ORACLES,
    )
    answers: list[str] = json.loads(done.stdout)
    return answers


def alike(printed: str) -> str:
    """What a program printed, without what the two languages spell differently: brackets, quotes
    and spaces of lists, whole numbers of type float, and the words for true, false and nothing."""
    printed = re.sub(r"(?<![\d.])(\d+)\.0(?![\d.])", r"\1", printed)
    words = printed.replace("True", "true").replace("False", "false").replace("None", "null")
    return re.sub(r"[\s\[\](){}<>']", "", words)

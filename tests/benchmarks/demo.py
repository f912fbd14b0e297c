"""One Keras program, its two translations, and what four libraries make of it: `make demo`."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import black
from rich.console import Console, Group
from rich.panel import Panel
from rich.syntax import Syntax
from rich.table import Table

from keras_tfjs import Dialect, translate
from keras_tfjs.verify import MissingError, ProgramError, Runner, Toolbox, Trace, compare

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "corpus" / "linear_regression"
RECORDED = ROOT / "tests" / "recordings" / "tfjs" / f"{PROGRAM.name}.json"
EPOCHS = (1, 10, 100, 1000)
WIDE = 190
"""Columns from which the three programs are shown side by side."""


@dataclass(frozen=True)
class Result:
    """What one library computed, and where the numbers are from."""

    library: str
    origin: str
    trace: Trace

    def rows(self) -> list[str]:
        fit, predict, _ = self.trace.events
        losses = [fit.facts["history"]["loss"][epoch - 1] for epoch in EPOCHS]
        kernel, bias = (item["data"][0] for item in self.trace.units[0].layers[0].final)
        prediction = predict.facts["outputs"][0]["data"][0]
        return [f"{value:.7g}" for value in (*losses, kernel, bias, prediction)]


LABELS = (
    *(f"loss, epoch {epoch}" for epoch in EPOCHS),
    "kernel",
    "bias",
    "prediction",
)


def live(dialect: Dialect, code: str, given: Any, folder: Path) -> Trace:
    """Runs a translation from the recorded run's initial weights. Raises MissingError."""
    file = folder / f"program.{'mjs' if dialect is Dialect.JS else 'py'}"
    file.write_text(code, encoding="utf-8")
    with Runner(Toolbox().command(dialect, file)) as runner:
        trace, _ = runner.run(file, given=given["units"])
    if isinstance(trace, ProgramError):
        raise SystemExit(f"the {dialect} program failed: {trace}")
    return trace


def results(pivot: str, script: str, source: str, console: Console) -> list[Result]:
    given = json.loads((PROGRAM / "trace.json").read_text(encoding="utf-8"))
    keras = Trace.of(given)
    with tempfile.TemporaryDirectory() as name:
        ours = live(Dialect.TFJS, pivot, given, Path(name))
        try:
            tfjs = Result("TF.js", "run now", live(Dialect.JS, script, given, Path(name)))
        except MissingError as error:
            recorded = Trace.of(json.loads(RECORDED.read_text(encoding="utf-8")))
            tfjs = Result("TF.js", "recorded", recorded)
            console.print(f"TF.js's result is a recorded one: {error}")
    back = translate(script, to=Dialect.KERAS, from_=Dialect.JS, filename="program.js").code
    same = back == black.format_str(source, mode=black.Mode())
    if not same:
        raise SystemExit(f"the way back to Keras gave another program:\n{back}")
    return [
        Result("Keras", "recorded", keras),
        Result("the runtime", "run now", ours),
        tfjs,
        Result("Keras again", "same program", keras),
    ]


def programs(texts: dict[str, tuple[str, str]], width: int) -> Table | Group:
    panels = [
        Panel(Syntax(text.rstrip(), language, background_color="default"), title=title)
        for title, (text, language) in texts.items()
    ]
    if width < WIDE:
        return Group(*panels)
    grid = Table.grid(expand=True)
    for _ in panels:
        grid.add_column(ratio=1)
    grid.add_row(*panels)
    return grid


def main() -> None:
    console = Console()
    source = (PROGRAM / "keras_program.py").read_text(encoding="utf-8")
    pivot = translate(source, to=Dialect.TFJS, filename="keras_program.py").code
    script = translate(source, to=Dialect.JS, filename="keras_program.py").code
    texts = {
        "Keras": (source, "python"),
        "keras-tfjs translate --to tfjs": (pivot, "python"),
        "keras-tfjs translate --to js": (script, "javascript"),
    }
    console.print(programs(texts, console.width))
    table = Table(title="from the same initial weights")
    table.add_column("", no_wrap=True)
    found = results(pivot, script, source, console)
    for result in found:
        table.add_column(f"{result.library}\n({result.origin})", justify="right")
    for label, *values in zip(LABELS, *(result.rows() for result in found), strict=True):
        table.add_row(label, *values)
    console.print(table)
    for result in found[1:]:
        difference = compare(found[0].trace, result.trace)
        if difference is not None:
            console.print(f"Keras and {result.library} part at {difference}")
            sys.exit(1)
    console.print(
        "All four agree to 1e-5, loss by loss and weight by weight. Keras again: the program after "
        "the way to JavaScript and back, which is the same one."
    )


if __name__ == "__main__":
    main()

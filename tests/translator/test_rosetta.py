"""Every rosetta page in every direction, and its TF.js-style Python run by the runtime."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import FILES, GROUPS, SUFFIXES, Block, Group, rendered, rewrite, translated
from programs import traced

from keras_tfjs.diagnostics import Severity
from keras_tfjs.source import Dialect
from keras_tfjs.verify import Runner

NAMES = {
    Dialect.KERAS: "Keras",
    Dialect.TFJS: "TF.js-style Python",
    Dialect.JS: "JavaScript",
    Dialect.TS: "TypeScript",
}

WAYS = [
    pytest.param(
        group,
        source,
        target,
        id=f"{group}: {NAMES[source.dialect]}{' as read' if 'source' in source.words else ''}"
        f" becomes {NAMES[target.dialect]}",
    )
    for group in GROUPS
    for source, target in group.ways()
]

RUNS = [
    pytest.param(block, id=f"{group}: the runtime runs block {number + 1}")
    for group in GROUPS
    for number, block in enumerate(group.blocks)
    if block.dialect is Dialect.TFJS and block.runs
]


@pytest.fixture(scope="module", autouse=True)
def _rewritten(update: bool) -> None:
    if update:
        for page in FILES:
            rewrite(page)


@pytest.mark.parametrize(("group", "source", "target"), WAYS)
def test_way(group: Group, source: Block, target: Block, update: bool) -> None:
    if update:  # The pages were rewritten after they were read for this run.
        return
    translation = translated(source, target.dialect)
    assert translation.code == target.text
    said = rendered(translation, source.text)
    report = group.said(source, target)
    if report is not None:
        assert said == report.text
    else:
        elsewhere = "".join(one.text for one in group.reports if one.way[0] is source.dialect)
        loud = [
            one
            for one in translation.diagnostics
            if one.severity is not Severity.NOTE and f"[{one.code}]" not in elsewhere
        ]
        assert not loud, said


@pytest.mark.parametrize("block", RUNS)
def test_run(block: Block, runtime: Runner, tmp_path: Path) -> None:
    file = tmp_path / f"snippet.{SUFFIXES[block.dialect]}"
    file.write_text(block.program, encoding="utf-8")
    traced(runtime, file)

"""The rosetta pages as data (tests/rosetta/README.md says what they are)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from programs import ROOT

from keras_tfjs.diagnostics.render import render
from keras_tfjs.pipeline import Translation, translate
from keras_tfjs.source import Dialect

PAGES = ROOT / "tests" / "rosetta"
WORDS = frozenset({"source", "target", "unrun", "naive", "exact", "notebook", "keras2"})

IMPORTS = {
    Dialect.KERAS: "import keras\n",
    Dialect.TFJS: "import tfjs as tf\n",
    Dialect.JS: "import * as tf from '@tensorflow/tfjs';\n",
    Dialect.TS: "import * as tf from '@tensorflow/tfjs';\n",
}
ALIASES = {
    Dialect.KERAS: {"np": "numpy", "tf": "tensorflow"},
    Dialect.TFJS: {"np": "numpy"},
    Dialect.JS: {},
    Dialect.TS: {},
}
SUFFIXES = {Dialect.KERAS: "py", Dialect.TFJS: "py", Dialect.JS: "mjs", Dialect.TS: "ts"}

_FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fence with a program; `place` is where its text starts and ends in the page."""

    dialect: Dialect
    words: frozenset[str]
    text: str
    place: tuple[int, int]

    @property
    def runs(self) -> bool:
        return "unrun" not in self.words and not self.naive

    @property
    def naive(self) -> bool:
        """A translation name by name, which is wrong: shown to compute something else."""
        return "naive" in self.words

    @property
    def program(self) -> str:
        """The text with the conventional import where it has none."""
        if re.search(r"^(import|from) ", self.text, re.MULTILINE):
            return self.text
        more = "".join(
            f"import {module} as {name}\n"
            for name, module in ALIASES[self.dialect].items()
            if re.search(rf"\b{name}\.", self.text)
        )
        return IMPORTS[self.dialect] + more + self.text


@dataclass(frozen=True)
class Report:
    """A `diagnostics` fence: what is said on the way from one dialect to another."""

    way: tuple[Dialect, Dialect]
    text: str
    place: tuple[int, int]


@dataclass(frozen=True)
class Group:
    """All fences under one heading."""

    page: Path
    title: str
    blocks: tuple[Block, ...]
    reports: tuple[Report, ...]
    naive: tuple[Block, ...] = ()

    def __str__(self) -> str:
        return f"{self.page.stem.replace('_', ' ')}, {self.title[0].lower()}{self.title[1:]}"

    def ways(self) -> Iterator[tuple[Block, Block]]:
        """Every pair of blocks of which the first becomes the second."""
        for source in self.blocks:
            for target in self.blocks:
                same = source.dialect is target.dialect
                if not same and "target" not in source.words and "source" not in target.words:
                    yield source, target

    def said(self, source: Block, target: Block) -> Report | None:
        """The `diagnostics` fence of a way: about the only, or an only-read, block of a dialect."""
        readable = [
            one
            for one in self.blocks
            if one.dialect is source.dialect and "target" not in one.words
        ]
        if len(readable) > 1 and "source" not in source.words:
            return None
        way = (source.dialect, target.dialect)
        return next((report for report in self.reports if report.way == way), None)


def read(page: Path) -> Iterator[Group]:
    text = page.read_text(encoding="utf-8")
    heads = list(_HEADING.finditer(text))
    for number, head in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        blocks: list[Block] = []
        reports: list[Report] = []
        for fence in _FENCE.finditer(text, head.end(), end):
            kind, info, body = fence[1], fence[2].split(), fence[3]
            place = fence.span(3)
            if kind == "diagnostics":
                first, _, second = info[0].partition("->")
                reports.append(Report((Dialect(first), Dialect(second)), body, place))
                continue
            unknown = set(info) - WORDS
            assert not unknown, f"{page.name}, {head[1]}: unknown words {sorted(unknown)}"
            blocks.append(Block(Dialect(kind), frozenset(info), body, place))
        right = tuple(block for block in blocks if not block.naive)
        wrong = tuple(block for block in blocks if block.naive)
        assert right, f"{page.name}, {head[1]}: no block"
        yield Group(page, head[1], right, tuple(reports), wrong)


FILES = tuple(page for page in sorted(PAGES.rglob("*.md")) if page.name != "README.md")
GROUPS = tuple(group for page in FILES for group in read(page))


def translated(source: Block, to: Dialect) -> Translation:
    return translate(
        source.text,
        to=to,
        from_=source.dialect,
        filename=f"snippet.{SUFFIXES[source.dialect]}",
        keras=2 if "keras2" in source.words else None,
        exact="exact" in source.words,
        notebook="notebook" in source.words,
    )


def rendered(translation: Translation, source: str) -> str:
    """All diagnostics as a terminal shows them."""
    lines = ["", *source.splitlines(), ""]
    return "".join(f"{render(one, lines[one.span.line])}\n" for one in translation.diagnostics)


def rewrite(page: Path) -> None:
    """Rewrites a page from the first block of each heading (`--update`)."""
    text = page.read_text(encoding="utf-8")
    edits: list[tuple[tuple[int, int], str]] = []
    for group in read(page):
        first = group.blocks[0]
        for source, target in group.ways():
            if source is first:
                edits.append((target.place, translated(source, target.dialect).code))
            report = group.said(source, target)
            if report is not None:
                said = rendered(translated(source, target.dialect), source.text)
                edits.append((report.place, said))
    for (start, end), new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    page.write_text(text, encoding="utf-8")

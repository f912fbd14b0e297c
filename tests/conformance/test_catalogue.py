"""The catalogue against the real packages: what is recorded of them is what they say today, and
how much of Keras is answered."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from catalogue_join import DEFAULTS, wrong_defaults, wrong_keys, wrong_names, wrong_order
from factories import factories
from keras_uses import arguments, calls, sources
from programs import KERAS_PYTHON, ORACLES, PROGRAMS, Program
from runtime_join import listed, missing
from trap_pages import proved, shown

from keras_tfjs.catalog import Answer
from keras_tfjs.catalog.keras import signatures
from keras_tfjs.catalog.tensorflow_one import RENAMED, SAME
from keras_tfjs.catalog.traps import TRAPS
from keras_tfjs.diagnostics import Diagnostic, Severity
from keras_tfjs.pipeline import translate
from keras_tfjs.pipeline.answers import answer, answers, public_names
from keras_tfjs.source import Dialect


@pytest.mark.usefixtures("toolbox")
def test_signatures_and_defaults_are_those_of_the_real_packages(update: bool) -> None:
    reader = [str(KERAS_PYTHON), str(ORACLES / "read_keras_signatures.py"), "both"]
    told = subprocess.run(reader, check=True, capture_output=True, text=True).stdout
    shipped = Path(str(files(signatures.__package__).joinpath("signatures.json")))
    for file, text in zip((shipped, DEFAULTS), json.loads(told), strict=True):
        if update:
            file.write_text(text, encoding="utf-8")
        assert file.read_text(encoding="utf-8") == text, file.name


_SAME_FUNCTIONS = """
import inspect, json, operator, sys
import tensorflow as tf
for name, old in json.load(sys.stdin):
    now, then = operator.attrgetter(name)(tf), operator.attrgetter(old)(tf.compat.v1)
    words, older = (list(inspect.signature(one).parameters) for one in (now, then))
    if older[: len(words)] != words:
        print(name, words, older)
"""


@pytest.mark.usefixtures("toolbox")
def test_functions_that_tensorflow_1_shares_take_the_same() -> None:
    same = {name.removeprefix("tensorflow.compat.v1.") for name in SAME}
    pairs = {*zip(same, same, strict=True), *((new[11:], old[11:]) for old, new in RENAMED.items())}
    names = json.dumps(sorted(pairs))
    asked = [str(KERAS_PYTHON), "-c", _SAME_FUNCTIONS]
    told = subprocess.run(asked, check=True, capture_output=True, text=True, input=names).stdout
    assert not told


def test_nothing_in_the_catalogue_disagrees() -> None:
    assert [*wrong_names(), *wrong_order(), *wrong_defaults(), *wrong_keys()] == []


def test_the_list_of_what_the_runtime_lacks_is_up_to_date() -> None:
    gaps = missing()
    stale = {one for one in listed() if one not in gaps}
    assert not stale, "the runtime has these now: pytest tests/test_runtime_gaps.py --update"


def test_how_many_traps_are_shown_on_both_libraries(measured: Callable[[str], None]) -> None:
    """tests/conformance/test_pages.py runs the pages; here they are counted."""
    pages = shown()
    both = [trap.id for trap in TRAPS if proved(pages[trap.id])]
    measured(f"traps with a passing two-library test: {len(both)} / {len(TRAPS)}")
    assert all(any(group.naive for group in pages[trap.id]) for trap in TRAPS)


def test_how_much_is_answered(measured: Callable[[str], None]) -> None:
    """All public names alike, then by how often Keras's own guides and examples use them."""
    found = dict(answers(public_names()))
    measured("\n".join(figures("Keras's public names", dict.fromkeys(found, 1))))
    measured("\n".join(figures("the same, weighted by use", calls())))
    measured(f"  arguments covered {used_arguments()}")
    measured(f"  counted in {', '.join(sources())}")
    assert all(found.values())


def used_arguments() -> str:
    """How many of the arguments that the guides write are carried over."""
    covered = written = 0
    for name, by_name in arguments().items():
        said = answer(name)
        for argument, count in by_name.items():
            written += count
            covered += count if said is not None and argument in said.covered else 0
    return f"{covered} of {written}"


def test_every_factory_of_tfjs_is_reached_both_ways(measured: Callable[[str], None]) -> None:
    every = factories()
    missed = {each.name: each.keras for each in every if not (each.there and each.back)}
    reached = f"{len(every) - len(missed)} of {len(every)}"
    measured(f"TF.js factories reached from Keras and back: {reached}")
    assert missed.keys() == NOT_REACHED.keys(), missed


def test_quiet_where_it_is_right(measured: Callable[[str], None]) -> None:
    """The corpus programs come out equal (test_four_ways): what warns of them warns of nothing."""
    warned = [program.name for program in PROGRAMS if _warnings(program)]
    measured(
        f"corpus programs that come out equal, yet are warned of: {len(warned)} of {len(PROGRAMS)}"
    )
    assert len(warned) < 0.05 * len(PROGRAMS), warned


def _warnings(program: Program) -> list[Diagnostic]:
    made = translate(program.text(Dialect.KERAS), to=Dialect.JS, from_=Dialect.KERAS)
    return [each for each in made.diagnostics if each.severity is Severity.WARNING]


NOT_REACHED = {"tfjs.layers.convLstm2dCell": "Keras has the cell, but not under a public name"}


def figures(title: str, weights: dict[str, int]) -> Iterator[str]:
    """Shares of `weights` (how often each name counts) by answer."""
    counts: Counter[Answer | None] = Counter()
    covered = parameters = 0
    for name, weight in weights.items():
        said = answer(name)
        counts[said.answer if said else None] += weight
        if said is not None:
            covered += weight * len(said.covered)
            parameters += weight * len(said.parameters)
    total = sum(counts.values())
    carried = total - counts[None] - counts[Answer.NONE]
    yield f"{title}: answered {total - counts[None]} of {total}"
    yield f"  by a counterpart, composition or extension {carried} of {total}"
    yield f"  parameters covered {covered} of {parameters}"

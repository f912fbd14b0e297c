"""What is measured of each layer against the real libraries: none is left out without a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from extension_cases import ALL_CASES
from layer_cases import Case
from preprocessing_cases import PREPARED
from recorded import recording

from tfjs.extensions import layers  # so that their factories are among the others
from tfjs.serialization import FACTORIES

assert layers.EXTENSIONS
FACTORIES_OF_LAYERS = FACTORIES["layers"]

MEASURES = {
    "outputs": "output",
    "input gradients": "byInputs",
    "weight gradients": "byWeights",
    "weights after five steps": "weights",
}
OF_WEIGHTS = ("weight gradients", "weights after five steps")

WHOLE = "whole numbers have no gradient"
EAGER = "TF.js has it outside of models only, and Keras's is another one"

DRAWN = "its few results are computed by NumPy in test_drawn_images.py"
OTHERS = "other layers, one after the other"

WITHOUT: Mapping[str, str] = {
    "inputLayer": "computes nothing; every case begins with one",
    "convLstm2dCell": "a step of convLstm2d: test_recurrent.py compares the two",
    "lambda_": "a function of the user's own",
    "wrapper": "the base of layers of one's own around others",
    "randomHeight": "Keras 3 has no such layer",
    "randomColorJitter": OTHERS,
    "hashedCrossing": DRAWN,
    "maxNumBoundingBoxes": DRAWN,
    "randomFlip": DRAWN,
    "randomCrop": DRAWN,
    "randomGrayscale": DRAWN,
}
"""Layers that no library is asked about, and why."""

WITHOUT_GRADIENT = {
    "embedding": WHOLE,
    "reversibleEmbedding": WHOLE,
    "categoryEncoding": WHOLE,
    "centerCrop": EAGER,
    "resizing": EAGER,
    "randomWidth": EAGER,
}


def _inside(value: Any) -> Iterator[Case]:
    """A case and those of the layers inside of it."""
    match value:
        case Case():
            yield value
            yield from _inside([*value.config.values()])
        case list():
            for one in value:
                yield from _inside(one)


def _filled(value: Any) -> bool:
    return bool(value) if isinstance(value, list) else value is not None


def _measured() -> tuple[dict[type, set[str]], Counter[type]]:
    """By the class of a layer: its measures, and how many configurations there are."""
    found: dict[type, set[str]] = {}
    count: Counter[type] = Counter()
    answers = recording("layers")
    for case in ALL_CASES:
        parts = {
            measure
            for library in ("keras", "tfjs")
            if case.name in answers[library]
            for measure, part in MEASURES.items()
            if _filled(answers[library][case.name].get(part))
        }
        for one in _inside(case):
            cls = FACTORIES_OF_LAYERS[one.layer].cls
            found.setdefault(cls, set()).update(parts)
            count[cls] += 1
    for prepared in PREPARED:
        cls = FACTORIES_OF_LAYERS[prepared.layer].cls
        found.setdefault(cls, set()).add("outputs")
        count[cls] += 1
    return found, count


def test_all_that_can_be_measured_of_a_layer_is(measured: Callable[[str], None]) -> None:
    found, count = _measured()
    drawn = {FACTORIES_OF_LAYERS[one.layer].cls for one in PREPARED}
    missing, have = [], Counter[str]()
    classes = {one.cls: name for name, one in reversed(FACTORIES_OF_LAYERS.items())}
    for cls, name in classes.items():
        own = found.get(cls, set())
        have.update(own)
        if "outputs" not in own and name not in WITHOUT:
            missing.append(f"{name}: outputs")
        plain = name in WITHOUT or name in WITHOUT_GRADIENT or cls in drawn
        if "input gradients" not in own and not plain:
            missing.append(f"{name}: input gradients")
        if 0 < len(own & set(OF_WEIGHTS)) < len(OF_WEIGHTS):
            missing.append(f"{name}: {set(OF_WEIGHTS) - own}")
    assert not missing, "\n".join(missing)
    assert all(name in classes.values() for name in (*WITHOUT, *WITHOUT_GRADIENT))
    assert not [name for cls, name in classes.items() if name in WITHOUT and cls in found]
    measured(
        f"layers: {sum(count.values())} configurations of {len(found)} of {len(classes)} classes; "
        + ", ".join(f"{measure} of {have[measure]}" for measure in MEASURES)
    )

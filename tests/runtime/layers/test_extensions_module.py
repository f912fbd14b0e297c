"""runtime/javascript/extensions.js is the translation of what `tfjs.extensions` says today."""

from __future__ import annotations

import re
import sys

from programs import ROOT

sys.path.insert(0, str(ROOT / "runtime" / "javascript"))

import architectures
import generate


def test_the_module_is_fresh(update: bool) -> None:
    for path, text in (
        (generate.TARGET, generate.module()),
        (generate.TYPED, generate.declarations()),
        (generate.NAMES, generate.names()),
    ):
        if update:
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text, "run `make extensions`"


def test_the_module_needs_nothing_but_tensorflow_js() -> None:
    text = generate.TARGET.read_text(encoding="utf-8")
    assert re.findall(r"^import .*$", text, re.MULTILINE) == [
        "import * as tf from '@tensorflow/tfjs';"
    ]


def test_the_module_of_architectures_is_fresh(update: bool) -> None:
    for path, text in (
        (architectures.TARGET, architectures.module()),
        (architectures.TYPED, architectures.declarations()),
    ):
        if update:
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text, "run `make extensions`"

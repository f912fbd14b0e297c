"""Writes the pages of docs/ that are made from the code: `make docs`.

diagnostics.md from the rows, coverage.md from the catalogue and Keras's own names, api.md from the
runtime's signatures. tests/test_docs.py fails when one of them is stale.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from keras_tfjs.catalog import ROWS as CORRESPONDENCES
from keras_tfjs.catalog import Row, keras_names
from keras_tfjs.catalog import tfjs as facts
from keras_tfjs.diagnostics import ROWS as DIAGNOSTICS

HERE = Path(__file__).parent

SECTIONS = {
    "KT0": "Input and files",
    "KT1": "Names and the API half",
    "KT2": "Differences of meaning",
    "KT3": "The language half",
    "KT4": "What TensorFlow.js takes",
    "KT5": "Model files",
    "KT6": "Repositories and notebooks",
}

COUNTED = (
    "keras.layers",
    "keras.optimizers",
    "keras.callbacks",
    "keras.initializers",
    "keras.regularizers",
    "keras.constraints",
)
"""Modules whose classes are counted in coverage.md."""


def diagnostics_page() -> str:
    lines = ["# Diagnostics", "", _made("the rows of `keras_tfjs.diagnostics`")]
    lines += ["", "`keras-tfjs explain CODE` prints the same.", ""]
    for prefix, title in SECTIONS.items():
        rows = [row for code, row in sorted(DIAGNOSTICS.items()) if code.startswith(prefix)]
        if not rows:
            continue
        lines += [f"## {title}", ""]
        for row in rows:
            lines += [f"### {row.code}: {row.title}", ""]
            lines += [f"Severity {row.severity}, confidence {row.confidence}.", ""]
            lines += [row.explanation, ""]
    return _page(lines)


def coverage_page() -> str:
    lines = ["# Coverage", "", _made("the catalogue and the public names of Keras"), ""]
    lines += ["| module | classes | with a counterpart |", "|---|---:|---:|"]
    missing: dict[str, list[str]] = {}
    known = {name for row in CORRESPONDENCES for name in (row.keras, *row.aliases)}
    for module in COUNTED:
        classes = sorted(
            {
                name
                for name in keras_names.modules()[module].classes
                if name[0].isupper() and name not in _BASES
            }
        )
        there = [name for name in classes if f"{module}.{name}" in known]
        missing[module] = [name for name in classes if name not in there]
        lines.append(f"| `{module}` | {len(classes)} | {len(there)} |")
    lines += ["", "What has none is left as it is, and said.", ""]
    for module, names in missing.items():
        if names:
            lines += [f"`{module}` without: {', '.join(names)}.", ""]
    lines += ["## Correspondences", "", *_correspondences()]
    return _page(lines)


_BASES = {"Layer", "Optimizer", "Callback", "Initializer", "Regularizer", "Constraint"}


def _correspondences() -> Iterator[str]:
    yield "`name=other` is renamed; a struck name has no counterpart: a diagnostic says so."
    yield ""
    yield "| Keras | TF.js | parameters |"
    yield "|---|---|---|"
    for row in sorted(CORRESPONDENCES, key=lambda row: (row.keras, row.tfjs)):
        yield f"| `{row.keras}` | `{_tf(row.tfjs)}` | {', '.join(_parameters(row))} |"


def _tf(name: str) -> str:
    return f"tf{name.removeprefix('tfjs')}" if name else ""


def _parameters(row: Row) -> Iterator[str]:
    for one in row.parameters:
        if one.tfjs is None:
            yield f"~~{one.keras}~~"
        else:
            plain = one.tfjs.lower() == one.keras.replace("_", "").lower()
            yield one.keras if plain else f"{one.keras}={one.tfjs}"


def api_page() -> str:
    tf: Any = import_module("tfjs")
    import_module("tfjs.io")  # Loaded at its first use otherwise.
    lines = ["# The runtime's API", "", _made("the signatures of `tfjs`")]
    for title, owner in _owners(tf):
        rows = [f"- `{name}{_signature(value)}`{_summary(value)}" for name, value in _public(owner)]
        if rows:
            lines += ["", f"## {title}", "", *rows]
    return _page(lines)


def _owners(tf: Any) -> Iterator[tuple[str, Any]]:
    """The namespace, those inside it that TensorFlow.js has too, and its classes."""
    yield "tf", tf
    for name in sorted(vars(tf)):
        if facts.is_namespace(f"tfjs.{name}"):
            yield f"tf.{name}", vars(tf)[name]
    for name in sorted(vars(tf)):
        if not name.startswith("_") and inspect.isclass(vars(tf)[name]):
            yield f"tf.{name}", vars(tf)[name]


def _public(owner: Any) -> Iterator[tuple[str, Callable[..., Any]]]:
    names = getattr(owner, "__all__", None) or dir(owner)
    for name in sorted(set(names)):
        value = inspect.getattr_static(owner, name, None) or getattr(owner, name)
        value = value.__func__ if isinstance(value, staticmethod | classmethod) else value
        if not name.startswith("_") and callable(value) and not inspect.isclass(value):
            yield name, value


def _signature(value: Callable[..., Any]) -> str:
    """A factory's is the keys of its object."""
    made = getattr(value, "cls", None)
    if made is not None:
        keys: Any = import_module("tfjs.serialization.config").config_keys
        return f"({{{', '.join(keys(made))}}})"
    try:
        signature = inspect.signature(value)
    except ValueError:
        return "(...)"
    bare = [
        one.replace(annotation=inspect.Parameter.empty)
        for one in signature.parameters.values()
        if one.name != "self"
    ]
    return str(inspect.Signature(bare))


def _summary(value: Callable[..., Any]) -> str:
    text = inspect.getdoc(value)
    return f": {text.splitlines()[0].replace('``', '`')}" if text else ""


def _made(source: str) -> str:
    return f"Made by `make docs` from {source}; not edited by hand."


def _page(lines: list[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "diagnostics.md": diagnostics_page,
    "coverage.md": coverage_page,
    "api.md": api_page,
}


def main() -> None:
    for name, make in PAGES.items():
        (HERE / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()

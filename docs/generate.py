"""Writes the pages of docs/ that are made from the code: `make docs`.

diagnostics.md from the rows, coverage.md from the catalogue and Keras's own names, api.md from the
runtime's signatures, public-code.md from docs/public_code.json. tests/test_docs.py fails when one
of them is stale.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from keras_tfjs.catalog import ROWS as CORRESPONDENCES
from keras_tfjs.catalog import Answer, Row
from keras_tfjs.catalog import tfjs as facts
from keras_tfjs.catalog.traps import TRAPS
from keras_tfjs.diagnostics import ROWS as DIAGNOSTICS
from keras_tfjs.pipeline import answers

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from extensions_page import extensions_page  # noqa: E402  (neighbours, found by the line above)
from kernels_page import kernels_page  # noqa: E402
from model_definitions_page import model_definitions_page  # noqa: E402
from public_code_page import public_code_page  # noqa: E402

SECTIONS = {
    "KT0": "Input and files",
    "KT1": "Names and the API half",
    "KT2": "Differences of meaning",
    "KT3": "The language half",
    "KT4": "What TensorFlow.js takes",
    "KT5": "Model files",
    "KT6": "Repositories and notebooks",
}


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
    lines += [
        "Every public name of Keras 3, under every module that has it, and what is said of it:"
    ]
    lines += ["a counterpart in TensorFlow.js, a composition of several calls, an extension of the"]
    lines += ["runtime, or, where there is none of these, what to do instead.", ""]
    public = dict(answers.answers(answers.public_names()))
    lines += [*_table(public), ""]
    lines += [
        "Methods of models, layers, optimizers and callbacks, and names that only Keras 1 and"
    ]
    lines += ["2 had:", ""]
    others = {"methods": answers.member_names(), "older names": answers.older_names()}
    rows = [_counts(title, dict(answers.answers(names))) for title, names in others.items()]
    lines += [*_TABLE_HEAD, *rows, ""]
    lines += ["## Without counterpart", "", *_advice(public), ""]
    lines += ["## Correspondences", "", *_correspondences()]
    return _page(lines)


_TABLE_HEAD = (
    "| names | all | counterpart | composition | extension | advice | not answered | parameters |",
    "|---|---:|---:|---:|---:|---:|---:|---:|",
)

Answers = Mapping[str, answers.Answered | None]


def _table(found: Answers) -> Iterator[str]:
    yield from _TABLE_HEAD
    modules: dict[str, dict[str, answers.Answered | None]] = {}
    for name, said in found.items():
        home = ".".join(name.split(".")[:2]) if name.count(".") > 1 else "keras"
        modules.setdefault(home, {})[name] = said
    for module, names in sorted(modules.items()):
        yield _counts(f"`{module}`", names)
    yield _counts("all", found)


def _counts(title: str, found: Answers) -> str:
    said = [one for one in found.values() if one is not None]
    counts = [sum(one.answer is kind for one in said) for kind in Answer]
    *carried, advised = counts
    covered = sum(len(one.covered) for one in said)
    everything = sum(len(one.parameters) for one in said)
    numbers = (len(found), *carried, advised, len(found) - len(said))
    cells = " | ".join(map(str, numbers))
    return f"| {title} | {cells} | {covered} of {everything} |"


def _advice(found: Answers) -> Iterator[str]:
    texts: dict[str, list[str]] = {}
    for name, said in found.items():
        if said is not None and said.answer is Answer.NONE:
            general = said.by.replace(name.rpartition(".")[2] + "(...)", "Name(...)")
            texts.setdefault(general, []).append(name)
    for text, names in sorted(texts.items(), key=lambda pair: pair[1]):
        yield f"- {', '.join(f'`{name}`' for name in names)}: {text}."
    missing = [name for name, said in found.items() if said is None]
    if missing:
        yield ""
        yield f"Not answered yet: {', '.join(f'`{name}`' for name in missing)}."


def _correspondences() -> Iterator[str]:
    yield "`name=other` is renamed; a struck name has no counterpart: a diagnostic says so. What"
    yield "only the runtime has, a name or an option, is in *italics*."
    yield ""
    yield "| Keras | TF.js | parameters |"
    yield "|---|---|---|"
    for row in sorted(CORRESPONDENCES, key=lambda row: (row.keras, row.tfjs)):
        name = f"`{_tf(row.tfjs)}`" if row.tfjs else "a config object"
        shown = f"*{name}*" if row.extension else name
        yield f"| `{row.keras}` | {shown} | {', '.join(_parameters(row))} |"


def _tf(name: str) -> str:
    return f"tf{name.removeprefix('tfjs')}" if name else ""


def _parameters(row: Row) -> Iterator[str]:
    for one in row.parameters:
        if one.tfjs is None:
            yield f"~~{one.keras}~~"
        else:
            plain = one.tfjs.lower() == one.keras.replace("_", "").lower()
            text = one.keras if plain else f"{one.keras}={one.tfjs}"
            yield f"*{text}*" if one.extension else text


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
        one.replace(annotation=inspect.Parameter.empty, default=_named(one.default))
        for one in signature.parameters.values()
        if one.name != "self"
    ]
    return str(inspect.Signature(bare))


class _Name:
    """A default that is a function, shown by its name."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name


def _named(default: Any) -> Any:
    return _Name(default.__name__) if inspect.isfunction(default) else default


def _summary(value: Callable[..., Any]) -> str:
    text = inspect.getdoc(value)
    return f": {text.splitlines()[0].replace('``', '`')}" if text else ""


def _made(source: str) -> str:
    return f"Made by `make docs` from {source}; not edited by hand."


def _page(lines: list[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def traps_page() -> str:
    lines = ["# Traps", "", _made("`keras_tfjs.catalog.traps`"), ""]
    lines += [
        "Where a translation between Keras 3.15 and TensorFlow.js 4.22 that goes by names goes",
        "wrong, and what is done instead. Each is shown on the real libraries by a page of",
        "tests/rosetta/traps, first the naive port with its other numbers, then ours.",
        "",
        "| trap | what differs | to TensorFlow.js | to Keras | said by |",
        "|---|---|---|---|---|",
    ]
    for trap in TRAPS:
        cells = (trap.id, trap.differs, trap.forward, trap.backward, trap.code)
        lines.append(f"| {' | '.join(cells)} |")
    return _page(lines)


PAGES: dict[str, Callable[[], str]] = {
    "diagnostics.md": diagnostics_page,
    "traps.md": traps_page,
    "coverage.md": coverage_page,
    "api.md": api_page,
    "public-code.md": lambda: public_code_page(_made("docs/public_code.json")),
    "extensions.md": lambda: extensions_page(_made("the modules of `tfjs.extensions`")),
    "model-definitions.md": lambda: model_definitions_page(_made("docs/model_definitions.json")),
    "kernels.md": lambda: kernels_page(_made("a recorded run over the rows of tests/runtime/core")),
}


def main() -> None:
    for name, make in PAGES.items():
        (HERE / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()

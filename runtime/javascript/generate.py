"""Writes extensions.js, the translation of `tfjs.extensions` to JavaScript, and the list of what it
has, which the translator reads: `make extensions`.

The modules are written in strict TF.js-style Python; put one after the other they are one module,
which the project's own translator carries over.
"""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path

from keras_tfjs import Dialect, translate
from tfjs.extensions.naming import factory_name

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "tfjs" / "extensions"
TARGET = HERE / "extensions.js"
NAMES = HERE.parents[1] / "translator" / "keras_tfjs" / "catalog" / "extensions.json"
NAMESPACES = ("layers", "train", "metrics", "losses", "callbacks")
WIDTH = 80
HEAD = (
    "// What Keras has and TensorFlow.js lacks. Made from runtime/tfjs/extensions by"
    " `make extensions`.\n"
)


class NotTranslated(Exception):
    """Places of the sources that the translator does not carry over."""


def sources() -> list[Path]:
    """The translatable modules, those that others use first."""
    found = [PACKAGE / "base.py", PACKAGE / "shapes.py", PACKAGE / "encoding.py"]
    for namespace in NAMESPACES:
        folder = PACKAGE / namespace
        found += [file for file in sorted(folder.glob("[a-z]*.py")) if is_translatable(file)]
    return found


def is_translatable(file: Path) -> bool:
    """Whether a module can be said in JavaScript; those that cannot say why."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return not any(
        isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "PYTHON_ONLY"
        for node in tree.body
    )


def joined() -> str:
    """One module of all, without what they import from each other."""
    parts = [
        '"""What Keras has and TensorFlow.js lacks, in its style."""',
        "import math",
        "from typing import Any",
        "import tfjs as tf",
    ]
    for file in sources():
        text = file.read_text(encoding="utf-8")
        lines = text.splitlines()
        for node in reversed(ast.parse(text).body):
            docstring = isinstance(node, ast.Expr) and node.lineno == 1
            if docstring or isinstance(node, ast.Import | ast.ImportFrom):
                del lines[node.lineno - 1 : node.end_lineno]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def factories(text: str) -> dict[str, str]:
    """Factory names of the layers with their classes."""
    made = {}
    for node in ast.parse(text).body:
        if not isinstance(node, ast.ClassDef):
            continue
        constants = {
            one.targets[0].id: one.value.value
            for one in node.body
            if isinstance(one, ast.Assign)
            and isinstance(one.targets[0], ast.Name)
            and isinstance(one.value, ast.Constant)
        }
        if "className" in constants:
            made[constants.get("factoryName") or factory_name(constants["className"])] = node.name
    return dict(sorted(made.items()))


def names() -> str:
    """The text of extensions.json: what extensions.js has, as the catalogue names it."""
    return json.dumps([f"tfjs.layers.{name}" for name in factories(joined())], indent=1) + "\n"


def module() -> str:
    """The text of extensions.js. NotTranslated names what stayed Python."""
    text = joined()
    done = translate(text, from_=Dialect.TFJS, to=Dialect.JS)
    if done.diagnostics:
        lines = text.splitlines()
        raise NotTranslated(
            "\n".join(
                f"{one.code} {one.message}: {lines[one.span.line - 1].strip()}"
                for one in done.diagnostics
            )
        )
    made = factories(text)
    entries = "".join(_entry(name, cls) for name, cls in made.items())
    registered = "".join(f"  {cls},\n" for cls in dict.fromkeys(made.values()))
    return (
        f"{HEAD}{done.code}\n"
        f"for (const made of [\n{registered}]) {{\n  tf.serialization.registerClass(made);\n}}\n\n"
        "/** The factories of the layers. */\n"
        f"export const layers = {{\n{entries}}};\n"
    )


def _entry(name: str, cls: str) -> str:
    """A factory, broken where the line is too long."""
    head, body = f"  {name}: (config = {{}}) =>", f"new {cls}(config),"
    return f"{head} {body}\n" if len(f"{head} {body}") <= WIDTH else f"{head}\n    {body}\n"


def main() -> int:
    try:
        TARGET.write_text(module(), encoding="utf-8")
        NAMES.write_text(names(), encoding="utf-8")
    except NotTranslated as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The JavaScript modules that a translation may import from beside it: what Keras and NumPy have
and TF.js lacks.

`make extensions` writes extensions.js from the runtime's extensions and ziggurat.js from NumPy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path(__file__).parent
_PACKAGE = "@tensorflow/tfjs"
_HEAD = 60
"""So many bytes tell whose file it is."""
_IMPORT = re.compile(
    r"""^(?:import [^;]*? from |export \* from |const [^;=]* = require\()['"]([^'"]+)['"]\)?;$""",
    re.MULTILINE,
)
_EXPORT = re.compile(r"^export (?=(?:const|class|function\*?) (\w+))", re.MULTILINE)
_EXPORTS = re.compile(r"^export \{([^}]*)\};$", re.MULTILINE)
_EVERYTHING = re.compile(r"^export \* from ('[^']+');$", re.MULTILINE)
_NAMESPACE = re.compile(r"^import \* as (\w+) from ('[^']+');$", re.MULTILINE)
_NAMES = re.compile(r"^import \{([^}]*)\} from ('[^']+');$", re.MULTILINE)


def imported(code: str) -> Iterator[str]:
    """The names of the modules that JavaScript imports, and those that these import."""
    waiting = _own(code)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += _own(_text(name))


def packages(code: str) -> frozenset[str]:
    """The npm packages that JavaScript imports."""
    return frozenset(
        "/".join(source.split("/")[: 2 if source.startswith("@") else 1])
        for source in _IMPORT.findall(code)
        if not source.startswith((".", "/", "node:", "http:", "https:"))
    )


def content(name: str, *, package: str = _PACKAGE, commonjs: bool = False) -> bytes:
    """The module's text, which takes TF.js from `package`."""
    text = _text(name)
    if package != _PACKAGE:
        text = text.replace(f"'{_PACKAGE}'", f"'{package}'")
    if commonjs and name.endswith(".js"):
        text = _as_commonjs(text)
    return text.encode()


def types(name: str) -> str | None:
    """The module's declarations for TypeScript, by name."""
    declared = name.removesuffix(".js") + ".d.ts"
    return declared if (_FOLDER / declared).is_file() else None


def is_edition(file: Path) -> bool:
    """Whether a file is one of the modules, made for some package and format: it begins alike."""
    own = _FOLDER / file.name
    if file.suffix not in (".js", ".ts") or not own.is_file():
        return False
    try:
        with file.open("rb") as found, own.open("rb") as text:
            return found.read(_HEAD) == text.read(_HEAD)
    except OSError:
        return False


def put_beside(file: Path, code: str) -> None:
    """Writes the modules that `code`, which belongs in `file`, imports. A link in the place of one
    goes, and what it points at stays."""
    for name in imported(code):
        place = file.parent / name
        place.unlink(missing_ok=True)
        place.write_bytes(content(name))


def _own(code: str) -> list[str]:
    found = [source.removeprefix("./") for source in _IMPORT.findall(code)]
    return [name for name in found if re.fullmatch(r"\w+\.js", name) and (_FOLDER / name).is_file()]


def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _as_commonjs(text: str) -> str:
    """These modules import whole namespaces and names, and export declarations and names."""
    names = _EXPORT.findall(text)
    names += [name.strip() for group in _EXPORTS.findall(text) for name in group.split(",")]
    others = _EVERYTHING.findall(text)
    text = _EVERYTHING.sub("", _EXPORTS.sub("", _EXPORT.sub("", text)))
    text = _NAMESPACE.sub(r"const \1 = require(\2);", text)
    text = _NAMES.sub(lambda one: f"const {{{_pattern(one[1])}}} = require({one[2]});", text)
    members = "".join(f"  ...require({one}),\n" for one in others)
    members += "".join(f"  {_exported(name)},\n" for name in names if name)
    return f"{text.rstrip()}\n\nmodule.exports = {{\n{members}}};\n"


def _exported(name: str) -> str:
    return re.sub(r"(\w+) as (\w+)", r"\2: \1", name)


def _pattern(names: str) -> str:
    return re.sub(r"(\w+) as (\w+)", r"\1: \2", names)

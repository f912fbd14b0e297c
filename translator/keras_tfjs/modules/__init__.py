"""The JavaScript modules that a translation may import from beside it: what Keras and NumPy have
and TF.js lacks.

`make extensions` writes extensions.js from the runtime's extensions and ziggurat.js from NumPy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path(__file__).parent
_IMPORT = re.compile(r"""^import [^;]*? from ['"]\./(\w+\.js)['"];$""", re.MULTILINE)


def imported(code: str) -> Iterator[str]:
    """The names of the modules that JavaScript imports, and those that these import."""
    waiting = [name for name in _IMPORT.findall(code) if (_FOLDER / name).is_file()]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += _IMPORT.findall(content(name).decode())


def content(name: str) -> bytes:
    """The module's text."""
    return (_FOLDER / name).read_bytes()


def types(name: str) -> str | None:
    """The module's declarations for TypeScript, by name."""
    declared = name.removesuffix(".js") + ".d.ts"
    return declared if (_FOLDER / declared).is_file() else None


def put_beside(file: Path, code: str) -> None:
    """Writes the modules that `code`, which belongs in `file`, imports. A link in the place of one
    goes, and what it points at stays."""
    for name in imported(code):
        place = file.parent / name
        place.unlink(missing_ok=True)
        place.write_bytes(content(name))

"""TF.js's installed modules as Python modules: each is translated when it is imported.

`tfjs_core.ops.concat_util` is `dist/ops/concat_util.js`. Three kinds of modules there are:

- what our runtime is the counterpart of (`index`, an operation's file) is imported from tfjs;
- the state of TF.js's engine and of its test environments is stood in for, by `stand_ins/`;
- everything else is translated, as the test files are.
"""

from __future__ import annotations

import hashlib
import importlib.abc
import json
import os
import posixpath
import re
import sys
import tempfile
from dataclasses import asdict, dataclass, fields
from functools import cache
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

from keras_tfjs import pipeline
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.parse import parse
from keras_tfjs.javascript.words import camel
from keras_tfjs.source import Dialect, Module, Options

ROOT = Path(__file__).parents[2]
INSTALLED = ROOT / "tests" / "oracles" / "node_modules" / "@tensorflow" / "tfjs-core" / "dist"
PACKAGE = "tfjs_core"
STAND_INS = Path(__file__).parent / "stand_ins"
FRAMEWORK = "@tensorflow/tfjs"

_RUNTIME = frozenset("""index ops/ops public/chained_ops/register_all_chained_ops globals io/io
    optimizers/optimizer optimizers/sgd_optimizer""".split())
"""Modules, besides those of single operations, whose counterpart is our runtime."""

_SAME = {"util": "util_names", "hash_util": "util_names"}
"""Modules whose stand-in is another's."""

_without: frozenset[str] = frozenset()
"""Modules that are translated though there is a stand-in."""

_SPECIFIER = re.compile(r"""((?:\bfrom|^import)\s+)(['"])(\.[^'"]*)\2""", re.MULTILINE)
_CASE = re.compile(r"^\s*x?it\(\s*['\"`](.*?)['\"`]\s*,", re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:const|function|async function) (\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Translated:
    """A translated file: code, severity, line and message of each diagnostic, and how many lines
    and statements the source has."""

    code: str
    lines: int
    statements: int
    diagnostics: tuple[tuple[str, str, int, str], ...]

    @property
    def left(self) -> int:
        """Statements that stay behind as comments: one for each diagnostic of severity error."""
        return sum(severity == "error" for _, severity, _, _ in self.diagnostics)


def source(name: str) -> str:
    """The text of `dist/<name>.js` as a file outside of TF.js's own tree would write it: imports of
    what our runtime is the counterpart of name the package."""
    folder = posixpath.dirname(name)

    def specifier(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, found[3]))
        if target in (".", ""):
            target = "index"
        quoted = FRAMEWORK if is_of_runtime(target) else found[3]
        return f"{found[1]}'{quoted}'"

    above = "../" * name.count("/") or "./"

    text = (INSTALLED / f"{name}.js").read_text(encoding="utf-8")
    text = text.replace("from 'seedrandom'", f"from '{above}seedrandom'")
    return _SPECIFIER.sub(specifier, _SOURCE_MAP.sub("", text))


@cache
def is_of_runtime(name: str) -> bool:
    if name in _RUNTIME:
        return True
    path = INSTALLED / f"{name}.js"
    if not name.startswith("ops/") or not path.exists():
        return False
    if name.endswith("_test"):
        return False
    operation = camel(posixpath.basename(name)).lower()
    exported = _EXPORTED.findall(path.read_text(encoding="utf-8"))
    return operation in (one.lower() for one in exported)


def translated(name: str) -> Translated:
    """The translation of `dist/<name>.js`, from the cache if neither it nor the translator changed.

    Raises what the translator raises, and SyntaxError where it refuses the text.
    """
    text = source(name)
    form = ",".join(one.name for one in fields(Translated))
    key = hashlib.sha256(f"{_translator()}\0{form}\0{name}\0{text}".encode()).hexdigest()
    stored = _cache() / f"{key}.json"
    if stored.exists():
        kept = json.loads(stored.read_text(encoding="utf-8"))
        return Translated(**{**kept, "diagnostics": tuple(map(tuple, kept["diagnostics"]))})
    module = _module(name)
    options = Options(filename=f"{name}.js", package=True, modules=module.modules, path=module.path)
    made = pipeline.run(text, Dialect.TFJS, Dialect.JS, options)
    if made.outcome is pipeline.Outcome.REFUSED:
        raise SyntaxError(f"{name}.js: {made.diagnostics[0].message}")
    diagnostics = tuple(
        (one.code, one.severity.value, one.span.line, one.message) for one in made.diagnostics
    )
    statements = sum(isinstance(one, tree.Statement) for one in tree.walk(parse(text)))
    result = Translated(made.code, text.count("\n"), statements, diagnostics)
    partial = stored.with_suffix(f".{os.getpid()}.part")
    partial.write_text(json.dumps(asdict(result)), encoding="utf-8")
    partial.replace(stored)
    return result


_modules: dict[str, Module] = {}


def _module(name: str) -> Module:
    """A file with those that it imports and that are translated as it is, as they do."""
    if name in _modules:
        return _modules[name]
    text = source(name)
    found: dict[str, Module] = {}
    module = _modules[name] = Module(text, Dialect.JS, found, f"{name}.js")
    for _, _, specifier in _SPECIFIER.findall(text):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), specifier))
        if _is_translated(target):
            found[specifier] = _module(target)
    return module


def _is_translated(name: str) -> bool:
    return _stand_in(name) is None and (INSTALLED / f"{name}.js").exists()


def _stand_in(name: str) -> Path | None:
    path = STAND_INS / f"{_SAME.get(name, name)}.py"
    return path if name not in _without and path.exists() else None


@cache
def _cache() -> Path:
    folder = Path(tempfile.gettempdir()) / "keras-tfjs-suite"
    folder.mkdir(exist_ok=True)
    return folder


@cache
def _translator() -> str:
    """A word for the translator as it is now, and for what it is asked here."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for part in ("javascript", "kinds", "lower", "pipeline", "catalog", "python", "rules"):
        for path in sorted((ROOT / "translator" / "keras_tfjs" / part).rglob("*")):
            if path.suffix in (".py", ".json"):
                digest.update(path.read_bytes())
    return digest.hexdigest()


class Loader(importlib.abc.Loader):
    """Executes a translation; `names` are the global names that its host gives it."""

    def __init__(self, name: str, names: dict[str, Any]) -> None:
        self._name = name
        self._names = names

    def exec_module(self, module: ModuleType) -> None:
        code = compile(translated(self._name).code, f"<{self._name}.js>", "exec")
        module.__dict__.update(self._names)
        exec(code, module.__dict__)  # the translation is what is tested


class StandIn(SourceFileLoader):
    """Executes a stand-in, with the same global names."""

    def __init__(self, fullname: str, path: Path, names: dict[str, Any]) -> None:
        super().__init__(fullname, str(path))
        self._names = names

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__.update(self._names)
        super().exec_module(module)


class Finder(importlib.abc.MetaPathFinder):
    """Finds the modules of `tfjs_core`."""

    def __init__(self, names: dict[str, Any]) -> None:
        self._names = names

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> Any:
        package, _, rest = fullname.partition(".")
        if package != PACKAGE:
            return None
        name = rest.replace(".", "/")
        if (stand_in := _stand_in(name)) is not None:
            return ModuleSpec(fullname, StandIn(fullname, stand_in, self._names))
        if name and (INSTALLED / f"{name}.js").exists():
            return ModuleSpec(fullname, Loader(name, self._names))
        if (INSTALLED / name).is_dir():
            spec = ModuleSpec(fullname, None, is_package=True)
            spec.submodule_search_locations = []
            return spec
        return None


def fresh(names: dict[str, Any], without: frozenset[str] = frozenset()) -> None:
    """Forget the modules of `tfjs_core`, and give those imported from now on these global names.
    The modules `without` a stand-in are translated."""
    global _without
    if without != _without:
        _without = without
        _modules.clear()
    for name in imported():
        del sys.modules[name]
    sys.meta_path[:] = [one for one in sys.meta_path if not isinstance(one, Finder)]
    sys.meta_path.append(Finder(names))


def imported() -> list[str]:
    """The modules of `tfjs_core` that have been imported."""
    return [one for one in sys.modules if one.partition(".")[0] == PACKAGE]


def test_files() -> list[str]:
    """The published test files, as paths without their suffix."""
    return sorted(
        path.relative_to(INSTALLED).as_posix().removesuffix(".js")
        for path in INSTALLED.rglob("*_test.js")
    )


def case_names(name: str) -> list[str]:
    """What the text of a test file calls its cases, for a file that is not run."""
    return _CASE.findall((INSTALLED / f"{name}.js").read_text(encoding="utf-8"))


def module_name(name: str) -> str:
    return f"{PACKAGE}.{name.replace('/', '.')}"

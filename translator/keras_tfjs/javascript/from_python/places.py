"""Places between which values flow, joined to classes; which calls make which containers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from keras_tfjs.kinds.subtree import subtree

MAKERS = {
    "builtins.set": "set",
    "builtins.frozenset": "set",
    "collections.Counter": "counter",
    "collections.defaultdict": "defaultdict",
    "collections.deque": "deque",
    "builtins.iter": "iterator",
    "builtins.dict.fromkeys": "map",
    "itertools.count": "iterator",
    "itertools.cycle": "iterator",
    "itertools.repeat": "iterator",
    "itertools.islice": "iterator",
    "itertools.chain": "iterator",
    "itertools.zip_longest": "iterator",
    "itertools.takewhile": "iterator",
    "itertools.dropwhile": "iterator",
    "re.compile": "pattern",
    "re.match": "match",
    "re.search": "match",
    "re.fullmatch": "match",
    "re.finditer": "iterator",
    "collections.OrderedDict": "map",
    "tfjs.js.Map": "native",
    "tfjs.js.Set": "native",
    "tfjs.js.Date": "native",
    "tfjs.js.RegExp": "native",
    "logging.getLogger": "logger",
    "builtins.open": "file",
    "csv.writer": "writer",
    "pathlib.Path": "path",
    "pathlib.PurePath": "path",
    "pathlib.Path.cwd": "path",
    "pathlib.Path.home": "path",
    "datetime.datetime": "date",
    "datetime.datetime.now": "date",
    "datetime.datetime.today": "date",
    "datetime.datetime.strptime": "date",
    "datetime.datetime.fromtimestamp": "date",
    "datetime.date": "date",
    "datetime.date.today": "date",
    "datetime.timedelta": "duration",
    "argparse.ArgumentParser": "parser",
}

MEMBERS = {
    "path": {
        **dict.fromkeys(
            """parent with_suffix with_name with_stem resolve absolute expanduser joinpath rename
            relative_to""".split(),
            "path",
        ),
        "open": "file",
    },
    "date": {"replace": "date", "date": "date"},
    "parser": {"add_argument_group": "parser", "add_mutually_exclusive_group": "parser"},
}
"""What members of things of a form give, called or not."""

HOLDERS = dict.fromkeys(("iterdir", "glob", "rglob"), "path")
"""Methods that give several of the same form."""

OPERATIONS: dict[tuple[str, type[ast.operator], str], str] = {
    ("path", ast.Div, ""): "path",
    ("date", ast.Sub, "date"): "duration",
    ("date", ast.Sub, "duration"): "date",
    ("date", ast.Add, "duration"): "date",
    ("duration", ast.Add, "duration"): "duration",
    ("duration", ast.Sub, "duration"): "duration",
}
"""Forms of operands, "" for any, and what the operation gives."""

ANNOTATED = {
    "Path": "path",
    "PurePath": "path",
    "datetime": "date",
    "date": "date",
    "timedelta": "duration",
    "ArgumentParser": "parser",
}


def annotated(annotation: ast.expr | None) -> str | None:
    """The form that an annotation tells, also `Path | str` and `Optional[Path]`."""
    if annotation is None:
        return None
    for one in subtree(annotation):
        match one:
            case ast.Name(id=word) | ast.Attribute(attr=word) if word in ANNOTATED:
                return ANNOTATED[word]
            case _:
                pass
    return None


@dataclass(eq=False)
class Place:
    """A class of joined places. `item`: what is in the container at them."""

    joined: Place | None = None
    item: Place | None = None
    forms: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    """How it is asked for keys: "word" (a literal), "text", "unknown", "other" (no text)."""
    framework: bool = False
    """TF.js gets it."""
    parts: dict[int, Place] = field(default_factory=dict)
    """What is at the places of a tuple, each of its own sort."""
    entries: dict[str, Place] = field(default_factory=dict)
    """What a dict has under names that are written out, each of its own sort, as long as nobody
    reaches it in another way: `item` is all that is in the container then."""

    def root(self) -> Place:
        node = self
        while node.joined is not None:
            node = node.joined
        return node

    def inside(self) -> Place:
        root = self.root()
        if root.item is None:
            root.item = Place()
            _mix(root)
            return self.inside()
        return root.item.root()

    def entry(self, name: str) -> Place:
        root = self.root()
        if root.item is not None:
            return root.inside()
        return root.entries.setdefault(name, Place()).root()

    def part(self, index: int) -> Place:
        return self.root().parts.setdefault(index, Place()).root()

    def is_like(self, other: Place) -> bool:
        return settled_form(self) == settled_form(other)


_FORMS = tuple(
    """native defaultdict counter deque set iterator match pattern path file writer date duration
    parser logger""".split()
)


def settled_form(place: Place) -> str | None:
    """What the values of a place become: one of _FORMS, "map", or None."""
    found = place.root()
    for form in _FORMS:
        if form in found.forms:
            return form
    if found.framework or not found.forms & {"dict", "map"}:
        return None
    if "other" in found.keys or "map" in found.forms:
        return "map"
    return "map" if found.keys and "word" not in found.keys else None


def as_settled(place: Place, depth: int = 4) -> Place:
    """A place for those of another file: what theirs is settled to be, it is and stays."""
    root, made = place.root(), Place()
    form = settled_form(root)
    if form is not None:
        made.forms.add(form)
        made.keys |= root.keys & {"tuple"}
    elif "dict" in root.forms:
        made.forms.add("dict")
        made.framework = True
    if depth:
        if root.item is not None:
            made.item = as_settled(root.item, depth - 1)
        made.parts = {index: as_settled(part, depth - 1) for index, part in root.parts.items()}
        made.entries = {name: as_settled(one, depth - 1) for name, one in root.entries.items()}
    return made


def join(one: Place, other: Place) -> None:
    first, second = one.root(), other.root()
    if first is second:
        return
    second.joined = first
    first.forms |= second.forms
    first.keys |= second.keys
    first.framework = first.framework or second.framework
    if second.item is not None:
        if first.item is None:
            first.item = second.item
        else:
            join(first.item, second.item)
    for index, part in second.parts.items():
        join(first.parts.setdefault(index, part), part)
    for name, one in second.entries.items():
        join(first.root().entries.setdefault(name, one), one)
    _mix(first.root())


def _mix(root: Place) -> None:
    """Joins what is under names with all that is in a container, once that is asked for."""
    if root.item is None:
        return
    entries, root.entries = root.entries, {}
    for one in entries.values():
        join(root.item, one)


def held(container: Place, key: ast.expr | None) -> Place:
    """What a container has under a key, a name that is written out or any."""
    match key:
        case ast.Constant(value=str() as name):
            return container.entry(name)
        case _:
            return container.inside()


def bound_in(statement: ast.stmt) -> Iterator[str]:
    """Names that a statement binds in its own scope."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield statement.name
        return
    for node in own_parts(statement):
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name):
                yield name
            case _:
                pass


def own_parts(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a statement or of a function's body, not those of functions in it."""
    pending: list[ast.AST]
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        body = node.body
        pending = list(body) if isinstance(body, list) else [body]
    else:
        pending = [node]
    while pending:
        one = pending.pop()
        yield one
        if not isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            pending.extend(ast.iter_child_nodes(one))


def yields(node: ast.AST) -> bool:
    """Whether a function is a generator."""
    return any(isinstance(one, ast.Yield | ast.YieldFrom) for one in own_parts(node))


def is_text(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=value):
            return isinstance(value, str)
        case _:
            return isinstance(node, ast.JoinedStr)


def words_of(node: ast.AST) -> str:
    """The name of what stands at a place: "list comp"."""
    name = type(node).__name__
    words = "".join(" " + letter.lower() if letter.isupper() else letter for letter in name)
    return words.strip()

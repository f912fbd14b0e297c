"""The functions and classes of a file as their JavaScript signatures follow from the Python ones:
parameters without a default stay positional, the others go into one trailing object."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript.from_python.command_line import destination
from keras_tfjs.javascript.from_python.dataclass_fields import dataclass_init, is_dataclass
from keras_tfjs.javascript.from_python.fitting import FunctionNode, is_left_open, misfit
from keras_tfjs.kinds import IN, Facts, as_imported, as_tfjs
from keras_tfjs.kinds.subtree import subtree

Definition = FunctionNode | ast.ClassDef


@dataclass(frozen=True)
class Signature:
    """`positional`: in order; `named`: in the trailing object, with their defaults. `fixed`: what
    TF.js calls, an override of a method or a function given to it: its parameters keep their
    places."""

    positional: tuple[str, ...]
    named: tuple[tuple[str, ast.expr | None], ...]
    rest: str | None = None
    keywords: str | None = None
    fixed: bool = False
    order: tuple[str, ...] = ()
    """All parameters that a Python call may give by position."""

    @property
    def has_object(self) -> bool:
        return bool(self.named or self.keywords) and not self.fixed

    def gathers(self, name: str) -> bool:
        """Whether an option goes into `**kwargs`, a dict that is asked for it as it is spelled."""
        return self.keywords is not None and name not in dict(self.named)


def signature_of(function: FunctionNode, *, method: bool = False, fixed: bool = False) -> Signature:
    arguments = function.args
    listed = [*arguments.posonlyargs, *arguments.args]
    if method and listed:
        listed = listed[1:]
    plain = len(listed) - min(len(arguments.defaults), len(listed))
    order = tuple(one.arg for one in listed)
    if forwards(function):
        rest = arguments.vararg.arg if arguments.vararg else None
        return Signature(order, (), rest, None, fixed, order)
    named = [
        *zip(order[plain:], arguments.defaults[-len(order[plain:]) or None :], strict=False),
        *(
            (one.arg, default)
            for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        ),
    ]
    return Signature(
        order[:plain],
        tuple(named) if order[plain:] or arguments.kwonlyargs else (),
        arguments.vararg.arg if arguments.vararg else None,
        arguments.kwarg.arg if arguments.kwarg else None,
        fixed,
        order,
    )


def forwards(function: FunctionNode) -> bool:
    """Whether `**kwargs` are only handed on with `*args`: `f(*args, **kwargs)`."""
    rest, keywords = function.args.vararg, function.args.kwarg
    if rest is None or keywords is None:
        return False
    handed = [
        one
        for statement in (function.body if isinstance(function.body, list) else [function.body])
        for one in subtree(statement)
        if isinstance(one, ast.Call) and is_forwarding(one, rest.arg, keywords.arg)
    ]
    return len(_uses(function, keywords.arg)) == len(handed) and (
        bool(handed) or not _uses(function, rest.arg)
    )


def looks_at_forwarded(function: FunctionNode) -> ast.Name | None:
    """Where a function that hands its arguments on reads `args` besides."""
    rest, keywords = function.args.vararg, function.args.kwarg
    if rest is None or keywords is None or not forwards(function):
        return None
    used, handed = _uses(function, rest.arg), len(_uses(function, keywords.arg))
    return used[0] if len(used) > handed else None


def _uses(function: FunctionNode, name: str) -> list[ast.Name]:
    body = function.body if isinstance(function.body, list) else [function.body]
    return [
        one
        for statement in body
        for one in subtree(statement)
        if isinstance(one, ast.Name) and one.id == name
    ]


def is_forwarding(call: ast.Call, rest: str, keywords: str) -> bool:
    match call:
        case ast.Call(
            args=[*_, ast.Starred(value=ast.Name(id=one))],
            keywords=[ast.keyword(arg=None, value=ast.Name(id=other))],
        ):
            return one == rest and other == keywords
        case _:
            return False


def _returned_function(function: FunctionNode) -> FunctionNode | None:
    """The function defined in another, which that returns."""
    if isinstance(function, ast.Lambda):
        return None
    inner = {one.name: one for one in function.body if isinstance(one, ast.FunctionDef)}
    for statement in function.body:
        match statement:
            case ast.Return(value=ast.Name(id=name)):
                return inner.get(name)
            case _:
                pass
    return None


def is_method(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function in a class takes the object first."""
    return not any(
        isinstance(one, ast.Name) and one.id == "staticmethod" for one in node.decorator_list
    )


@dataclass
class Foreign:
    """Definitions of the project's other modules: under the names by which the file's facts know
    them, and methods by their own; what is known of each, by its id."""

    functions: dict[str, FunctionNode] = field(default_factory=dict)
    classes: dict[str, ast.ClassDef] = field(default_factory=dict)
    methods: dict[str, list[ast.FunctionDef]] = field(default_factory=dict)
    owners: dict[int, ast.ClassDef] = field(default_factory=dict)
    overrides: set[int] = field(default_factory=set)
    constructors: dict[int, ast.FunctionDef | None] = field(default_factory=dict)
    replaced: dict[int, FunctionNode] = field(default_factory=dict)


class Definitions:
    """Every function, class and method of the file under its qualified name."""

    def __init__(
        self,
        module: ast.Module,
        facts: Facts,
        foreign: Foreign | None = None,
    ) -> None:
        self._module = module
        self._facts = facts
        self.foreign = foreign or Foreign()
        self.functions: dict[str, FunctionNode] = {}
        self.classes: dict[str, ast.ClassDef] = {}
        self.overrides: set[int] = set()
        self.owners: dict[int, ast.ClassDef] = {}
        self._by_name: dict[str, list[str]] = {}
        self._versions: dict[str, list[Definition]] = {}
        stored = (
            destination(node) if isinstance(node, ast.Call) else node.attr
            for node in subtree(module)
            if isinstance(node, ast.Call)
            or (isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store))
        )
        self._attributes = frozenset(one for one in stored if one is not None)
        self._made: dict[int, ast.FunctionDef] = {}
        """The constructors of dataclasses."""
        self._collect(module.body, "__main__", None)
        self.overrides.update(id(one) for one in facts.called_by_tfjs() if _keeps_places(one))

    def _collect(self, body: list[ast.stmt], prefix: str, owner: ast.ClassDef | None) -> None:
        for statement in body:
            match statement:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    qualified = f"{prefix}.{name}"
                    self.functions[qualified] = statement
                    self._versions.setdefault(qualified, []).append(statement)
                    self._by_name.setdefault(name, []).append(qualified)
                    if owner is not None:
                        self.owners[id(statement)] = owner
                        members = self._base_members(owner)
                        if name in members or (members and _takes_config(statement)):
                            self.overrides.add(id(statement))
                    self._collect(statement.body, qualified, None)
                case ast.ClassDef(name=name):
                    qualified = f"{prefix}.{name}"
                    self.classes[qualified] = statement
                    self._versions.setdefault(qualified, []).append(statement)
                    self._by_name.setdefault(name, []).append(qualified)
                    self._collect(statement.body, qualified, statement)
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda() as function):
                    self.functions[f"{prefix}.{name}"] = function
                    self._by_name.setdefault(name, []).append(f"{prefix}.{name}")
                case _:
                    for field in ("body", "orelse", "finalbody"):
                        self._collect(getattr(statement, field, []), prefix, owner)
                    for handler in getattr(statement, "handlers", []):
                        self._collect(handler.body, prefix, owner)

    def _base_members(self, owner: ast.ClassDef) -> frozenset[str]:
        """The members that a class has from TF.js, through the user's own bases too."""
        members: frozenset[str] = frozenset()
        for base in owner.bases:
            name = as_tfjs(self._facts.name(base))
            if name is not None and IN in name:  # a class of another file
                name = as_tfjs(self._facts.library_base(name))
            if name is None:
                continue
            if name.startswith("tfjs."):
                members |= tfjs.members(name) | tfjs.members_of_extensions(name)
                if name.startswith("tfjs.layers."):  # extensions.js has more classes
                    members |= tfjs.members("tfjs.layers.Layer")
            elif name in self.classes and self.classes[name] is not owner:
                members |= self._base_members(self.classes[name])
        return members

    def is_method_name(self, name: str) -> bool:
        """Whether only methods of the file's classes, and no attribute, have that name."""
        return name not in self._attributes and any(
            one in self.functions
            and id(self.functions[one]) in self.owners
            and not any(
                ast.unparse(decorator).endswith(("property", ".setter"))
                for decorator in getattr(self.functions[one], "decorator_list", [])
            )
            for one in self._by_name.get(name, ())
        )

    def defines(self, name: str) -> bool:
        """Whether a function, method or class of the file has that name."""
        return name in self._by_name

    def from_framework(self, owner: ast.ClassDef) -> bool:
        return bool(self._base_members(owner))

    def find(self, call: ast.Call) -> Definition | None:
        """The function or class of the project that a call calls, or that has the name that the
        call says and takes what it gives."""
        if (known := self.known(call)) is not None:
            return known
        guessed = self._named(call, as_imported(self._facts.callee(call)))
        if isinstance(guessed, ast.ClassDef) or guessed is None:
            return guessed
        return guessed if self.misfit(call, guessed) is None else None

    def known(self, call: ast.Call) -> Definition | None:
        """The function or class that a call calls, for sure."""
        name = as_imported(self._facts.callee(call))
        if name is not None and len(versions := self._versions.get(name, ())) > 1:
            return self._version(call, versions)
        for known in (self.functions, self.classes, self.foreign.functions, self.foreign.classes):
            if name is not None and name in known:
                return known[name]
        return self._from_imports(call.func) if name is None else None

    def _from_imports(self, function: ast.expr) -> Definition | None:
        """What a name is that several imports bind, of which JavaScript has the first, or only
        `from module import *`."""
        if not isinstance(function, ast.Name) or f"__main__.{function.id}" in {
            *self.functions,
            *self.classes,
        }:
            return None
        imports = [one for one in self._facts.import_bindings if one.name == function.id]
        names = [as_imported(one.target) or "" for one in imports[:1]]
        if function.id not in self._facts.bound_names:
            stars = reversed(self._facts.star_imports)
            names = [f"{_spelled(one.statement)}{function.id}" for one in stars]
        known = (self.foreign.functions, self.foreign.classes)
        return next((held[name] for name in names for held in known if name in held), None)

    def _version(self, call: ast.Call, versions: Sequence[Definition]) -> Definition:
        """Which of several of one name."""
        binding = self._facts.binding(call.func) if isinstance(call.func, ast.Name) else None
        of_binding = [one for one in versions if binding is not None and binding.node is one]
        return (of_binding or self._fitting(call, versions) or versions)[-1]

    def _fitting(self, call: ast.Call, versions: Sequence[Definition]) -> Sequence[Definition]:
        """Those that take what a call gives."""
        functions = [
            self.constructor(one) if isinstance(one, ast.ClassDef) else one for one in versions
        ]
        return [
            one
            for one, function in zip(versions, functions, strict=True)
            if function is None or self.misfit(call, function) is None
        ]

    def _named(self, call: ast.Call, name: str | None) -> Definition | None:
        made = self._making(call) if name is None else None
        maker = self.find(made) if made is not None else None
        if isinstance(maker, ast.FunctionDef) and (inner := _returned_function(maker)) is not None:
            return inner
        match call.func:
            case ast.Name(id=plain) if name is None or name.startswith("__main__."):
                found = self._by_name.get(plain, [])
            case ast.Attribute(attr=plain) if name is None or name.startswith("__main__."):
                found = [
                    one
                    for one in self._by_name.get(plain, [])
                    if one in self.functions and id(self.functions[one]) in self.owners
                ]
            case _:
                return None
        if not found and isinstance(call.func, ast.Attribute) and name is None:
            methods = self.foreign.methods.get(call.func.attr, [])
            return methods[0] if len(methods) == 1 else None
        if len(found) != 1:
            return None
        return self.functions.get(found[0]) or self.classes.get(found[0])

    def _making(self, call: ast.Call) -> ast.Call | None:
        """The call that gives what is called: `make()` in `make()(x)`, or before, `f = make()`."""
        if isinstance(call.func, ast.Call):
            return call.func
        binding = self._facts.binding(call.func) if isinstance(call.func, ast.Name) else None
        match binding.statement if binding else None:
            case ast.Assign(targets=[ast.Name()], value=ast.Call() as made) if made is not call:
                return made
            case _:
                return None

    def versions(self, call: ast.Call) -> Sequence[Definition]:
        """The functions or classes of one name that a call may call: those of two branches, or of
        a function before it and one behind it."""
        name = as_imported(self._facts.callee(call)) or ""
        versions = self._versions.get(name, ())
        if len(versions) < 2 or not isinstance(call.func, ast.Name):
            return ()
        known = self._facts.binding(call.func) is not None
        in_a_row = all(one in self._module.body for one in versions)
        is_behind = in_a_row and versions[-1].lineno < call.lineno
        return () if known or is_behind else self._fitting(call, versions)

    def may_be_overridden(self, function: FunctionNode) -> bool:
        """Whether a method has a name that another class's has, too."""
        name = getattr(function, "name", "")
        if self._takes_object(function) and is_left_open(function):
            return True
        others = len(self._by_name.get(name, ())) + len(self.foreign.methods.get(name, ()))
        return self._takes_object(function) and name != "__init__" and others > 1

    def misfit(self, call: ast.Call, function: FunctionNode) -> str | None:
        """What Python would say of a call of the function, where that is to be seen."""
        return misfit(call, function, takes_object=self._takes_object(function))

    def class_of(self, base: ast.expr) -> ast.ClassDef | None:
        """The class of the project that a base, or another name, means."""
        name = as_imported(self._facts.name(base)) or ""
        found = self.classes.get(name) or self.foreign.classes.get(name)
        if (
            found is None
            and not name
            and isinstance(star := self._from_imports(base), ast.ClassDef)
        ):
            return star
        return found

    def constructor(self, node: ast.ClassDef) -> ast.FunctionDef | None:
        if id(node) in self.foreign.constructors:
            return self.foreign.constructors[id(node)]
        for statement in node.body:
            if isinstance(statement, ast.FunctionDef) and statement.name == "__init__":
                return statement
        if is_dataclass(node):
            return self._dataclass_constructor(node)
        for base in node.bases:
            inherited = self.class_of(base)
            if inherited is not None and inherited is not node:
                return self.constructor(inherited)
        return None

    def _dataclass_constructor(self, node: ast.ClassDef) -> ast.FunctionDef:
        """As if it were written, the fields of the bases first."""
        if id(node) not in self._made:
            made = dataclass_init(node)
            for base in node.bases:
                parent = self.class_of(base)
                if parent is not None and parent is not node and is_dataclass(parent):
                    inherited = self._dataclass_constructor(parent).args
                    count = len(inherited.args) - len(inherited.defaults)
                    own = len(made.args.args) - len(made.args.defaults)
                    made.args.args = [
                        *inherited.args[:count],
                        *made.args.args[1:own],
                        *inherited.args[count:],
                        *made.args.args[own:],
                    ]
                    made.args.defaults = [*inherited.defaults, *made.args.defaults]
            self._made[id(node)] = made
            self.owners[id(made)] = node
        return self._made[id(node)]

    def replacing(self, node: FunctionNode) -> FunctionNode:
        """The function that is called instead of a decorated one: the one that the decorator makes,
        unless that only hands its arguments on."""
        if id(node) in self.foreign.replaced:
            return self.foreign.replaced[id(node)]
        for decorator in getattr(node, "decorator_list", []):
            function = decorator.func if isinstance(decorator, ast.Call) else decorator
            made = self.functions.get(self._facts.name(function) or "")
            depth = 2 if isinstance(decorator, ast.Call) else 1
            for _ in range(depth):
                made = _returned_function(made) if made is not None else None
            if made is not None and not forwards(made):
                return made
        return node

    def signature(self, node: FunctionNode) -> Signature:
        """What a call of the function must give."""
        return self.own_signature(self.replacing(node))

    def own_signature(self, node: FunctionNode) -> Signature:
        """What the function itself takes."""
        fixed = id(node) in self.overrides or id(node) in self.foreign.overrides
        return signature_of(node, method=self._takes_object(node), fixed=fixed)

    def _takes_object(self, node: FunctionNode) -> bool:
        owner = self.owners.get(id(node)) or self.foreign.owners.get(id(node))
        return owner is not None and not isinstance(node, ast.Lambda) and is_method(node)


def _spelled(statement: ast.stmt | None) -> str:
    """The module of an import as its names are found: "rl.util.", ".util.", "."."""
    assert isinstance(statement, ast.ImportFrom)
    module = "." * statement.level + (statement.module or "")
    return module if module.endswith(".") else f"{module}."


def _keeps_places(function: FunctionNode) -> bool:
    """Whether a function has parameters with places alone."""
    given = function.args
    keywords = given.kwarg is not None and _uses(function, given.kwarg.arg)
    return not given.kwonlyargs and given.vararg is None and not keywords


def _takes_config(method: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether it makes an object of one config, as TF.js makes those of a model that it reads."""
    names = [each.arg for each in method.args.args]
    return method.name == "__init__" and names[1:] == ["config"]

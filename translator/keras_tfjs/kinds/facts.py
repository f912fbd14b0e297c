"""The door of the inference: what callers may ask about a module."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, cast

from keras_tfjs.kinds.absence import Absence
from keras_tfjs.kinds.canonical import canonical
from keras_tfjs.kinds.cells import is_cell, is_cell_class
from keras_tfjs.kinds.construction import meets
from keras_tfjs.kinds.flow import Flow, FunctionNode
from keras_tfjs.kinds.handed_over import called_by_tfjs
from keras_tfjs.kinds.inference import Inference
from keras_tfjs.kinds.model import UNKNOWN, Compiled, Instance, Kind, Unreached
from keras_tfjs.kinds.model import Module as ModuleKind
from keras_tfjs.kinds.moved_modules import is_elsewhere
from keras_tfjs.kinds.origins import Taken, origins
from keras_tfjs.kinds.sources import Source, sources
from keras_tfjs.kinds.uses import Use, Uses
from keras_tfjs.kinds.values import Binding, Free, Value
from keras_tfjs.source import Dialect, Module, Options

Node = TypeVar("Node", bound=ast.AST)


class Facts:
    """Kinds, names and uses in one module. Nodes are those of the tree that was given."""

    def __init__(
        self,
        tree: ast.Module,
        dialect: Dialect,
        modules: Mapping[str, Module],
        *,
        to_javascript: bool = False,
    ) -> None:
        self._flow = Flow(tree, modules)
        self.has_neighbours = bool(modules)
        """Whether the file imports others of its project, which may hand a library on to it."""

        self._inference = Inference(self._flow, dialect, modules, to_javascript=to_javascript)
        self._uses = Uses(self._inference, tree)
        self._callees: dict[ast.Call, str | None] = {}
        self._models: dict[ast.expr, tuple[Instance, Instance]] = {}
        """Models as the inference has them, and with what compiles them at the node."""

        for binding in self._flow.bindings:
            self._inference.value(binding)

    def kind(self, node: ast.expr) -> Kind:
        """What `node` is; a model carries the compile call in force at `node`."""
        kind = self._inference.kind(node)
        if isinstance(kind, Unreached):
            return UNKNOWN
        if isinstance(kind, Instance) and kind.role == "Model":
            known = self._models.get(node)
            if known is None or known[0] is not kind:
                compiled = self._inference.compiles.in_force(kind, node)
                made = kind if kind.compiled is compiled else kind.altered(compiled=compiled)
                known = self._models[node] = kind, made
            return known[1]
        return kind

    def held(self, value: Value) -> Kind:
        """What a binding gives to its name."""
        kind = self._inference.value(value)
        return UNKNOWN if isinstance(kind, Unreached) else kind

    def kind_before(self, target: ast.expr) -> Kind:
        """What the target of an augmented assignment is before it is assigned."""
        binding = self._flow.stores.get(target)
        if binding is not None and binding.before is not None:
            return self.held(binding.before)
        return self.kind(target)

    def name(self, node: ast.expr) -> str | None:
        """The canonical name of a Name or Attribute, None for a variable's value."""
        return self._inference.names.name(node)

    def spelling(self, node: ast.expr) -> str | None:
        """As `name`, in the words of the file's imports."""
        return self._inference.names.spelling(node)

    def is_untranslated(self, node: ast.expr) -> bool:
        """Whether a name is a value of another file, which a translation leaves as it is."""
        spelling = self.spelling(node)
        return spelling is not None and self._inference.holdings.imports.is_untranslated(spelling)

    def makes_tensors(self, function: str) -> bool:
        """Whether a function of another file gives tensors for all its arrays, once translated."""
        return self._inference.holdings.imports.makes_tensors(function)

    def attribute_targets(self, name: str) -> list[ast.Attribute]:
        """The places where the file sets an attribute of that name."""
        return [target for target, _ in self._flow.attribute_stores.get(name, ())]

    def may_be_none(self, node: ast.expr) -> bool:
        """Whether the file gives None to a name or an attribute: no kind tells."""
        return Absence(self._flow, self._inference.definitions).may_be_none(node)

    def callee(self, call: ast.Call) -> str | None:
        """The canonical name of what is called: calls of objects name their class's __call__."""
        if call in self._callees:
            return self._callees[call]
        found = self._inference.names.callee(call)
        if self._inference.memory.is_settled:
            self._callees[call] = found
        return found

    def preset(self, node: ast.expr) -> ast.expr | None:
        """The layer class that `node`, or the value of the name that it is, calls with options set
        beforehand."""
        source = self.origin(node)
        return None if source is None else self._inference.names.preset(source)

    def compiled(self, model: ast.expr, at: ast.AST) -> Compiled | None:
        kind = self._inference.kind(model)
        if isinstance(kind, Instance):
            return self._inference.compiles.in_force(kind, at)
        return None

    def gives_several(self, model: ast.expr, call: ast.Call) -> bool | None:
        """Whether evaluating `model` gives a list; None where that is not known."""
        kind = self._inference.kind(model)
        if isinstance(kind, Instance):
            return self._inference.compiles.gives_several(kind, call)
        return None

    def tests_itself(self, model: ast.expr) -> bool:
        """Whether a class of one's own says what evaluating the model gives."""
        kind = self._inference.kind(model)
        return isinstance(kind, Instance) and self._inference.compiles.tests_itself(kind)

    def calls_on(self, model: Instance, method: str) -> tuple[ast.Call, ...]:
        """The calls of a method on the very object `model` (by where it was made), in order."""
        found = [
            call
            for call in self._flow.calls.get(method, ())
            if isinstance(call.func, ast.Attribute)
            and isinstance(receiver := self._inference.kind(call.func.value), Instance)
            and receiver.origin is model.origin
        ]
        return tuple(sorted(found, key=lambda call: (call.lineno, call.col_offset)))

    def is_free(self, name: ast.Name) -> bool:
        """Whether the file never binds the name: a built-in or a conventional module."""
        value = self._flow.loads.get(name)
        return isinstance(value, Free) and self._inference.holdings.resolve(value) is None

    def unbound(self, name: str) -> str | None:
        """What a name means that the file never binds: "tfjs" for tf, "builtins.print"."""
        return None if name in self.bound_names else self._inference.holdings.free_name(name)

    @cached_property
    def bound_names(self) -> frozenset[str]:
        return frozenset(binding.name for binding in self._flow.bindings)

    @property
    def import_bindings(self) -> tuple[Binding, ...]:
        return tuple(self._flow.imports)

    def imported(self, binding: Binding) -> str | None:
        """The canonical name of what an import binds; of what a file of the project hands on, the
        library's."""
        match self.held(binding) if self.has_neighbours else None:
            case None:
                return binding.target
            case ModuleKind(name):
                return name
        return self._inference.names.bound(binding)

    def taken(self, binding: Binding) -> set[str | None]:
        """The canonical names that the uses of an imported module stand for."""
        return {self.name(self._member(one)) for one in self._uses.references(binding)}

    def _member(self, node: ast.expr) -> ast.expr:
        """What is named of a module, or of one in it, that begins with a node."""
        while isinstance(self.kind(node), ModuleKind):
            parent = self._uses.parents.get(node)
            if not isinstance(parent, ast.Attribute):
                break
            node = parent
        return node

    def member(self, module: str, name: str) -> str:
        """The canonical name of a dotted name of a module: the library's of what it hands on."""
        first, _, rest = name.partition(".")
        handed_on = self._inference.holdings.imports.handed_on(module, first)
        whole = f"{handed_on}.{rest}".rstrip(".") if handed_on else f"{module}.{name}"
        return canonical(whole.rstrip("."))

    @property
    def star_imports(self) -> tuple[Binding, ...]:
        """Imports of all names of a module, each as one binding of the name "*"."""
        return tuple(self._flow.star_imports)

    def is_of_project(self, member: str, owner: str = "") -> bool:
        """Whether this file, or one that it imports, defines or assigns a member of that name.
        Optimizers are what the library calls them: few programs have classes of their own."""
        return not owner.endswith("Optimizer") and self._inference.names.members.defines(member)

    def binding(self, name: ast.Name) -> Binding | None:
        """The one binding that reaches a use of a name."""
        if name in self._flow.stores:
            return self._flow.stores[name]
        value = self._flow.loads.get(name)
        found = list(self._inference.definitions.bindings(value)) if value else []
        return found[0] if len(found) == 1 else None

    def imports(self, name: ast.Name) -> list[str]:
        """What a name means that several imports bind, as they spell it; nothing for others."""
        value = self._flow.loads.get(name)
        found = list(self._inference.definitions.bindings(value)) if value else []
        spelled = [one.spelling for one in found if one.spelling is not None]
        return spelled if len(spelled) == len(found) > 1 else []

    def is_moved(self, alias: ast.alias) -> bool:
        """Whether an import is of Python 2, and one of Python 3 binds its name as well."""
        own = next((one for one in self._flow.imports if one.alias is alias), None)
        if own is None or not is_elsewhere(own.spelling or ""):
            return False
        return any(
            one.name == own.name and one.scope is own.scope and not is_elsewhere(one.spelling or "")
            for one in self._flow.imports
        )

    def origin(self, node: ast.expr) -> ast.expr | None:
        """The one expression whose value a name, or an attribute of a user's object, holds; `node`
        itself where it is neither."""
        match node:
            case ast.Name():
                binding = self.binding(node)
            case ast.Attribute(value=owner, attr=attribute):
                binding = self._inference.definitions.stored(self.kind(owner), attribute)
            case _:
                return node
        return binding.source if binding is not None and not binding.path else None

    def origins(
        self, node: ast.expr, *, imported: bool, taken: Taken = lambda _: False
    ) -> list[ast.expr] | None:
        """Every expression that gives a name or attribute its value; None where the file may not
        show them all. `imported`: others import the file, and may call its functions. Bindings
        that are `taken` as they are give nothing."""
        return origins(self._inference, node, imported=imported, taken=taken)

    def sources(self, node: ast.expr) -> list[Source]:
        """Expressions from which a value may come, as far as the file shows them."""
        return sources(self._inference, node)

    def results(self, run: ast.Call | ast.Subscript) -> tuple[ast.expr, ...]:
        """What the functions of the file that a call may run return, or the `__getitem__` that
        brackets run; none for other functions."""
        if isinstance(run, ast.Subscript):
            return self.returns(ast.Attribute(run.value, "__getitem__", ast.Load()))
        return self.returns(run.func)

    def returns(self, function: ast.expr) -> tuple[ast.expr, ...]:
        """As `results`, of a function that is named or written."""
        return self._inference.definitions.results(function)

    def called_by_tfjs(self) -> Iterator[FunctionNode]:
        """The functions of the file that TF.js is given to call."""
        return called_by_tfjs(self._inference)

    def takes_several(self, method: ast.AST) -> bool:
        """Whether the layers of a class, of which `method` is one, are given a list of tensors."""
        return self._inference.definitions.several_inputs.are_given(method)

    def is_cell(self, kind: Kind) -> bool:
        """Whether it is an object of a cell: of one step of a recurrent layer."""
        return is_cell(kind, self._inference.definitions)

    def is_cell_class(self, name: str) -> bool:
        """Whether the objects of a user's class are cells."""
        return is_cell_class(name, self._inference.definitions)

    def own_class(self, name: str) -> ast.ClassDef | None:
        """The statement of a user's class, by its canonical name; it may be of another file."""
        return self._inference.definitions.tree(name)

    def bases(self, name: str) -> Iterator[str]:
        """The canonical names of a class and all its bases, nearest first."""
        return self._inference.definitions.bases(name)

    def is_met_by_bases(self, owner: ast.ClassDef, attributes: Iterable[str]) -> bool:
        """Whether the constructor of a base may use attributes that the class sets before it."""
        return meets(self._inference, owner, attributes)

    def library_base(self, name: str) -> str | None:
        """The library class that a user's class comes from."""
        return self._inference.definitions.library_base(name)

    def definition(self, node: ast.AST) -> Binding | None:
        """What a `def`, `class` or import alias binds."""
        return self._flow.stores.get(node)

    def references(self, binding: Binding) -> tuple[ast.Name, ...]:
        """The uses that a binding reaches."""
        return self._uses.references(binding)

    @property
    def parents(self) -> Mapping[ast.AST, ast.AST]:
        """What each node of the tree stands in, in the order of `ast.walk`."""
        return self._uses.parents

    def nodes(self, kind: type[Node]) -> Sequence[Node]:
        """The nodes of the tree that are of this very class, in the order of `ast.walk`."""
        return cast(Sequence[Node], self._uses.by_type.get(kind, ()))

    def uses(self, value: ast.expr | Binding) -> tuple[Use, ...]:
        """Where a value goes, through names and displays."""
        return self._uses.of(value)


def infer(tree: ast.Module, options: Options, dialect: Dialect) -> Facts:
    """What the expressions of `tree` are: a program of `dialect` (KERAS or TFJS)."""
    return Facts(tree, dialect, options.modules, to_javascript=options.to_javascript)

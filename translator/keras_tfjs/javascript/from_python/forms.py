"""What Python containers become that the kinds tell nothing of: sets, Maps, iterators.

One pass joins all places between which values flow, as far as the file shows it, and gathers what
is done with them; what is known of one place is then known of all that are joined with it.
"""

from __future__ import annotations

import ast

from keras_tfjs.javascript.from_python.command_line import destination
from keras_tfjs.javascript.from_python.fitting import FunctionNode
from keras_tfjs.javascript.from_python.known_places import Elsewhere, KnownPlaces
from keras_tfjs.javascript.from_python.places import (
    HOLDERS,
    MAKERS,
    OPERATIONS,
    Place,
    annotated,
    bound_in,
    held,
    is_text,
    join,
    settled_form,
    yields,
)
from keras_tfjs.javascript.from_python.resolving import callee, is_list
from keras_tfjs.javascript.from_python.scopes import parameter_names, target_names
from keras_tfjs.javascript.from_python.signatures import Definitions
from keras_tfjs.kinds import Facts, String, TupleOf, Unknown
from keras_tfjs.kinds.subtree import subtree

MAPS = frozenset(("map", "counter", "defaultdict"))

_SET_METHODS = frozenset(
    ("union", "intersection", "difference", "symmetric_difference", "difference_update")
)
_KEYED = frozenset(("get", "pop", "setdefault"))
_FRAMEWORKS = ("tfjs.", "keras.", "tensorflow.")
"""TF.js's, and Keras's in files that are to be translated yet."""
_PUTTING = frozenset(("append", "add", "appendleft"))


class Forms(KnownPlaces):
    """`of(node)` is the form of an expression's value; None for what the kinds tell or nobody."""

    def __init__(
        self,
        module: ast.Module,
        facts: Facts,
        definitions: Definitions,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        super().__init__(facts, definitions, elsewhere)
        self._scopes: list[tuple[object, set[str]]] = [("module", set())]
        self._functions: list[FunctionNode] = []
        self._frameworks = 0
        self._walk_body(module.body)

    def of(self, node: ast.expr) -> str | None:
        return None if is_list(self._facts, node) else settled_form(self._node(node))

    def at(self, key: object) -> Place | None:
        return self._places.get(key)

    def has_tuples(self, node: ast.expr) -> bool:
        """Whether a tuple is a key of the dict, or a member of the set."""
        return "tuple" in self._node(node).root().keys

    # --- the pass ---

    def _walk_body(self, body: list[ast.stmt]) -> None:
        bound = self._scopes[-1][1]
        for statement in body:
            bound.update(bound_in(statement))
        for statement in body:
            self._visit(statement)

    def _visit(self, node: ast.AST) -> None:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                self._function(node)
                return
            case ast.ClassDef(body=body):
                for one in (*node.decorator_list, *node.bases):
                    self._visit(one)
                for statement in body:
                    self._visit(statement)
                    match statement:
                        case ast.Assign(targets=[ast.Name(id=name)], value=value):
                            join(self._place(("attribute", name)), self._node(value))
                        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                            self._annotate(("attribute", name), annotation)
                        case _:
                            pass
                return
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
                self._comprehension(node)
                return
            case ast.Name(id=name):
                self._owner[id(node)] = self._scope_of(name)
                return
            case ast.Call():
                self._visit_call(node)
                return
            case _:
                pass
        for child in ast.iter_child_nodes(node):
            self._visit(child)
        self._learn(node)

    def _scope_of(self, name: str) -> object:
        for owner, bound in reversed(self._scopes):
            if name in bound:
                return owner
        return "module"

    def _function(self, node: FunctionNode) -> None:
        for one in getattr(node, "decorator_list", []):
            self._visit(one)
        defaults = (*node.args.defaults, *node.args.kw_defaults)
        for one in defaults:
            if one is not None:
                self._visit(one)
        outer = {
            name
            for inner in subtree(node)
            if isinstance(inner, ast.Global | ast.Nonlocal)
            for name in inner.names
        }
        self._scopes.append((id(node), set(parameter_names(node.args))))
        self._functions.append(node)
        for argument, default in zip(
            reversed([*node.args.posonlyargs, *node.args.args]),
            reversed(node.args.defaults),
            strict=False,
        ):
            join(self._place((id(node), argument.arg)), self._node(default))
        for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs):
            self._annotate((id(node), argument.arg), argument.annotation)
        if isinstance(node, ast.Lambda):
            self._visit(node.body)
            join(self._place(("result", id(node))), self._node(node.body))
        else:
            bound = self._scopes[-1][1]
            for statement in node.body:
                bound.update(bound_in(statement))
            bound -= outer
            for statement in node.body:
                self._visit(statement)
            if yields(node):
                self._place(("result", id(node))).root().forms.add("iterator")
        self._functions.pop()
        self._scopes.pop()

    def _annotate(self, key: object, annotation: ast.expr | None) -> None:
        if (form := annotated(annotation)) is not None:
            self._place(key).root().forms.add(form)

    def _comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp
    ) -> None:
        names = {name for one in node.generators for name in target_names(one.target)}
        self._scopes.append((id(node), names))
        for generator in node.generators:
            self._visit(generator.iter)
            self._visit(generator.target)
            self._iterate(generator.target, generator.iter)
            for condition in generator.ifs:
                self._visit(condition)
        made = self._place(("expression", id(node)))
        if isinstance(node, ast.DictComp):
            self._visit(node.key)
            self._visit(node.value)
            made.root().forms.add("dict")
            self._key(made, node.key)
            join(made.inside(), self._node(node.value))
        else:
            self._visit(node.elt)
            join(made.inside(), self._node(node.elt))
            if isinstance(node, ast.SetComp):
                made.root().forms.add("set")
                self._key(made, node.elt)
        self._scopes.pop()

    def _visit_call(self, node: ast.Call) -> None:
        name = callee(self._facts, node)
        is_of_framework = name.startswith(_FRAMEWORKS)
        if is_of_framework:
            self._frameworks += 1
        for child in ast.iter_child_nodes(node):
            self._visit(child)
        if is_of_framework:
            self._frameworks -= 1
            for argument in node.args:
                if isinstance(argument, ast.Name | ast.DictComp):
                    self._node(argument).root().framework = True
        made = self._node(node)
        if name in MAKERS:
            made.root().forms.add(MAKERS[name])
        if (option := destination(node)) is not None:
            for keyword in node.keywords:
                if keyword.arg == "type":
                    self._annotate(("attribute", option), keyword.value)
        match name, node:
            case "builtins.dict", ast.Call(args=[], keywords=keywords):
                made.root().forms.add("dict")
                if keywords:
                    made.root().keys.add("word")
            case "builtins.dict", ast.Call(args=[given]):
                made.root().forms.add("dict")
                if self._node(given).root().forms & {"dict", "map"}:
                    join(made, self._node(given))
                else:
                    made.root().keys.add("unknown")
            case ("builtins.iter" | "builtins.list" | "builtins.sorted" | "builtins.tuple"), (
                ast.Call(args=[given, *_])
            ):
                join(made.inside(), self._node(given).inside())
            case "builtins.next", ast.Call(args=[iterator, *_]):
                self._node(iterator).root().forms.add("iterator")
            case "re.finditer", _:
                made.inside().root().forms.add("match")
            case "re.sub", ast.Call(args=[_, function, *_]):
                self._of_matches(function)
            case "collections.defaultdict", ast.Call(args=[factory, *_]):
                self._made_by(made.inside(), factory)
            case _:
                pass
        match node.func:
            case ast.Attribute(value=value, attr=attr) if attr in HOLDERS:
                if (form := HOLDERS[attr]) in self._node(value).root().forms:
                    made.inside().root().forms.add(form)
            case ast.Attribute(value=value, attr=attr) if node.args:
                receiver = self._node(value)
                if "pattern" in receiver.root().forms:
                    self._of_pattern(made, attr, node.args[0])
                if attr in _KEYED and "deque" not in receiver.root().forms:
                    self._key(receiver, node.args[0])
                    for default in node.args[1:]:
                        join(held(receiver, node.args[0]), self._node(default))
                elif attr in _PUTTING:
                    join(receiver.inside(), self._node(node.args[0]))
                    if attr == "add":
                        self._key(receiver, node.args[0])
                elif attr == "insert" and len(node.args) == 2:
                    join(receiver.inside(), self._node(node.args[1]))
                elif attr in ("update", "extend"):
                    join(receiver.inside(), self._node(node.args[0]).inside())
                elif attr in _SET_METHODS:
                    made.root().forms.add("set")
            case _:
                pass
        self._arguments(node)

    def _of_pattern(self, made: Place, attr: str, argument: ast.expr) -> None:
        if attr in ("search", "match", "fullmatch"):
            made.root().forms.add("match")
        elif attr == "finditer":
            made.root().forms.add("iterator")
            made.inside().root().forms.add("match")
        elif attr == "sub":
            self._of_matches(argument)

    def _of_matches(self, function: ast.expr) -> None:
        """A function that re.sub calls with each match."""
        name = self._facts.name(function) if not isinstance(function, ast.Lambda) else None
        found = self._definitions.functions.get(name or "") if name else function
        if isinstance(found, ast.FunctionDef | ast.Lambda) and found.args.args:
            self._place((id(found), found.args.args[0].arg)).root().forms.add("match")

    def _made_by(self, item: Place, factory: ast.expr) -> None:
        match factory:
            case ast.Lambda(body=body):
                join(item, self._node(body))
            case ast.Name(id="dict"):
                item.root().forms.add("dict")
            case ast.Name() | ast.Attribute():
                name = self._facts.name(factory) or ""
                if name in MAKERS:
                    item.root().forms.add(MAKERS[name])
            case _:
                pass

    def _arguments(self, node: ast.Call) -> None:
        """What a call of the file's own function hands over."""
        found = self._definitions.find(node)
        if isinstance(found, ast.ClassDef):
            found = self._definitions.constructor(found)
        if found is None:
            return
        if yields(found):  # in another file, say
            self._place(("result", id(found))).root().forms.add("iterator")
        order = self._definitions.signature(found).order
        for parameter, argument in zip(order, node.args, strict=False):
            if isinstance(argument, ast.Starred):
                break
            join(self._place((id(found), parameter)), self._node(argument))
        for keyword in node.keywords:
            if keyword.arg is not None:
                join(self._place((id(found), keyword.arg)), self._node(keyword.value))

    def _key(self, place: Place, key: ast.expr) -> None:
        match key, self._facts.kind(key):
            case ast.Constant(value=str()), _:
                how = "word"
            case _, String():
                how = "text"
            case _, TupleOf():
                place.root().keys.add("tuple")
                how = "other"
            case _, Unknown():
                how = "unknown"
            case _:
                how = "other"
        place.root().keys.add(how)

    def _iterate(self, target: ast.expr, values: ast.expr) -> None:
        """`for target in values`."""
        match values, target:
            case ast.Call(func=ast.Attribute(value=value, attr="values"), args=[]), _:
                join(self._node(target), self._node(value).inside())
            case (
                ast.Call(func=ast.Attribute(value=value, attr="items"), args=[]),
                ast.Tuple(elts=[_, second]),
            ):
                join(self._node(second), self._node(value).inside())
            case (
                ast.Call(func=ast.Name(id="enumerate"), args=[inner, *_]),
                ast.Tuple(elts=[_, second]),
            ):
                self._iterate(second, inner)
            case ast.Call(func=ast.Name(id="sorted" | "reversed" | "list"), args=[inner, *_]), _:
                self._iterate(target, inner)
            case ast.Tuple(elts=[*several]) | ast.List(elts=[*several]), ast.Name():
                if len({settled_form(self._node(one)) or one for one in several}) == 1:
                    for one in several:
                        join(self._node(target), self._node(one))
            case _, ast.Name() | ast.Attribute():
                if self._node(values).root().forms <= {"set", "iterator", "deque"}:
                    join(self._node(target), self._node(values).inside())
            case _, ast.Tuple(elts=targets):
                self._unpack(targets, self._node(values).inside())
            case _:
                pass

    def _learn(self, node: ast.AST) -> None:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._assign(target, value)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self._assign(target, value)
            case ast.AugAssign(target=target, value=value):
                if isinstance(node.op, ast.BitOr):
                    join(self._node(target).inside(), self._node(value).inside())
            case ast.NamedExpr(target=target, value=value):
                self._assign(target, value)
            case ast.For(target=target, iter=values):
                self._iterate(target, values)
            case ast.withitem(context_expr=value, optional_vars=ast.Name() as target):
                if "file" in self._node(value).root().forms:
                    join(self._node(target), self._node(value))
            case ast.Return(value=ast.expr() as value) if self._functions:
                join(self._place(("result", id(self._functions[-1]))), self._node(value))
            case ast.Subscript(value=value, slice=index) if not isinstance(index, ast.Slice):
                self._key(self._node(value), index)
            case ast.Compare(left=left, ops=[ast.In() | ast.NotIn()], comparators=[container]):
                self._key(self._node(container), left)
            case ast.IfExp(body=yes, orelse=no):
                made = self._node(node)
                join(made, self._node(yes))
                join(made, self._node(no))
            case ast.BoolOp(values=values):
                for value in values:
                    join(self._node(node), self._node(value))
            case ast.BinOp(left=left, right=right):
                self._combine(node, left, right)
            case ast.Set(elts=elements):
                self._node(node).root().forms.add("set")
                for element in elements:
                    self._key(self._node(node), element)
            case ast.List(elts=elements) if not any(
                isinstance(one, ast.Constant) for one in elements
            ):
                for element in elements:
                    join(self._node(node).inside(), self._node(element))
            case ast.Tuple(elts=elements, ctx=ast.Load()):
                made = self._node(node)
                for place, element in enumerate(elements):
                    if isinstance(element, ast.Starred):
                        break
                    join(made.part(place), self._node(element))
            case ast.Dict():
                self._display(node)
            case _:
                pass

    def _combine(self, node: ast.BinOp, left: ast.expr, right: ast.expr) -> None:
        first, second = self._node(left).root().forms, self._node(right).root().forms
        if isinstance(node.op, ast.Div) and is_text(right):
            first.add("path")  # nothing else is divided by a text
        for (one, operator, other), form in OPERATIONS.items():
            if one in first and isinstance(node.op, operator) and (not other or other in second):
                self._node(node).root().forms.add(form)
        if isinstance(node.op, ast.BitOr | ast.BitAnd | ast.BitXor | ast.Sub | ast.Add):
            made = self._node(node).root()
            for side in (left, right):
                forms = self._node(side).root().forms
                if forms & {"set", "counter", "dict"} and not isinstance(node.op, ast.Add):
                    join(made, self._node(side))
                elif "counter" in forms:
                    made.root().forms.add("counter")

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        match target, value:
            case ast.Name() | ast.Attribute() | ast.Subscript(), _:
                join(self._node(target), self._node(value))
            case (
                (ast.Tuple(elts=targets) | ast.List(elts=targets)),
                (ast.Tuple(elts=values) | ast.List(elts=values)),
            ) if len(targets) == len(values):
                for one, other in zip(targets, values, strict=True):
                    self._assign(one, other)
            case ast.Tuple(elts=targets), _:
                self._unpack(targets, self._node(value))

    def _unpack(self, targets: list[ast.expr], whole: Place) -> None:
        for index, target in enumerate(targets):
            match target:
                case ast.Starred():
                    return
                case ast.Tuple(elts=inner):
                    self._unpack(inner, whole.part(index))
                case ast.Name() | ast.Attribute():
                    join(self._node(target), whole.part(index))
                case _:
                    pass

    def _display(self, node: ast.Dict) -> None:
        made = self._node(node).root()
        made.forms.add("dict")
        made.framework = made.framework or self._frameworks > 0
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                join(made, self._node(value))
            else:
                self._key(made, key)
                join(held(made, key), self._node(value))

"""A layer of one's own whose `call` names several inputs: they are one list in TF.js, and so are
the shapes that `build` and `computeOutputShape` are told. Keras tells a method of one parameter the
first shape, one of several the shapes by their names: `query_shape` is that of `query`."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst

from keras_tfjs.kinds import inputs_of, may_be_inputs
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, build
from keras_tfjs.python.printing import code_of
from keras_tfjs.rules.cells import around

_INPUTS, _KWARGS = "inputs", "kwargs"


def names_of_inputs(call: ast.AST, at: Site) -> tuple[list[str], list[str]]:
    """The inputs that must be given, and those that may be."""
    needed = list(inputs_of(call).values())
    if len(needed) < 2 and at.facts.takes_several(call):
        return needed, []
    if len(needed) < 2 and _asks(call, needed):
        return needed, []
    return needed, list(may_be_inputs(call).values())


def _asks(call: ast.AST, names: Sequence[str]) -> bool:
    """Whether the body asks what its first input is, a tensor or a list of several."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("isinstance", "type")
        and bool(node.args)
        and isinstance(node.args[0], ast.Name)
        and node.args[0].id in names[:1]
        for node in subtree(call)
    )


def taken_apart(needed: Sequence[str], possible: Sequence[str]) -> list[cst.BaseStatement]:
    """`query, value = inputs`, and each input that may be left out where it stands in the list."""
    found: list[cst.BaseStatement] = []
    if len(needed) > 1:
        names = [cst.Element(cst.Name(each)) for each in needed]
        target = cst.AssignTarget(cst.Tuple(names, lpar=[], rpar=[]))
        whole = f"{_INPUTS}[:{len(needed)}]" if possible else _INPUTS
        found.append(cst.SimpleStatementLine([cst.Assign([target], cst.parse_expression(whole))]))
    for place, name in enumerate(possible, len(needed)):
        asked = "" if len(needed) > 1 else f"isinstance({_INPUTS}, list) and "
        text = (
            f"{_INPUTS}[{place}] if {asked}len({_INPUTS}) > {place} "
            f'else {_KWARGS}.get("{name}")'
        )
        found.append(build.assign(name, cst.parse_expression(text)))
    return found


def possible_input(statement: cst.BaseStatement) -> str | None:
    """`x` of `x = inputs[1] if len(inputs) > 1 else kwargs.get("x")`."""
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(
                    targets=[cst.AssignTarget(target=cst.Name(value=name))],
                    value=cst.IfExp(
                        body=cst.Subscript(value=cst.Name(value=inputs)),
                        orelse=cst.Call(
                            func=cst.Attribute(value=cst.Name(), attr=cst.Name(value="get")),
                            args=[cst.Arg(value=cst.SimpleString() as key)],
                        ),
                    ),
                )
            ]
        ) if (
            inputs == _INPUTS and key.evaluated_value == name
        ):
            return name
    return None


def has_possible_inputs(call: ast.FunctionDef) -> bool:
    """Whether a `call` of TF.js's takes inputs that may be left out, as `taken_apart` has them."""
    return any(
        possible_input(statement) is not None
        for each in call.body
        if isinstance(each, ast.Assign)
        for statement in cst.parse_module(ast.unparse(each)).body
        if isinstance(statement, cst.SimpleStatementLine)
    )


def shape_statements(
    names: Sequence[str], given: str, call: ast.AST | None, at: Site
) -> list[cst.BaseStatement] | None:
    """What a method that is told the shapes as one list, `given`, begins with, to have them under
    the names of its parameters; None where there is one input, or those are no names of inputs."""
    if call is None or around(at) is not None:
        return None
    needed, possible = names_of_inputs(call, at)
    every = [*needed, *possible]
    if len(every) < 2:
        return None
    read = _read(at)
    found: list[cst.BaseStatement] = []
    for name in names:
        if len(names) > 1 and name not in read:
            continue
        place = 0 if len(names) == 1 else place_of_shape(name, every)
        if place is None:
            return None
        found.append(build.assign(name, _shape(given, place, len(needed))))
    return found


def _read(at: Site) -> set[str]:
    """The names that the method reads."""
    tree = at.tree() or ast.Pass()
    return {each.id for each in subtree(tree) if isinstance(each, ast.Name)}


def place_of_shape(name: str, inputs: Sequence[str]) -> int | None:
    """Which of the inputs a parameter is told the shape of."""
    plain = name.removesuffix("_shape")
    return inputs.index(plain) if name.endswith("_shape") and plain in inputs else None


def _shape(given: str, place: int, needed: int) -> cst.BaseExpression:
    if needed > 1 and place < needed:
        return build.subscript(cst.Name(given), place)
    many = f"isinstance({given}[0], list)"
    if place == 0:
        return cst.parse_expression(f"{given}[0] if {many} else {given}")
    return cst.parse_expression(f"{given}[{place}] if {many} and len({given}) > {place} else None")


def with_named_shapes(node: cst.FunctionDef, given: str, at: Site) -> cst.FunctionDef | None:
    """The method with parameters for what it begins with taking out of `given`; None where it does
    not, or looks into `given` after that. What `shape_statements` wrote comes back so."""
    tree = at.tree()
    if not isinstance(tree, ast.FunctionDef) or not isinstance(node.body, cst.IndentedBlock):
        return None
    names = _taken_names(tree, given)
    if not names:
        return None
    head = 1 if ast.get_docstring(tree) is not None else 0
    body = node.body.body
    return node.with_changes(
        params=cst.Parameters([node.params.params[0], *(cst.Param(cst.Name(x)) for x in names)]),
        body=node.body.with_changes(body=[*body[:head], *body[head + len(names) :]]),
    )


def told_names(method: ast.FunctionDef, call: ast.FunctionDef) -> list[str]:
    """The parameters for shapes that a method of TF.js's has in Keras, as `with_named_shapes`
    writes it; none where it keeps its one parameter."""
    params = method.args.args
    if len(params) != 2 or not has_possible_inputs(call):
        return []
    return _taken_names(method, params[1].arg)


def _taken_names(tree: ast.FunctionDef, given: str) -> list[str]:
    """What a method begins with taking out of `given`, if it does not look into it after that."""
    head = 1 if ast.get_docstring(tree) is not None else 0
    names: list[str] = []
    for each in tree.body[head:]:
        match each:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if _is_shape(value, given):
                names.append(name)
            case _:
                break
    if len(names) == 1 and "[0]" not in ast.unparse(tree.body[head]).partition(" if ")[0]:
        return []
    rest = tree.body[head + len(names) :]
    used = {each.id for part in rest for each in subtree(part) if isinstance(each, ast.Name)}
    return names if rest and given not in used else []


def _is_shape(value: ast.expr, given: str) -> bool:
    """Whether this is how `shape_statements` takes one shape out of all."""
    places = {
        each.value
        for each in subtree(value)
        if isinstance(each, ast.Constant) and isinstance(each.value, int)
    }
    code = ast.unparse(value)
    forms = (code_of(_shape(given, place, needed)) for place in places for needed in (1, place + 2))
    return any(code == ast.unparse(ast.parse(form, mode="eval")) for form in forms)


def as_given(
    own: ast.FunctionDef, given: dict[str, cst.BaseExpression], at: Site, *, of_model: bool
) -> tuple[list[cst.BaseExpression], dict[str, cst.BaseExpression]]:
    """The inputs of a call of the class's object, and the options: what may be an input is one
    where it is a tensor and all before it are given."""
    needed, possible = names_of_inputs(own, at)
    data = [build.bare(given.pop(name)) for name in needed if name in given]
    if len(data) < len(needed):
        return [], given
    for name in possible if len(needed) > 1 or not of_model else ():
        if name not in given or build.is_literal(given[name], None):
            break
        data.append(build.bare(given.pop(name)))
    return data, given


def call_of(at: Site) -> ast.FunctionDef | None:
    """The `call` of the class that a method stands in, or of the nearest base of one's own."""
    for parent in reversed(at.parents):
        if isinstance(parent, cst.ClassDef):
            return own_method(parent.name.value, "call", at)
    return None


def own_method(owner: str, method: str, at: Site) -> ast.FunctionDef | None:
    """A method of a class of one's own, or of the nearest base of it."""
    for each in at.file.naming.family(owner):
        for statement in each.body:
            if isinstance(statement, ast.FunctionDef) and statement.name == method:
                return statement
    return None

"""The printer of rewritten statements against libcst's own, and its names against Python's."""

from __future__ import annotations

import ast
from pathlib import Path

import libcst as cst
import pytest

from keras_tfjs.python import build
from keras_tfjs.python.printing import Printed, code_of, prints_header
from keras_tfjs.python.reading import read

CORPUS = sorted((Path(__file__).parents[3] / "corpus").glob("*/*_program.py"))

ODD = """x = a . b
x = f ( 1 , * y , k = 2 , ** z )
x = ((a))
x = (  # why
    b
)
x = [1, 2 , *rest, ]
x = {"a" : 1 , ** other}
x = {1, *more}
x = a[1 :: 2 , ..., None, b:c]
x = a[*b]
x = (a,)
x = a if b else c
x = not a or - b ** 2 @ c
x = lambda y, *, z=1: y
x = f"{a!r:>{width}}" "b"
x = [y for y in z if y]
x = [ (a, b)  for a in b for  c in d if e  if f(a) ]
x = [await y async for y in z]
x = a < b <= c
x: int = 5
x += 1 ; y = 2
return_ = yield_
a = b = c, d
f(
    1,  # one
    2,
)
"""


HEADERS = """def f(): pass
def f ( a,b = 1 , c: int=2, *d) : # why
    pass
def f(a, b=g(h), ):
    pass
@ a.b ( c )  # why
# above

@d
async  def f(self, a = b):
    pass
class A:
    pass
class A ( B, metaclass = C ,) :
    pass
@a
class A() :
    pass
for a in b:
    pass
for (a,b)  in  c [1] :  # why
    pass
async for a, b in c:
    pass
def f(a, /, b, *, c, **d) -> e:
    pass
for a in b:
    pass
else:
    pass
if a: pass
"""


def _lines(module: cst.Module) -> list[cst.SimpleStatementLine]:
    found: list[cst.SimpleStatementLine] = []

    class Lines(cst.CSTVisitor):
        def visit_SimpleStatementLine(self, node: cst.SimpleStatementLine) -> None:
            found.append(node.with_changes(leading_lines=[]))

    module.visit(Lines())
    return found


def _check(node: cst.SimpleStatementLine) -> bool:
    printed = Printed(node)
    assert printed.code == cst.Module([]).code_for_node(node)
    if printed.is_read:
        names = {each.id for each in ast.walk(_parsed(printed.code)) if isinstance(each, ast.Name)}
        assert printed.names == names
    return printed.is_read


def _parsed(code: str) -> ast.AST:
    """A statement, also one that only stands in a function or a loop."""
    if "(\n" in code:
        return ast.parse(code)
    inner = "".join(f"  {line}\n" for line in code.splitlines())
    return ast.parse(f"async def f():\n while 1:\n{inner}")


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}, {path.stem}")
def test_a_program_is_printed_as_libcst_prints_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = _lines(cst.parse_module(text)) + _lines(read(text, ast.parse(text)))
    for node in lines:
        _check(node)


def _headers(module: cst.Module) -> list[cst.CSTNode]:
    found: list[cst.CSTNode] = []

    class Headers(cst.CSTVisitor):
        def on_visit(self, node: cst.CSTNode) -> bool:
            if prints_header(node):
                found.append(node)
            return True

    module.visit(Headers())
    return found


def _check_header(node: cst.CSTNode) -> None:
    printed = Printed(node)
    suite = cst.ensure_type(node.body, cst.IndentedBlock)  # type: ignore[attr-defined]  # a clause
    only = cst.IndentedBlock([cst.SimpleStatementLine([cst.Pass()])], header=suite.header)
    alone = node.with_changes(leading_lines=[], body=only)
    assert printed.code == cst.Module([]).code_for_node(alone)
    if printed.is_read:
        parsed = ast.walk(_parsed(printed.code))
        assert printed.names == {each.id for each in parsed if isinstance(each, ast.Name)}


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}, {path.stem}")
def test_the_headers_of_a_program_are_printed_as_libcst_prints_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for node in (*_headers(cst.parse_module(text)), *_headers(read(text, ast.parse(text)))):
        _check_header(node)


def test_headers_are_printed_as_libcst_prints_them() -> None:
    found = _headers(cst.parse_module(HEADERS))
    assert len(found) == 8
    for node in found:
        _check_header(node)


def test_nearly_all_is_printed_without_libcst() -> None:
    texts = (path.read_text(encoding="utf-8") for path in CORPUS)
    lines = [line for text in texts for line in _lines(read(text, ast.parse(text)))]
    imports = (cst.Import, cst.ImportFrom)
    rewritten = [line for line in lines if not isinstance(line.body[0], imports)]
    assert sum(Printed(line).is_read for line in rewritten) > 0.8 * len(rewritten)


@pytest.mark.parametrize("line", _lines(cst.parse_module(ODD)), ids=code_of)
def test_a_statement_is_printed_as_libcst_prints_it(line: cst.SimpleStatementLine) -> None:
    _check(line)


@pytest.mark.parametrize(
    "made",
    [
        build.call("tf.layers.dense", build.dict_({"units": 3, "name": None, "on": True})),
        build.method(build.literal([1, -2.5]), "reshape", (1, 2), axis="x"),
        build.subscript(build.attribute(build.name("a.b"), "c"), "key"),
        build.parenthesised(cst.Tuple([cst.Element(build.word("a"))])),
        cst.Await(build.word("a")),
    ],
    ids=code_of,
)
def test_what_a_rule_makes_is_printed_as_libcst_prints_it(made: cst.BaseExpression) -> None:
    _check(build.statement(made))


def test_parts_that_libcst_prints_leave_the_names_open() -> None:
    printed = Printed(build.statement(cst.parse_expression("f'{x}'")))
    assert not printed.is_read
    assert printed.code == "f'{x}'\n"

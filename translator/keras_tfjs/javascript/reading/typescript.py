"""What TypeScript adds: casts, and declarations that have no effect at run time."""

from __future__ import annotations

from tree_sitter import Node as Concrete

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.reading.reader import Reader, reads
from keras_tfjs.source import Span


@reads("as_expression", "satisfies_expression")
def cast(reader: Reader, node: Concrete) -> tree.Node:
    value, *rest = [child for child in node.children if child.type != "comment"]
    operator = "as" if node.type == "as_expression" else "satisfies"
    start = rest[-1].start_byte if rest else value.end_byte
    text = reader.data[start : node.end_byte].decode()
    span = reader.span(node)
    return tree.Cast(reader.expression(value), operator, tree.Type(text), span=span)


@reads("type_assertion")
def assertion(reader: Reader, node: Concrete) -> tree.Node:
    arguments, value = node.named_children[0], node.named_children[-1]
    text = reader.text(arguments)[1:-1]
    return tree.Cast(reader.expression(value), "as", tree.Type(text), span=reader.span(node))


@reads("non_null_expression")
def non_null(reader: Reader, node: Concrete) -> tree.Node:
    return tree.Cast(reader.expression(node.named_children[0]), "!", span=reader.span(node))


@reads("instantiation_expression")
def instantiation(reader: Reader, node: Concrete) -> tree.Node:
    return reader.expression(node.named_children[0])


@reads("enum_declaration")
def enum(reader: Reader, node: Concrete) -> tree.Node:
    """`enum E { A, B = 5 }`: a class of its members, with the way back from numbers to names."""
    name = reader.field(node, "name")
    body = node.child_by_field_name("body")
    members: list[tree.Node] = []
    back: list[tree.Expression] = []
    following: tree.Expression = tree.NumberLiteral("0")
    for child in body.named_children if body is not None else ():
        if child.type == "comment":
            continue
        value = child.child_by_field_name("value")
        key = child.child_by_field_name("name") or child
        word = reader.text(key).strip("'\"")
        given = reader.expression(value) if value is not None else following
        members.append(
            tree.Field(tree.Identifier(word), given, static=True, span=reader.span(child))
        )
        if isinstance(given, tree.NumberLiteral) and given.raw.isdigit():
            following = tree.NumberLiteral(str(int(given.raw) + 1))
            back.append(tree.Property(given, tree.StringLiteral(word)))
        else:
            one = tree.NumberLiteral("1")
            following = tree.Binary("+", tree.Identifier(word), one)
    if back:
        names = tree.Field(tree.Identifier("names"), tree.Object(tuple(back)), static=True)
        members.append(names)
    assert isinstance(name, tree.Identifier)
    made = tree.Class(name, None, tuple(members), span=reader.span(node))
    return tree.ClassDeclaration(made, span=made.span)


@reads("internal_module", "module")
def namespace(reader: Reader, node: Concrete) -> tree.Node:
    """`namespace N {...}`: an object of what it exports, made by a function called at once."""
    body = node.child_by_field_name("body")
    spelled = node.child_by_field_name("name")
    if body is None or spelled is None or spelled.type == "string":
        return tree.TypeDeclaration(reader.text(node), span=reader.span(node))
    *outer, innermost = [tree.Identifier(part.strip()) for part in reader.text(spelled).split(".")]
    inner, dangling = reader.items(
        [child for child in body.children if child.type not in "{}"], reader.statement
    )
    statements: list[tree.Statement] = []
    exported: list[tree.Expression] = []
    for one in inner:
        if isinstance(one, tree.Export) and one.declaration is not None:
            exported.extend(
                tree.Property(word, word, shorthand=True) for word in _declared(one.declaration)
            )
            statements.append(one.declaration)
        else:
            statements.append(one)
    statements.append(tree.Return(tree.Object(tuple(exported))))
    span = reader.span(node)
    made = _called_at_once(innermost, tree.Block(tuple(statements), dangling), span)
    for name in reversed(outer):
        # namespace A.B {...}: B in A
        inside = tree.Return(tree.Object((tree.Property(innermost, innermost, shorthand=True),)))
        made = _called_at_once(name, tree.Block((made, inside)), span)
        innermost = name
    return made


def _called_at_once(name: tree.Identifier, body: tree.Block, span: Span) -> tree.Declaration:
    call = tree.Call(tree.Arrow((), body, span=span), (), span=span)
    return tree.Declaration("const", (tree.Declarator(name, call),), span=span)


@reads("import_alias")
def alias(reader: Reader, node: Concrete) -> tree.Node:
    """`import name = Space.inner;`"""
    name, value = [child for child in node.named_children if child.type != "comment"]
    first, *rest = reader.text(value).split(".")
    found: tree.Expression = tree.Identifier(first.strip(), span=reader.span(value))
    for part in rest:
        found = tree.Member(found, part.strip(), span=reader.span(value))
    declared = tree.Declarator(tree.Identifier(reader.text(name)), found)
    return tree.Declaration("const", (declared,), span=reader.span(node))


def _declared(node: tree.Statement) -> list[tree.Identifier]:
    match node:
        case tree.FunctionDeclaration(function=tree.Function(name=name)) if name:
            return [name]
        case tree.ClassDeclaration(definition=tree.Class(name=name)) if name:
            return [name]
        case tree.Declaration(declarators=declarators):
            return [one.target for one in declarators if isinstance(one.target, tree.Identifier)]
        case _:
            return []


@reads(
    "interface_declaration",
    "type_alias_declaration",
    "ambient_declaration",
    "function_signature",
)
def declaration(reader: Reader, node: Concrete) -> tree.Node:
    return tree.TypeDeclaration(reader.text(node), span=reader.span(node))

"""Promise chains at the top of a program, `main().then(f).catch(g);`, as what they do: wait, go on,
and catch."""

from __future__ import annotations

from dataclasses import replace

from keras_tfjs.javascript import tree


def without_chains(program: tree.Program) -> tree.Program:
    """The program with such statements written with await and try."""
    names = {
        node.function.name.name
        for node in (_declared(one) for one in program.body)
        if isinstance(node, tree.FunctionDeclaration)
        and node.function.name is not None
        and node.function.is_async
    }
    if not names:
        return program
    body = tuple(_unchained(one, names) for one in program.body)
    return replace(program, body=body) if body != program.body else program


def _declared(node: tree.Statement) -> tree.Statement | None:
    return node.declaration if isinstance(node, tree.Export) else node


def _unchained(node: tree.Statement, names: set[str]) -> tree.Statement:
    if not isinstance(node, tree.ExpressionStatement):
        return node
    links: list[tuple[str, tree.Expression]] = []
    current = node.expression
    while True:
        match current:
            case tree.Call(
                callee=tree.Member(object=inner, name="then" | "catch" | "finally" as name),
                arguments=(function,),
            ):
                links.append((name, function))
                current = inner
            case tree.Call(callee=tree.Identifier(name=called)) if called in names and links:
                break
            case _:
                return node
    made: tree.Statement = tree.ExpressionStatement(tree.Await(current), span=node.span)
    value: tree.Expression | None = tree.Await(current, span=current.span)
    for link, function in reversed(links):
        if link == "then":
            if value is None:
                return node
            made, value = _then(function, value, node), None
        elif link == "catch":
            made, value = _catch(function, made, node), None
        else:
            block = tree.Block((made,))
            final = tree.ExpressionStatement(tree.Call(function, ()), span=node.span)
            made, value = tree.Try(block, None, None, tree.Block((final,)), span=node.span), None
    return replace(
        made, leading=node.leading, trailing=node.trailing, blank_before=node.blank_before
    )


def _then(
    function: tree.Expression, value: tree.Expression, node: tree.Statement
) -> tree.Statement:
    match function:
        case tree.Arrow(parameters=(tree.Identifier() as result,), body=body):
            declared = tree.Declaration("const", (tree.Declarator(result, value),), span=node.span)
            return tree.Block((declared, *_body(body)), span=node.span)
        case tree.Arrow(parameters=(), body=body):
            waited = tree.ExpressionStatement(value, span=node.span)
            return tree.Block((waited, *_body(body)), span=node.span)
        case _:
            return tree.ExpressionStatement(tree.Call(function, (value,)), span=node.span)


def _catch(function: tree.Expression, made: tree.Statement, node: tree.Statement) -> tree.Statement:
    body = made.body if isinstance(made, tree.Block) else (made,)
    parameter: tree.Expression = tree.Identifier("error")
    handler: tuple[tree.Statement, ...]
    match function:
        case tree.Arrow(parameters=(tree.Identifier() as parameter,), body=inner):
            handler = _body(inner)
        case _:
            use = tree.Identifier("error")
            handler = (tree.ExpressionStatement(tree.Call(function, (use,)), span=node.span),)
    return tree.Try(tree.Block(body), parameter, tree.Block(handler), None, span=node.span)


def _body(body: tree.Expression | tree.Block) -> tuple[tree.Statement, ...]:
    if isinstance(body, tree.Block):
        return body.body
    return (tree.ExpressionStatement(body, span=body.span),)

"""How statements end."""

from __future__ import annotations

from keras_tfjs.javascript import tree


def may_end(node: tree.Statement) -> bool:
    """Whether what follows a statement may run."""
    match node:
        case tree.Return() | tree.Throw() | tree.Break() | tree.Continue():
            return False
        case tree.Block(body=body):
            return all(may_end(one) for one in body)
        case tree.If(yes=yes, no=no):
            return no is None or may_end(yes) or may_end(no)
        case tree.Try(block=block, handler=handler, finalizer=finalizer):
            if finalizer is not None and not may_end(finalizer):
                return False
            return may_end(block) or (handler is not None and may_end(handler))
        case tree.While(test=tree.BooleanLiteral(value=True), body=body) | tree.For(
            test=None, body=body
        ):
            return any(isinstance(one, tree.Break) for one in tree.walk(body))
        case tree.Switch(cases=cases):
            if all(one.test is not None for one in cases) or not cases:
                return True
            leaves = any(isinstance(one, tree.Break) for one in tree.walk(node))
            return leaves or all(may_end(one) for one in cases[-1].body)
        case _:
            return True

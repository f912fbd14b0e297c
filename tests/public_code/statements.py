"""Where the statements of a program are."""

from __future__ import annotations

import ast


def statements(tree: ast.Module) -> dict[int, tuple[int, int]]:
    """Line -> first and last line of the innermost statement on it, without a body's own."""
    spans: dict[int, tuple[int, int]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt | ast.ExceptHandler):
            first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])
            body = getattr(node, "body", None)
            last = max(body[0].lineno - 1, node.lineno) if body else node.end_lineno or node.lineno
            for line in range(first, last + 1):
                spans[line] = (first, last)
    return spans

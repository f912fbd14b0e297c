"""Docstrings at their block's indentation, as Black has them."""

from __future__ import annotations

import re

_CONTINUED = re.compile(r"\\\s*\n")


def indented(text: str, depth: int, width: int) -> str:
    """A docstring with its quotes; the first line comes without the indentation."""
    if _CONTINUED.search(text):
        return text
    body = text[3:-3]
    if not body:
        return text
    margin = "    " * depth
    made = _dedented(body, margin) if "\n" in body else body.strip()
    if not made:
        return '""" """'
    if made[0] == '"':
        made = " " + made
    if made[-1] == '"':
        made += " "
    is_escaped = (len(made) - len(made.rstrip("\\"))) % 2 == 1
    if is_escaped:
        made += " "
    lines = made.splitlines()
    last = len(lines[-1]) if not made.endswith("\n") else 0
    if len(lines) > 1 and last + 3 > width and not is_escaped:
        return f'"""{made}\n{margin}"""'
    return f'"""{made}"""'


def _dedented(body: str, margin: str) -> str:
    first, *rest = [_expanded(line) for line in body.split("\n")]
    used = [len(line) - len(line.lstrip()) for line in rest if line.strip()]
    made = [first.strip()]
    if used:
        for number, line in enumerate(rest, start=1):
            kept = line[min(used) :].rstrip()
            made.append(margin + kept if kept or number == len(rest) else "")
    return "\n".join(made)


def _expanded(line: str) -> str:
    """A line with columns for the tabs that it begins with."""
    rest = line.lstrip()
    if not rest or rest == line:
        return line
    return line[: len(line) - len(rest)].expandtabs(4) + rest

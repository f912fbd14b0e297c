"""The traps of the catalogue and the rosetta pages that show them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pages import GROUPS, PAGES, Group

FOLDER = PAGES / "traps"


def shown() -> Mapping[str, tuple[Group, ...]]:
    """The headings `## id: ...` of tests/rosetta/traps by the id of the trap."""
    found: dict[str, list[Group]] = {}
    for group in GROUPS:
        head = re.match(r"([a-z0-9-]+): ", group.title)
        if group.page.parent == FOLDER and head:
            found.setdefault(head[1], []).append(group)
    return {one: tuple(groups) for one, groups in found.items()}


def proved(groups: tuple[Group, ...]) -> bool:
    """Whether some page runs a naive port and, in another library than the original's, ours."""
    return any(
        group.naive and len({block.dialect for block in group.blocks if block.runs}) > 1
        for group in groups
    )

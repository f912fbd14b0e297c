"""What a trap is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Trap:
    """A place where a translation name by name goes wrong, measured on Keras 3.15 and TF.js 4.22.

    `names` are those of Keras and of TF.js concerned, separated by blanks; one that ends in a dot
    stands for all below it. `differs` is what differs, `forward` the remedy on the way to TF.js,
    `backward` on the way back; `code` is the diagnostic where a person is told.
    tests/rosetta/traps has a page with the heading `## id: ...` for each.
    """

    id: str
    names: str
    differs: str
    forward: str
    backward: str
    code: str = ""

    def concerns(self, name: str) -> bool:
        return any(
            name == each or (each.endswith(".") and name.startswith(each))
            for each in self.names.split()
        )

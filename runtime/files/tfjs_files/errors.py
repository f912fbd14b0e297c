"""The one error of this package."""

from __future__ import annotations


class ModelFileError(ValueError):
    """A model file that can't be read or written.

    `where` is the file (and the place in it), `what` is wrong there, with `expected`, `got` and a
    `way_out` where there is one.
    """

    def __init__(
        self, where: object, what: str, *, expected: str = "", got: str = "", way_out: str = ""
    ) -> None:
        self.where = str(where)
        self.what = what
        self.expected = expected
        self.got = got
        self.way_out = way_out
        clauses = [what]
        if expected:
            clauses.append(f"expected {expected}")
        if got:
            clauses.append(f"got {got}")
        self.problem = ", ".join(clauses)
        super().__init__(
            f"{self.where}: {self.problem}" + (f" ({self.way_out})" if self.way_out else "")
        )

"""Writes ziggurat.js: the layers of NumPy's normal distribution, read from NumPy's own library.

They were computed once in double precision by its authors; what a computation of today gives
differs from them in last bits. Run by `make extensions`.
"""

from __future__ import annotations

import math
import sys
import textwrap
from pathlib import Path

import numpy as np

TARGET = Path(__file__).parents[2] / "translator" / "keras_tfjs" / "modules" / "ziggurat.js"
LAYERS = 256
EDGE = 3.6541528853610088
AREA = 0.00492867323397465524494
"""Where the lowest layer ends, and the area of each (Marsaglia and Tsang, 2000)."""

HEAD = """\
// The layers of the ziggurat of NumPy's normal distribution, written by ziggurat.py from NumPy's
// library: how far each is accepted at once (of 2 ** 52), its width and its height.
"""


def near() -> dict[str, list[float]]:
    """The tables up to last bits: by which they are found."""
    edge, heights = EDGE, [1.0] * LAYERS
    widths, accepted = [0.0] * LAYERS, [0.0] * LAYERS
    heights[-1] = math.exp(-0.5 * edge * edge)
    widths[-1] = edge / 2**52
    widths[0] = AREA / heights[-1] / 2**52
    accepted[0] = edge * heights[-1] / AREA * 2**52
    for layer in range(LAYERS - 2, 0, -1):
        inner = math.sqrt(-2 * math.log(AREA / edge + heights[layer + 1]))
        accepted[layer + 1] = inner / edge * 2**52
        widths[layer], heights[layer] = inner / 2**52, math.exp(-0.5 * inner * inner)
        edge = inner
    return {"ACCEPTED": accepted, "WIDTHS": widths, "HEIGHTS": heights}


def found(library: bytes, about: list[float], kind: str) -> list[float]:
    """The table in the library's data that is about these numbers. Raises LookupError."""
    wanted = np.array(about)
    for start in range(8):
        data = np.frombuffer(library, kind, offset=start, count=(len(library) - start) // 8)
        with np.errstate(all="ignore"):
            places = np.flatnonzero(np.isclose(data[:-LAYERS].astype("f8"), wanted[0], 1e-9, 0))
        for place in places:
            table = data[place : place + LAYERS].astype("f8")
            if np.allclose(table, wanted, 1e-6, 0):
                return [float(one) for one in table]
    raise LookupError("a table is not in NumPy's library")


def module() -> str:
    folder = Path(np.random.__file__).parent / "lib"
    library = next(folder.glob("*npyrandom*")).read_bytes()
    parts = [HEAD]
    for name, about in near().items():
        kind = "<u8" if name == "ACCEPTED" else "<f8"
        numbers = found(library, about, kind)
        shown = [str(int(one)) if kind == "<u8" else repr(one) for one in numbers]
        body = textwrap.fill(
            ", ".join(shown) + ",", 80, initial_indent="  ", subsequent_indent="  "
        )
        parts.append(f"export const {name} = [\n{body}\n];\n")
    return "\n".join(parts)


def main() -> int:
    TARGET.write_text(module(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

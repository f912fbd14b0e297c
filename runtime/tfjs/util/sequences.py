"""``tf.util.padSequences``: lists of several lengths as one array (an extension)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tfjs.config import read_config

_DEFAULTS: Mapping[str, Any] = {
    "maxlen": None,
    "dtype": "int32",
    "padding": "pre",
    "truncating": "pre",
    "value": 0.0,
}
_ENDS = ("pre", "post")


def padSequences(sequences: Sequence[Any], config: Mapping[str, Any] | None = None) -> NDArray[Any]:
    """A NumPy array `[count, maxlen, ...]` of the sequences, filled up with `value`.

    `maxlen` is the longest unless given. "pre" fills up (`padding`) and cuts off (`truncating`) in
    front, "post" behind.
    """
    said = read_config("padSequences", config, _DEFAULTS)
    for key in ("padding", "truncating"):
        if said[key] not in _ENDS:
            raise ValueError(f'padSequences: {key}: expected "pre" or "post", got {said[key]!r}')
    try:
        lengths = [len(one) for one in sequences]
    except TypeError:
        raise TypeError("padSequences: sequences: expected a list of lists") from None
    longest = max(lengths, default=0) if said["maxlen"] is None else said["maxlen"]
    first = next((np.asarray(one) for one in sequences if len(one)), np.zeros(0))
    whole = np.full((len(lengths), longest, *first.shape[1:]), said["value"], said["dtype"])
    for place, one in enumerate(sequences):
        cut = one[:longest] if said["truncating"] == "post" else one[-longest:]
        if len(cut) == 0 or longest == 0:
            continue
        row = np.asarray(cut, said["dtype"])
        if row.shape[1:] != first.shape[1:]:
            raise ValueError(
                f"padSequences: sequence {place} has items of shape {list(row.shape[1:])}, others "
                f"of {list(first.shape[1:])}"
            )
        if said["padding"] == "post":
            whole[place, : len(row)] = row
        else:
            whole[place, -len(row) :] = row
    return whole

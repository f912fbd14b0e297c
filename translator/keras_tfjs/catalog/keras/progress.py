"""The bar that loops of one's own show: an extension of the runtime."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog.keras.members import method
from keras_tfjs.catalog.row import Row, parameters

_BAR = "utils.Progbar"
ROLE = "Progbar"

PROGRESS = (
    Row(
        f"keras.{_BAR}",
        "tfjs.util.progbar",
        parameters(
            "target | width verbose interval stateful_metrics -stateless_metrics:None unit_name"
        ),
        ("target",),
        bare=True,
        extension=True,
        optional=True,
    ),
    *(
        method(f"{_BAR}.{name}", "util.Progbar", words, words, config=False, extension=True)
        for name, words in (("update", "current values finalize"), ("add", "n values"))
    ),
)

RESULTS: Mapping[str, str] = {"tfjs.util.progbar": f"{ROLE}:util.Progbar"}
"""What the runtime's function gives."""

MEMBERS: Mapping[str, Mapping[str, str]] = {ROLE: {"update": "none", "add": "none"}}
"""What the members of its objects give."""

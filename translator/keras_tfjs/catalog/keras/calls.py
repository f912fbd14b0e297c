"""How layers are called, where that is not `layer(inputs, training=..., mask=...)`.

TF.js calls all layers alike: `layer.apply(inputs, {...})`, of which the keys go to the layer's own
`call`. What Keras takes as several inputs is one list there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from keras_tfjs.catalog.row import Row, parameters

_ATTENTION = "+attention_mask:None +return_attention_scores:False training +use_causal_mask:False"

_CALLS: Mapping[str, tuple[str, str]] = {
    "MultiHeadAttention GroupQueryAttention": (
        "query value key",
        f"query value key -query_mask:None -value_mask:None -key_mask:None {_ATTENTION}",
    ),
    "Attention AdditiveAttention": (
        "",
        "inputs | mask training +return_attention_scores:False +use_causal_mask:False",
    ),
    "RNN SimpleRNN GRU LSTM ConvLSTM1D ConvLSTM2D ConvLSTM3D Bidirectional": (
        "",
        "sequences(inputs) | initial_state mask training",
    ),
    "CategoryEncoding": ("", "inputs count_weights"),
    "ReversibleEmbedding": ("", "inputs +reverse:False"),
    "Softmax GlobalAveragePooling1D Lambda": ("", "inputs mask training"),
}
"""Classes: which inputs TF.js takes as one list, and the parameters in Keras's order."""


_STEPS: Mapping[str, tuple[str, str]] = {
    "SimpleRNNCell GRUCell LSTMCell": ("", "inputs states | training"),
}
"""Cells, which TF.js calls with a list of the input and the states, once they are built; the
runtime and extensions.js call them as Keras does."""


def _rows() -> Iterator[tuple[str, Row]]:
    for table, member, data in ((_CALLS, "apply", 1), (_STEPS, "applyStep", 2)):
        for names, (gathered, words) in table.items():
            for name in names.split():
                found = parameters(words)
                yield f"keras.layers.{name}", Row(
                    f"keras.layers.{name}.__call__",
                    f"tfjs.layers.Layer.{member}",
                    found,
                    tuple(each.keras for each in found[:data]),
                    member=True,
                    bare=True,
                    gathered=tuple(gathered.split()),
                    extension=member != "apply",
                )


CALLS: Mapping[str, Row] = dict(_rows())
"""By the layer's class."""

"""Recurrent layers, their cells, and attention."""

from __future__ import annotations

from keras_tfjs.catalog.keras.layers.notation import (
    ACTIVITY,
    FORGET,
    GATES,
    KERNEL,
    KERNEL_CONSTRAINTS,
    RANDOM_KERNEL,
    RECURRENT_KERNEL,
    extension,
    layer,
)

_FORGET = "unit_forget_bias "
_KERNEL = RECURRENT_KERNEL.format(forget="", activity=ACTIVITY)
_CELL_KERNEL = RECURRENT_KERNEL.format(forget="", activity="")
_UNITS = "units(output_dim) | activation"
_GATED = f"{_UNITS} recurrent_activation(inner_activation) use_bias"
_SEQUENCES = "return_sequences return_state go_backwards stateful"
_CELL = "-cell:None -zero_output_for_mask:False -time_major:False"
"""What a class of Keras 2 hands on to the RNN that it is."""
_OLDER = f"implementation input_dim input_length ?consume_less:'cpu' {_CELL}"
_NO_CUDNN = "?use_cudnn:'auto'"
_RESET = {**GATES, "reset_after": (True, False)}
_ON_GRAPHICS = (
    "units | kernel_initializer recurrent_initializer bias_initializer {forget}"
    "kernel_regularizer recurrent_regularizer bias_regularizer +activity_regularizer:None "
    "kernel_constraint recurrent_constraint bias_constraint " + _SEQUENCES
)
"""What Keras 2's layers for graphics cards take: no activations, no bias that is left out."""

RECURRENT = (
    layer(
        "LSTM",
        f"{_GATED} {RECURRENT_KERNEL.format(forget=_FORGET, activity=ACTIVITY)} +seed:None "
        f"{_SEQUENCES} unroll {_NO_CUDNN}",
        _OLDER,
        pin=FORGET,
        random=RANDOM_KERNEL,
    ),
    layer(
        "GRU",
        f"{_GATED} {_KERNEL} +seed:None {_SEQUENCES} unroll +reset_after:False {_NO_CUDNN}",
        _OLDER,
        pin=_RESET,
        random=RANDOM_KERNEL,
    ),
    layer(
        "SimpleRNN",
        f"{_UNITS} use_bias {_KERNEL} {_SEQUENCES} unroll +seed:None",
        _OLDER,
        random=RANDOM_KERNEL,
    ),
    layer(
        "CuDNNLSTM",
        _ON_GRAPHICS.replace("{forget}", _FORGET),
        "recurrent_activation input_length -time_major:False",
        tfjs="lstm",
        pin=FORGET,
        random=RANDOM_KERNEL,
        notes=("KT226",),
    ),
    layer(
        "CuDNNGRU",
        _ON_GRAPHICS.replace("{forget}", ""),
        "recurrent_activation +reset_after:False input_length -time_major:False",
        tfjs="gru",
        pin=_RESET,
        random=RANDOM_KERNEL,
    ),
    layer(
        "RNN",
        f"cell | {_SEQUENCES} unroll +zero_output_for_mask:False",
        "input_dim input_length -time_major:False",
    ),
    layer("StackedRNNCells", "cells", tfjs="stackedRNNCells"),
    layer(
        "LSTMCell",
        f"{_GATED} {RECURRENT_KERNEL.format(forget=_FORGET, activity='')} +seed:None",
        "implementation",
        pin=FORGET,
        random=RANDOM_KERNEL,
    ),
    layer(
        "GRUCell",
        f"{_GATED} {_CELL_KERNEL} +reset_after:False +seed:None",
        "implementation",
        pin=_RESET,
        random=RANDOM_KERNEL,
    ),
    layer(
        "SimpleRNNCell",
        f"{_UNITS} use_bias {_CELL_KERNEL} +seed:None",
        random=RANDOM_KERNEL,
    ),
    *(
        layer(
            f"ConvLSTM{size}D",
            "filters(nb_filter) kernel_size | strides(subsample) padding(border_mode) "
            "data_format(dim_ordering) dilation_rate activation recurrent_activation "
            f"use_bias {RECURRENT_KERNEL.format(forget=_FORGET, activity=ACTIVITY)} +seed:None "
            f"{_SEQUENCES}",
            f"unroll {_CELL}" if size == 2 else f"-unroll:False {_CELL}",
            tfjs=f"convLstm{size}d",
            pin=FORGET if size == 2 else None,
            random=RANDOM_KERNEL if size == 2 else None,
            extension=size != 2,
        )
        for size in (1, 2, 3)
    ),
)

_HEADS = f"{KERNEL} activity_regularizer {KERNEL_CONSTRAINTS} use_gate seed"

ATTENTION = (
    extension("Attention", "| use_scale score_mode:option dropout seed"),
    extension("AdditiveAttention", "| use_scale dropout -score_mode:'dot' -seed:None"),
    extension(
        "MultiHeadAttention",
        "num_heads key_dim | value_dim dropout use_bias output_shape attention_axes "
        f"sliding_window ?flash_attention:None {_HEADS} ?softmax_robust_masking:False",
    ),
    extension(
        "GroupQueryAttention",
        "head_dim num_query_heads num_key_value_heads | dropout use_bias sliding_window "
        f"?flash_attention:None {_HEADS}",
    ),
)

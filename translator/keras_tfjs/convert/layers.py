"""The layers that model files carry from one library to the other: one row for each class.

A class that is not here is refused (KT501), as is a key that its row does not know (KT502).
"""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.convert.layer_rows import LayerRow, WeightRow, layer


def _triple(prefix: str) -> str:
    return f"{prefix}_initializer {prefix}_regularizer {prefix}_constraint"


_KERNEL, _BIAS = _triple("kernel"), _triple("bias")
_BIAS_OF_UNITS = WeightRow("bias", "units", when="use_bias")
_BIAS_OF_FILTERS = WeightRow("bias", "filters", when="use_bias")
_SCALE_AND_SHIFT = (
    WeightRow("gamma", "@axis", when="scale"),
    WeightRow("beta", "@axis", when="center"),
)
_LAST = {"data_format": "channels_last"}
_ONLY_LAST = {"data_format": ("channels_last",)}
_CONVOLUTION = "filters kernel_size strides padding data_format dilation_rate activation use_bias"
_RECURRENT = (
    "units activation use_bias return_sequences return_state go_backwards stateful unroll dropout "
    f"recurrent_dropout {_KERNEL} {_triple('recurrent')} {_BIAS}"
)
_RECURRENT_FIXED = {"time_major": False, "zero_output_for_mask": False}
_RECURRENT_IGNORED = "implementation seed input_dim input_length"


def _recurrent(
    class_name: str,
    keys: str,
    gates: int,
    states: int,
    *,
    absent: Mapping[str, object] | None = None,
    forced: Mapping[str, object] | None = None,
) -> LayerRow:
    size = "units" if gates == 1 else f"{gates}*units"
    return layer(
        class_name,
        f"{_RECURRENT} {keys}",
        WeightRow("kernel", f"in {size}"),
        WeightRow("recurrent_kernel", f"units {size}"),
        WeightRow("bias", size, when="use_bias"),
        output="recurrent",
        fixed={**_RECURRENT_FIXED, **(forced or {})},
        ignored=_RECURRENT_IGNORED,
        absent={"activation": "tanh", "go_backwards": False, "stateful": False, **(absent or {})},
        forced=forced,
        archive="cell",
        states=states,
    )


_ROWS = (
    layer(
        "InputLayer",
        "batch_shape=batch_input_shape=batch_input_shape",
        output="input",
        fixed={"sparse": False, "ragged": False, "optional": False},
    ),
    layer(
        "Dense",
        f"units activation use_bias {_KERNEL} {_BIAS}",
        WeightRow("kernel", "in units"),
        _BIAS_OF_UNITS,
        output="last:units",
        ignored="input_dim",
    ),
    layer("Activation", "activation"),
    layer("Dropout", "rate", fixed={"noise_shape": None}, ignored="seed"),
    layer("SpatialDropout1D", "rate", fixed={"noise_shape": None}, ignored="seed"),
    layer("GaussianNoise", "stddev", ignored="seed"),
    layer("GaussianDropout", "rate", ignored="seed"),
    layer("AlphaDropout", "rate", fixed={"noise_shape": None}, ignored="seed"),
    layer("Flatten", "data_format", output="flatten", absent=_LAST),
    layer("Reshape", "target_shape", output="reshape", mask="stops"),
    layer("Permute", "dims", output="permute", mask="stops"),
    layer("RepeatVector", "n", output="repeat", mask="stops"),
    layer("Masking", "mask_value", mask="always"),
    layer(
        "Embedding",
        f"input_dim output_dim mask_zero {_triple('embeddings')}",
        WeightRow("embeddings", "input_dim output_dim"),
        output="embedding",
        ignored="input_length",
        absent={"mask_zero": False},
        mask="mask_zero",
    ),
    layer(
        "BatchNormalization",
        "axis momentum epsilon center scale moving_mean_initializer moving_variance_initializer "
        f"{_triple('beta')} {_triple('gamma')}",
        *_SCALE_AND_SHIFT,
        WeightRow("moving_mean", "@axis", trainable=False),
        WeightRow("moving_variance", "@axis", trainable=False),
        fixed={"synchronized": False, "renorm": False},
        ignored="renorm_clipping renorm_momentum",
    ),
    layer(
        "LayerNormalization",
        "axis epsilon center scale beta_initializer beta_regularizer gamma_initializer "
        "gamma_regularizer",
        *_SCALE_AND_SHIFT,
        fixed={"rms_scaling": False, "beta_constraint": None, "gamma_constraint": None},
    ),
    layer(
        "Conv1D",
        f"{_CONVOLUTION} {_KERNEL} {_BIAS}",
        WeightRow("kernel", "*kernel_size in filters"),
        _BIAS_OF_FILTERS,
        output="convolution",
        fixed={"groups": 1},
        only={"padding": ("valid", "same"), **_ONLY_LAST},
        absent=_LAST,
        mask="stops",
    ),
    layer(
        "Conv2D",
        f"{_CONVOLUTION} {_KERNEL} {_BIAS}",
        WeightRow("kernel", "*kernel_size in filters"),
        _BIAS_OF_FILTERS,
        output="convolution",
        fixed={"groups": 1},
        absent=_LAST,
    ),
    layer(
        "DepthwiseConv2D",
        "kernel_size strides padding data_format activation use_bias depth_multiplier "
        f"{_triple('depthwise')} {_BIAS}",
        WeightRow("depthwise_kernel", "*kernel_size in depth_multiplier"),
        WeightRow("bias", "in*depth_multiplier", when="use_bias"),
        output="depthwise",
        fixed={"groups": 1, "dilation_rate": (1, 1)},
        absent={**_LAST, "depth_multiplier": 1},
    ),
    layer(
        "SeparableConv2D",
        f"{_CONVOLUTION} depth_multiplier {_triple('depthwise')} {_triple('pointwise')} {_BIAS}",
        WeightRow("depthwise_kernel", "*kernel_size in depth_multiplier"),
        WeightRow("pointwise_kernel", "1 1 in*depth_multiplier filters"),
        _BIAS_OF_FILTERS,
        output="convolution",
        fixed={"groups": 1},
        only=_ONLY_LAST,
        # Keras 2 writes those of the class it derives from
        ignored="kernel_initializer kernel_regularizer kernel_constraint",
        absent={**_LAST, "depth_multiplier": 1},
    ),
    layer(
        "Conv2DTranspose",
        f"filters kernel_size strides padding data_format activation use_bias {_KERNEL} {_BIAS}",
        WeightRow("kernel", "*kernel_size filters in"),
        _BIAS_OF_FILTERS,
        output="transposed",
        fixed={"groups": 1, "output_padding": None, "dilation_rate": (1, 1)},
        absent=_LAST,
    ),
    *(
        layer(
            f"{kind}Pooling1D",
            "pool_size strides padding data_format",
            output="pool",
            only=_ONLY_LAST,
            absent=_LAST,
            mask="stops",
        )
        for kind in ("Max", "Average")
    ),
    *(
        layer(
            f"{kind}Pooling2D", "pool_size strides padding data_format", output="pool", absent=_LAST
        )
        for kind in ("Max", "Average")
    ),
    *(
        layer(
            f"Global{kind}Pooling1D",
            "data_format",
            output="global_pool",
            fixed={"keepdims": False},
            only=_ONLY_LAST,
            absent=_LAST,
            mask="unlike" if kind == "Average" else "",
        )
        for kind in ("Max", "Average")
    ),
    *(
        layer(
            f"Global{kind}Pooling2D",
            "data_format",
            output="global_pool",
            fixed={"keepdims": False},
            absent=_LAST,
        )
        for kind in ("Max", "Average")
    ),
    layer("ZeroPadding2D", "padding data_format", output="padded", absent=_LAST),
    layer("Cropping2D", "cropping data_format", output="cropped", absent=_LAST),
    layer(
        "UpSampling2D",
        "size data_format interpolation",
        output="upsampled",
        # TF.js's bilinear samples other points than Keras's
        only={"interpolation": ("nearest",)},
        absent={**_LAST, "interpolation": "nearest"},
    ),
    *(
        layer(name, output="merged")
        for name in ("Add", "Multiply", "Average", "Maximum", "Minimum")
    ),
    layer("Concatenate", "axis", output="concatenated"),
    layer("Dot", "axes normalize", output="dotted"),
    _recurrent("SimpleRNN", "", gates=1, states=1),
    _recurrent(
        "LSTM",
        "recurrent_activation unit_forget_bias",
        gates=4,
        states=2,
        absent={"recurrent_activation": "hard_sigmoid", "unit_forget_bias": False},
    ),
    _recurrent(
        "GRU",
        "recurrent_activation",
        gates=3,
        states=1,
        absent={"recurrent_activation": "hard_sigmoid"},
        forced={"reset_after": False},
    ),
    layer("ReLU", "max_value", fixed={"negative_slope": 0, "threshold": 0}),
    layer("LeakyReLU", "negative_slope=alpha=alpha"),
    layer("ELU", "alpha", only={"alpha": (1,)}),
    layer(
        "PReLU",
        f"{_triple('alpha')} shared_axes",
        WeightRow("alpha", "@not:shared_axes"),
    ),
    layer("Softmax", "axis", absent={"axis": -1}),
)

LAYERS: Mapping[str, LayerRow] = {row.class_name: row for row in _ROWS}

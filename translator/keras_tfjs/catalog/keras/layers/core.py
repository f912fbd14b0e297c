"""Dense and embedding layers, activations, shapes, merges, dropout."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog.keras.layers.notation import (
    ACTIVITY,
    KERNEL,
    KERNEL_CONSTRAINTS,
    KERNEL_INITIALIZERS,
    KERNEL_REGULARIZERS,
    LOW_RANK,
    QUANTIZED,
    RANDOM_KERNEL,
    extension,
    layer,
)

_EMBEDDINGS = (
    "embeddings_initializer(init) embeddings_regularizer(W_regularizer) "
    "embeddings_constraint(W_constraint) mask_zero"
)

CORE = (
    layer(
        "Dense",
        f"units(output_dim) | activation use_bias(bias) {KERNEL} {ACTIVITY}{KERNEL_CONSTRAINTS} "
        f"{LOW_RANK}",
        "input_dim",
        random=RANDOM_KERNEL,
    ),
    extension(
        "EinsumDense",
        f"equation output_shape | activation bias_axes {KERNEL_INITIALIZERS} "
        f"{KERNEL_REGULARIZERS} {KERNEL_CONSTRAINTS} -lora_rank:None -lora_alpha:None "
        f"-gptq_unpacked_column_size:None {QUANTIZED}",
        "activity_regularizer",
    ),
    layer(
        "Embedding",
        f"input_dim output_dim | {_EMBEDDINGS} weights {LOW_RANK}",
        f"input_length {ACTIVITY}-sparse:False",
    ),
    extension(
        "ReversibleEmbedding",
        f"input_dim output_dim | tie_weights {_EMBEDDINGS} reverse_dtype:dtype logit_soft_cap "
        "-lora_rank:None -lora_alpha:None -quantization_config:None",
    ),
    layer("Activation", "activation"),
    layer("Dropout", "rate(p) | noise_shape ?seed@KT212"),
    layer("AlphaDropout", "rate(p) | noise_shape +seed:None"),
    layer("GaussianDropout", "rate(p) | +seed:None"),
    layer("GaussianNoise", "stddev(sigma) | +seed:None"),
    layer("SpatialDropout1D", "rate(p) | ?seed@KT212", "-noise_shape:None"),
    extension("SpatialDropout2D", "rate | data_format seed -noise_shape:None"),
    extension("SpatialDropout3D", "rate | data_format seed -noise_shape:None"),
    layer("Flatten", "| data_format"),
    layer("Reshape", "target_shape"),
    layer("Permute", "dims"),
    layer("RepeatVector", "n"),
    layer("Masking", "| mask_value"),
    layer("Bidirectional", "layer | merge_mode -weights:None +backward_layer:None"),
    layer("TimeDistributed", "layer"),
    extension("SpectralNormalization", "layer | power_iterations"),
    extension("Wrapper", "layer"),
    extension("Lambda", "function | output_shape mask arguments", tfjs="lambda_"),
    extension("Identity"),
    extension("Pipeline", "layers"),
    extension("ActivityRegularization", "| l1 l2"),
)

ACTIVATIONS = (
    layer("ReLU", "| max_value +negative_slope:0.0 +threshold:0.0", tfjs="reLU"),
    layer("LeakyReLU", "| negative_slope(alpha)=alpha", tfjs="leakyReLU"),
    layer("ELU", "| +alpha:1.0"),
    layer("Softmax", "| axis", "?robust_masking:False", pin={"axis": (-1, 1)}),
    layer(
        "PReLU",
        "| alpha_initializer alpha_regularizer alpha_constraint shared_axes",
        tfjs="prelu",
    ),
    layer("ThresholdedReLU", "| theta", tfjs="thresholdedReLU"),
)

MERGES = (
    layer("Add", braces=True),
    layer("Multiply", braces=True),
    layer("Average", braces=True),
    layer("Maximum", braces=True),
    layer("Minimum", braces=True),
    layer("Concatenate", "| axis(concat_axis)", braces=True),
    layer("Dot", "axes(dot_axes) | normalize", braces=True),
    extension("Subtract"),
)

MERGE_FUNCTIONS: Mapping[str, str] = {
    row.keras.replace(name := row.keras.rpartition(".")[2], name.lower()): row.keras
    for row in MERGES
}
"""keras.layers.add([a, b]) is keras.layers.Add()([a, b])."""

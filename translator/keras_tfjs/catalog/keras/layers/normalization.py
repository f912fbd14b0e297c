"""Layers that normalize."""

from __future__ import annotations

from keras_tfjs.catalog.keras.layers.notation import BETA_GAMMA, extension, layer

NORMALIZATION = (
    layer(
        "BatchNormalization",
        "| axis momentum epsilon +center:True +scale:True beta_initializer gamma_initializer "
        "moving_mean_initializer moving_variance_initializer beta_regularizer gamma_regularizer "
        "beta_constraint gamma_constraint +renorm:False +renorm_clipping:None "
        "+renorm_momentum:0.99 -synchronized:False -mode:0",
    ),
    layer(
        "LayerNormalization",
        f"| axis epsilon center scale {BETA_GAMMA} +beta_constraint:None +gamma_constraint:None",
    ),
    extension(
        "GroupNormalization",
        f"| groups axis epsilon center scale {BETA_GAMMA} beta_constraint gamma_constraint",
    ),
    extension("RMSNormalization", "| axis epsilon"),
    extension("UnitNormalization", "| axis"),
)

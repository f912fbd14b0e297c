from tensorflow.keras import layers
from tensorflow.keras.layers import Activation, Conv1D, Dense, Input, Lambda, SpatialDropout1D
from tensorflow.keras.models import Model


def residual_block(x, dilation_rate, filters, kernel_size, dropout_rate=0.0):
    before = x
    for _ in range(2):
        x = Conv1D(filters, kernel_size, dilation_rate=dilation_rate, padding="causal")(x)
        x = layers.LayerNormalization()(x)
        x = Activation("relu")(x)
        x = SpatialDropout1D(dropout_rate)(x)
    if before.shape[-1] != filters:
        before = Conv1D(filters, 1, padding="same")(before)
    return layers.add([before, x]), x


def temporal_network(steps=20, features=3, filters=6, dilations=(1, 2, 4), use_skips=True):
    sequence = Input(shape=(steps, features))
    x = sequence
    skips = []
    for d in dilations:
        x, skip = residual_block(x, d, filters, 2, dropout_rate=0.1)
        skips.append(skip)
    if use_skips:
        x = layers.add(skips)
    last = Lambda(lambda t: t[:, -1, :])(x)
    return Model(sequence, Dense(2, activation="linear")(last))


definition = temporal_network()

from keras.layers import Activation, Add, Conv1D, GlobalMaxPooling1D, Input, Multiply, multiply
from keras.models import Model


def wavenet(steps=24, channels=2, filters=6, stacks=2, rates=(1, 2, 4)):
    def block(x, rate):
        """The tanh of one convolution, let through by the sigmoid of another."""
        filtered = Conv1D(filters, 2, dilation_rate=rate, padding="causal", activation="tanh")(x)
        gate = Conv1D(filters, 2, dilation_rate=rate, padding="causal", activation="sigmoid")(x)
        z = multiply([filtered, gate])
        z = Conv1D(filters, 1, padding="same")(z)
        return Add()([z, x]), z

    audio = Input(shape=(steps, channels))
    x = Conv1D(filters, 1)(audio)
    skips = []
    for _ in range(stacks):
        for rate in rates:
            x, skip = block(x, rate)
            skips.append(skip)
    x = Add()(skips) if len(skips) > 1 else skips[0]
    x = Activation("relu")(x)
    x = Multiply()([x, Conv1D(filters, 3, padding="same", activation="hard_sigmoid")(x)])
    return Model(audio, GlobalMaxPooling1D()(x))


definition = wavenet()

import keras
import numpy as np


@keras.saving.register_keras_serializable()
class Antirectifier(keras.layers.Layer):
    """Both signs of the centered and normalized inputs, each through a ReLU: nothing is lost, and the
    output has twice as many features.
    """

    def __init__(self, epsilon=1e-3, **kwargs):
        super().__init__(**kwargs)
        self.epsilon = epsilon
        self.supports_masking = True

    def compute_output_shape(self, input_shape):
        batch, features = input_shape
        return [batch, 2 * features]

    def call(self, input):
        def tidy_body():
            centered = input - keras.ops.mean(input, axis=1, keepdims=True)
            norm = keras.ops.sqrt(
                keras.ops.sum(keras.ops.square(centered), axis=1, keepdims=True)
                + self.epsilon
            )
            scaled = centered / norm
            return keras.ops.concatenate(
                [keras.ops.relu(scaled), keras.ops.relu(-scaled)], axis=1
            )

        return tidy_body()

    def get_config(self):
        return {**super().get_config(), "epsilon": self.epsilon}


def make_model(*, hidden, epsilon):
    input = keras.Input(shape=[6])
    x = keras.layers.Dense(units=hidden, kernel_initializer="he_normal")(input)
    x = Antirectifier(epsilon=epsilon)(x)
    output = keras.layers.Dense(units=1, activation="sigmoid")(x)
    return keras.Model(input, output)


def main():
    model = make_model(hidden=5, epsilon=0.01)
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.05, momentum=0.9),
        loss="binary_crossentropy",
    )

    xs = keras.ops.sin(keras.ops.reshape(np.arange(96, dtype="float32"), [16, 6]))
    ys = keras.ops.cast(keras.ops.sum(xs, axis=1, keepdims=True) > 0, "float32")
    losses = []

    def on_epoch_end(epoch, logs):
        losses.append(logs["loss"])

    model.fit(
        xs,
        ys,
        epochs=4,
        batch_size=4,
        shuffle=False,
        callbacks=keras.callbacks.LambdaCallback(on_epoch_end=on_epoch_end),
    )
    for epoch, loss in enumerate(losses):
        print(f"{epoch}: {loss:.3f}")
    print(model.predict(xs[:4, :6]))


main()

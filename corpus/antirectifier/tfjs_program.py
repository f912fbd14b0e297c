import tfjs as tf


class Antirectifier(tf.layers.Layer):
    """Both signs of the centered and normalized inputs, each through a ReLU: nothing is lost, and the
    output has twice as many features.
    """

    className = "Antirectifier"

    def __init__(self, config=None):
        if config is None:
            config = {}
        super().__init__(config)
        self.epsilon = config.get("epsilon", 1e-3)
        self.supportsMasking = True

    def computeOutputShape(self, input_shape):
        batch, features = input_shape
        return [batch, 2 * features]

    def call(self, inputs, kwargs):
        input = inputs[0] if isinstance(inputs, list) else inputs
        self.invokeCallHook(inputs, kwargs)

        def tidy_body():
            centered = input.sub(input.mean(1, True))
            norm = centered.square().sum(1, True).add(self.epsilon).sqrt()
            scaled = centered.div(norm)
            return tf.concat([scaled.relu(), scaled.neg().relu()], 1)

        return tf.tidy(tidy_body)

    def getConfig(self):
        return {**super().getConfig(), "epsilon": self.epsilon}


tf.serialization.registerClass(Antirectifier)


def make_model(*, hidden, epsilon):
    input = tf.input({"shape": [6]})
    x = tf.layers.dense({"units": hidden, "kernelInitializer": "heNormal"}).apply(input)
    x = Antirectifier({"epsilon": epsilon}).apply(x)
    output = tf.layers.dense({"units": 1, "activation": "sigmoid"}).apply(x)
    return tf.model({"inputs": input, "outputs": output})


def main():
    model = make_model(hidden=5, epsilon=0.01)
    model.compile(
        {
            "optimizer": tf.train.momentum({"learningRate": 0.05, "momentum": 0.9}),
            "loss": "binaryCrossentropy",
        }
    )

    xs = tf.range(0, 96).reshape([16, 6]).sin()
    ys = xs.sum(1, True).greater(0).toFloat()
    losses = []

    def on_epoch_end(epoch, logs):
        losses.append(logs["loss"])

    model.fit(
        xs,
        ys,
        {
            "epochs": 4,
            "batchSize": 4,
            "shuffle": False,
            "callbacks": {"onEpochEnd": on_epoch_end},
        },
    ).result()
    for epoch, loss in enumerate(losses):
        print(f"{epoch}: {loss:.3f}")
    model.predict(xs.slice([0, 0], [4, 6])).print()


main()

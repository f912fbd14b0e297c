import tfjs as tf

model = tf.sequential(
    {
        "layers": [
            tf.layers.dense(
                {
                    "units": 4,
                    "kernelInitializer": "heNormal",
                    "biasInitializer": "ones",
                    "inputShape": [3],
                }
            ),
            tf.layers.leakyReLU({"alpha": 0.1}),
            tf.layers.dense(
                {
                    "units": 4,
                    "kernelInitializer": tf.initializers.randomNormal({"stddev": 0.05}),
                }
            ),
            tf.layers.prelu(),
            tf.layers.dense(
                {
                    "units": 1,
                    "kernelInitializer": tf.initializers.constant({"value": 0.5}),
                    "biasInitializer": tf.initializers.zeros(),
                }
            ),
        ]
    }
)
model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})

x = tf.tensor2d([[1.0, 2.0, 3.0], [0.0, -1.0, 1.0], [2.0, 0.5, -0.5]], [3, 3])
y = tf.tensor2d([[1.0], [0.0], [2.0]], [3, 1])
model.fit(x, y, {"epochs": 3, "batchSize": 3})
model.predict(x).print()

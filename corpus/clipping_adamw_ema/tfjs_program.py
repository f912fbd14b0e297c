import tfjs as tf

x = tf.range(0, 96).sin().reshape([24, 4]).cast("float32")
y = x.gather(0, 1).mul(10).sub(x.gather(2, 1).mul(5)).reshape([24, 1])


def regressor(optimizer):
    model = tf.sequential(
        {
            "layers": [
                tf.layers.dense({"units": 8, "activation": "tanh", "inputShape": [4]}),
                tf.layers.dense({"units": 1}),
            ]
        }
    )
    model.compile(
        {"optimizer": optimizer, "loss": "meanSquaredError", "metrics": ["mae"]}
    )
    return model


optimizers = [
    tf.train.sgd({"learningRate": 0.05, "clipnorm": 1.0}),
    tf.train.sgd({"learningRate": 0.05, "clipvalue": 0.5}),
    tf.train.adamW({"learningRate": 0.01, "weightDecay": 0.02, "globalClipnorm": 2.0}),
    tf.train.sgd({"learningRate": 0.02, "useEma": True, "emaMomentum": 0.9}),
]
for optimizer in optimizers:
    model = regressor(optimizer)
    history = model.fit(x, y, {"batchSize": 6, "epochs": 3, "verbose": 0}).result()
    print(history.history["loss"])
    print([t.dataSync()[0] for t in model.evaluate(x, y)])

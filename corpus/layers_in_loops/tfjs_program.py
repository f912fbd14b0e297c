import tfjs as tf

hidden_units = [8, 6, 4]
activations = ["relu", "tanh", "sigmoid"]


def make_mlp(input_dim, units, output_dim=1):
    """A stack of dense layers."""
    model = tf.sequential({"name": "mlp"})
    model.add(tf.layers.inputLayer({"inputShape": [input_dim]}))
    for i, size in enumerate(units):
        model.add(tf.layers.dense({"units": size, "activation": activations[i]}))
    model.add(tf.layers.dense({"units": output_dim}))
    return model


x = tf.linspace(-2, 2, 30).reshape([10, 3])
y = x.gather(0, 1).cos()

for learning_rate in [0.01, 0.1]:
    model = make_mlp(3, hidden_units)
    optimizer = tf.train.momentum({"learningRate": learning_rate, "momentum": 0.9})
    model.compile({"optimizer": optimizer, "loss": "meanSquaredError"})
    history = model.fit(x, y, {"batchSize": 5, "epochs": 3}).result()
    print(learning_rate, history.history["loss"][-1])

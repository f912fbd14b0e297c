import keras
import numpy as np

hidden_units = [8, 6, 4]
activations = ["relu", "tanh", "sigmoid"]


def make_mlp(input_dim, units, output_dim=1):
    """A stack of dense layers."""
    model = keras.Sequential(name="mlp")
    model.add(keras.layers.InputLayer(shape=[input_dim]))
    for i, size in enumerate(units):
        model.add(keras.layers.Dense(units=size, activation=activations[i]))
    model.add(keras.layers.Dense(units=output_dim))
    return model


x = np.reshape(np.linspace(-2, 2, num=30), [10, 3])
y = np.cos(x[:, 0])

for learning_rate in [0.01, 0.1]:
    model = make_mlp(3, hidden_units)
    optimizer = keras.optimizers.SGD(learning_rate=learning_rate, momentum=0.9)
    model.compile(optimizer=optimizer, loss="mean_squared_error")
    history = model.fit(x, y, batch_size=5, epochs=3)
    print(learning_rate, history.history["loss"][-1])

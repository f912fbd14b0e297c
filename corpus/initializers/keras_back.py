import keras
import numpy as np

model = keras.Sequential(
    [
        keras.layers.Dense(
            units=4,
            kernel_initializer="he_normal",
            bias_initializer="ones",
            input_shape=[3],
        ),
        keras.layers.LeakyReLU(negative_slope=0.1),
        keras.layers.Dense(
            units=4, kernel_initializer=keras.initializers.RandomNormal(stddev=0.05)
        ),
        keras.layers.PReLU(),
        keras.layers.Dense(
            units=1,
            kernel_initializer=keras.initializers.Constant(value=0.5),
            bias_initializer=keras.initializers.Zeros(),
        ),
    ]
)
model.compile(optimizer="sgd", loss="mean_squared_error")

x = np.array([[1.0, 2.0, 3.0], [0.0, -1.0, 1.0], [2.0, 0.5, -0.5]])
y = np.array([[1.0], [0.0], [2.0]])
model.fit(x, y, epochs=3, batch_size=3)
print(model.predict(x))

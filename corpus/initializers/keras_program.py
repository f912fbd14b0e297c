import keras
import numpy as np
from keras import initializers, layers

model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        layers.Dense(4, kernel_initializer="he_normal", bias_initializer="ones"),
        layers.LeakyReLU(negative_slope=0.1),
        layers.Dense(4, kernel_initializer=initializers.RandomNormal(stddev=0.05)),
        layers.PReLU(),
        layers.Dense(
            1,
            kernel_initializer=initializers.Constant(0.5),
            bias_initializer=initializers.Zeros(),
        ),
    ]
)
model.compile(optimizer="sgd", loss="mean_squared_error")

x = np.array([[1.0, 2.0, 3.0], [0.0, -1.0, 1.0], [2.0, 0.5, -0.5]])
y = np.array([[1.0], [0.0], [2.0]])
model.fit(x, y, epochs=3, batch_size=3)
print(model.predict(x))

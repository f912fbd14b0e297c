import numpy as np
from tensorflow import keras
from tensorflow.keras import layers, regularizers

x = np.linspace(-1.0, 1.0, 36).reshape((9, 4))
y = np.linspace(0.0, 3.0, 9).reshape((9, 1))

model = keras.Sequential()
model.add(
    layers.Dense(
        6,
        activation="elu",
        kernel_regularizer=regularizers.l2(0.01),
        bias_regularizer=regularizers.l2(0.01),
        input_shape=(4,),
    )
)
model.add(layers.Dense(6, activation="relu"))
model.add(layers.Dense(1, kernel_regularizer=regularizers.l1(1e-3)))
model.compile(optimizer=keras.optimizers.SGD(0.05), loss="mse")
history = model.fit(x, y, epochs=4, batch_size=3)
print(history.history["loss"])

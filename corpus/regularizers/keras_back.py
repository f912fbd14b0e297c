import keras
import numpy as np

x = np.reshape(np.linspace(-1.0, 1.0, num=36), [9, 4])
y = np.reshape(np.linspace(0.0, 3.0, num=9), [9, 1])

model = keras.Sequential()
model.add(
    keras.layers.Dense(
        units=6,
        activation="elu",
        kernel_regularizer=keras.regularizers.L2(l2=0.01),
        bias_regularizer=keras.regularizers.L2(l2=0.01),
        input_shape=[4],
    )
)
model.add(keras.layers.Dense(units=6, activation="relu"))
model.add(
    keras.layers.Dense(units=1, kernel_regularizer=keras.regularizers.L1(l1=1e-3))
)
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.05), loss="mean_squared_error"
)
history = model.fit(x, y, epochs=4, batch_size=3)
print(history.history["loss"])

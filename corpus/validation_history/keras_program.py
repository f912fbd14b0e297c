import numpy as np
from tensorflow import keras

x = np.linspace(-1.0, 1.0, 20).reshape(20, 1)
y = x**2

model = keras.Sequential(
    [
        keras.layers.Dense(6, activation="tanh", input_shape=(1,)),
        keras.layers.Dense(1),
    ]
)
model.compile(
    loss="mean_squared_error", optimizer=keras.optimizers.SGD(0.1), metrics=["mae"]
)
history = model.fit(x, y, validation_split=0.2, epochs=4, batch_size=4, verbose=0)

loss = history.history["loss"]
val_loss = history.history["val_loss"]
for epoch in range(len(loss)):
    print("epoch", epoch + 1, "loss", loss[epoch], "val_loss", val_loss[epoch])

if val_loss[-1] < val_loss[0]:
    print("It is learning.")

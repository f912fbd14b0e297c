import keras
import numpy as np

x = np.linspace(-1.0, 1.0, 12).reshape(12, 1)
y = 3 * x + 1

model = keras.Sequential()
model.add(keras.Input(shape=(1,)))
model.add(keras.layers.Dense(1))
model.compile(optimizer=keras.optimizers.SGD(0.5), loss="mean_absolute_error")

stopping = keras.callbacks.EarlyStopping(monitor="val_loss", patience=1)
history = model.fit(
    x,
    y,
    epochs=10,
    batch_size=4,
    validation_split=0.25,
    callbacks=[stopping],
)
print("Epochs:", len(history.history["loss"]))

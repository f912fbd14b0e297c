import keras
import numpy as np

wide = keras.Input(shape=[3], name="wide")
deep = keras.Input(shape=[5], name="deep")

hidden = keras.layers.Dense(units=8, activation="relu")(deep)
hidden = keras.layers.LayerNormalization()(hidden)
hidden = keras.layers.Dense(units=4, activation="selu")(hidden)
merged = keras.layers.Concatenate()([wide, hidden])

score = keras.layers.Dense(units=1, name="score")(merged)
auxiliary = keras.layers.Dense(units=1, name="auxiliary")(hidden)

model = keras.Model([wide, deep], [score, auxiliary])
model.compile(
    optimizer=keras.optimizers.Adagrad(learning_rate=0.05),
    loss=["mean_squared_error", "mean_absolute_error"],
)

x_wide = np.reshape(np.linspace(0.0, 1.0, num=18), [6, 3])
x_deep = np.reshape(np.sin(np.arange(30)), [6, 5])
targets = np.reshape(np.linspace(-1.0, 1.0, num=6), [6, 1])

history = model.fit(
    [x_wide, x_deep], [targets, targets], epochs=3, batch_size=2, verbose=0
)
print(history.history["loss"])
scores, _ = model.predict([x_wide, x_deep])
print(scores.shape)

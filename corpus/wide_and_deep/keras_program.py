import keras
import numpy as np
from keras.layers import Concatenate, Dense, Input, LayerNormalization
from keras.models import Model

wide = Input(shape=(3,), name="wide")
deep = Input(shape=(5,), name="deep")

hidden = Dense(8, activation="relu")(deep)
hidden = LayerNormalization()(hidden)
hidden = Dense(4, activation="selu")(hidden)
merged = Concatenate()([wide, hidden])

score = Dense(1, name="score")(merged)
auxiliary = Dense(1, name="auxiliary")(hidden)

model = Model(inputs=[wide, deep], outputs=[score, auxiliary])
model.compile(optimizer=keras.optimizers.Adagrad(0.05), loss=["mse", "mae"])

x_wide = np.linspace(0.0, 1.0, 18).reshape(6, 3)
x_deep = np.sin(np.arange(30)).reshape(6, 5)
targets = np.linspace(-1.0, 1.0, 6).reshape(6, 1)

history = model.fit(
    [x_wide, x_deep], [targets, targets], epochs=3, batch_size=2, verbose=0
)
print(history.history["loss"])
scores, _ = model.predict([x_wide, x_deep])
print(scores.shape)

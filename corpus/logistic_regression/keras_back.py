import keras
import numpy as np

# Study hours and whether the exam was passed.
hours = np.array([0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5, 2.75])
passed = np.array([0, 0, 0, 0, 0, 1, 0, 1, 1, 1])

model = keras.Sequential()
model.add(keras.layers.Dense(units=1, input_shape=[1], activation="sigmoid"))
model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(hours, passed, epochs=5, batch_size=10)

new_hours = np.array([1.0, 2.0, 3.0])
probabilities = model.predict(new_hours)
print(probabilities)
print(probabilities > 0.5)

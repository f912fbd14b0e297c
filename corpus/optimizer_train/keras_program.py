import keras
import numpy as np

my_sgd = keras.optimizers.SGD(learning_rate=0.2)

model = keras.Sequential()
model.add(keras.layers.Dense(units=1, input_shape=[1]))
model.compile(optimizer=my_sgd, loss="mean_squared_error")

xs = np.array([[0.1], [0.4], [0.7], [0.9]])
ys = np.array([[1.2], [1.8], [2.4], [2.8]])
model.fit(xs, ys, epochs=50)
print(model.predict(np.array([[0.5]])))

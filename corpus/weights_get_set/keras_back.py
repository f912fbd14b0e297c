import keras
import numpy as np


def build_model():
    model = keras.Sequential()
    model.add(keras.layers.InputLayer(shape=[2]))
    model.add(keras.layers.Dense(units=3, activation="relu", name="hidden"))
    model.add(keras.layers.Dense(units=1, name="output"))
    model.compile(optimizer="sgd", loss="mean_squared_error")
    return model


x = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = np.array([[1.0], [2.0], [3.0]])

teacher = build_model()
teacher.fit(x, y, epochs=5)

# The student starts where the teacher is.
student = build_model()
student.set_weights(teacher.get_weights())
print(student.predict(x))

# One layer can be set, too.
layer = student.get_layer("output")
layer.set_weights([np.ones([3, 1]), np.zeros([1])])
print(student.evaluate(x, y))
print("parameters:", student.count_params())

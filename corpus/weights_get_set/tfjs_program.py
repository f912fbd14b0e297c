import tfjs as tf


def build_model():
    model = tf.sequential()
    model.add(tf.layers.inputLayer({"inputShape": [2]}))
    model.add(tf.layers.dense({"units": 3, "activation": "relu", "name": "hidden"}))
    model.add(tf.layers.dense({"units": 1, "name": "output"}))
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})
    return model


x = tf.tensor2d([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [3, 2])
y = tf.tensor2d([[1.0], [2.0], [3.0]], [3, 1])

teacher = build_model()
teacher.fit(x, y, {"epochs": 5})

# The student starts where the teacher is.
student = build_model()
student.setWeights(teacher.getWeights())
student.predict(x).print()

# One layer can be set, too.
layer = student.getLayer("output")
layer.setWeights([tf.ones([3, 1]), tf.zeros([1])])
print(student.evaluate(x, y).dataSync()[0])
print("parameters:", student.countParams())

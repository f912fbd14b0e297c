import tfjs as tf

model = tf.loadLayersModel("file://model/model.json").result()
model.predict(tf.tensor2d([[5]], [1, 1])).print()

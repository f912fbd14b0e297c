import tfjs as tf

x_train = tf.linspace(0.0, 1.0, 32).reshape([8, 4])
y_train = tf.tensor2d([[0], [1], [0], [1], [1], [0], [1], [0]], [8, 1], "int32")

model = tf.sequential(
    {
        "layers": [
            tf.layers.dense({"units": 6, "activation": "relu", "inputShape": [4]}),
            tf.layers.dense({"units": 1, "activation": "sigmoid"}),
        ]
    }
)
model.compile({"loss": "binaryCrossentropy", "optimizer": "adam"})

batch_size = 4
epochs = 2
for epoch in range(epochs):
    for start in range(0, x_train.shape[0], batch_size):
        x_batch = x_train.slice([start], [batch_size])
        y_batch = y_train.slice([start], [batch_size])
        loss = model.trainOnBatch(x_batch, y_batch).result()
    print("Epoch", epoch + 1)

model.predict(x_train.slice([0], [2])).print()

import tfjs as tf

num_tags = 3
num_departments = 2

title_input = tf.input({"shape": [4], "name": "title"})
body_input = tf.input({"shape": [6], "name": "body"})

x = tf.layers.concatenate({}).apply([title_input, body_input])
x = tf.layers.dense({"units": 8, "activation": "relu"}).apply(x)

priority_pred = tf.layers.dense(
    {"units": 1, "activation": "sigmoid", "name": "priority"}
).apply(x)
department_pred = tf.layers.dense(
    {"units": num_departments, "activation": "softmax", "name": "department"}
).apply(x)

model = tf.model(
    {"inputs": [title_input, body_input], "outputs": [priority_pred, department_pred]}
)
model.compile(
    {
        "optimizer": tf.train.rmsprop({"learningRate": 1e-3}),
        "loss": {
            "priority": "binaryCrossentropy",
            "department": "categoricalCrossentropy",
        },
    }
)

title_data = tf.linspace(0, 1, 24).reshape([6, 4])
body_data = tf.linspace(-1, 1, 36).reshape([6, 6])
priority_targets = tf.tensor1d([0, 1, 0, 1, 0, 1])
dept_targets = tf.tensor2d([[1, 0], [0, 1], [1, 0], [0, 1], [1, 0], [0, 1]], [6, 2])

model.fit(
    {"title": title_data, "body": body_data},
    {"priority": priority_targets, "department": dept_targets},
    {"epochs": 2, "batchSize": 2},
)
priority, department = model.predict([title_data, body_data])
print(priority.shape, department.shape)

import tfjs as tf

num_tags = 3
num_words = 15
num_departments = 4

title_input = tf.input({"shape": [5], "name": "title"})
tags_input = tf.input({"shape": [num_tags], "name": "tags"})

title_features = tf.layers.embedding({"inputDim": num_words, "outputDim": 6}).apply(
    title_input
)
title_features = tf.layers.globalAveragePooling1d().apply(title_features)
x = tf.layers.concatenate({}).apply([title_features, tags_input])
priority_pred = tf.layers.dense(
    {"units": 1, "name": "priority", "activation": "sigmoid"}
).apply(x)
department_pred = tf.layers.dense(
    {"units": num_departments, "name": "department"}
).apply(x)
model = tf.model(
    {"inputs": [title_input, tags_input], "outputs": [priority_pred, department_pred]}
)

model.compile(
    {
        "optimizer": tf.train.sgd({"learningRate": 0.2}),
        "loss": {
            "priority": "binaryCrossentropy",
            "department": tf.losses.softmaxCrossEntropy,
        },
        "lossWeights": {"priority": 1.0, "department": 0.2},
    }
)

title_data = tf.range(0, 60, 1, "int32").reshape([12, 5]).mul(7).mod(num_words)
tags_data = tf.range(0, 36, 1, "int32").reshape([12, num_tags]).mod(2).cast("float32")
priority_targets = tf.range(0, 12, 1, "int32").mod(2).reshape([12, 1])
dept_targets = tf.oneHot(
    tf.range(0, 12, 1, "int32").mod(num_departments).cast("int32"),
    num_departments,
    1,
    0,
    "float32",
)

history = model.fit(
    {"title": title_data, "tags": tags_data},
    {"priority": priority_targets, "department": dept_targets},
    {"epochs": 3, "batchSize": 4, "verbose": 0},
).result()
print(history.history["loss"])
priority, department = model.predict([title_data, tags_data])
print(priority.shape, department.shape)

import tfjs as tf

train_data = tf.range(0, 72).sin().reshape([24, 3])
train_targets = train_data.matMul(tf.tensor2d([[1.0], [2.0], [-1.0]], [3, 1]))

mean = train_data.mean(0)
std = tf.moments(train_data, 0)["variance"].sqrt()
train_data = train_data.sub(mean)
train_data = train_data.div(std)


def build_model():
    model = tf.sequential(
        {
            "layers": [
                tf.layers.dense({"units": 6, "activation": "tanh", "inputShape": [3]}),
                tf.layers.dense({"units": 1}),
            ]
        }
    )
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError", "metrics": ["mae"]})
    return model


k = 3
num_val_samples = train_data.shape[0] // k
num_epochs = 2
all_scores = []
for i in range(k):
    print(f"Processing fold #{i}")
    val_data = train_data.slice([i * num_val_samples], [num_val_samples])
    val_targets = train_targets.slice([i * num_val_samples], [num_val_samples])
    partial_train_data = tf.concat(
        [
            train_data.slice([0], [i * num_val_samples]),
            train_data.slice([(i + 1) * num_val_samples], [-1]),
        ],
        0,
    )
    partial_train_targets = tf.concat(
        [
            train_targets.slice([0], [i * num_val_samples]),
            train_targets.slice([(i + 1) * num_val_samples], [-1]),
        ],
        0,
    )
    model = build_model()
    model.fit(
        partial_train_data,
        partial_train_targets,
        {"epochs": num_epochs, "batchSize": 4, "verbose": 0},
    )
    val_mse, val_mae = [t.dataSync()[0] for t in model.evaluate(val_data, val_targets)]
    all_scores.append(val_mae)

print(all_scores)
tf.mean(all_scores).print()

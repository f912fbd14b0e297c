import keras
import numpy as np

train_data = np.reshape(np.sin(np.arange(72)), [24, 3])
train_targets = train_data @ np.array([[1.0], [2.0], [-1.0]])

mean = np.mean(train_data, axis=0)
std = np.sqrt(keras.ops.var(train_data, 0))
train_data = train_data - mean
train_data = train_data / std


def build_model():
    model = keras.Sequential(
        [
            keras.layers.Dense(units=6, activation="tanh", input_shape=[3]),
            keras.layers.Dense(units=1),
        ]
    )
    model.compile(optimizer="sgd", loss="mean_squared_error", metrics=["mae"])
    return model


k = 3
num_val_samples = train_data.shape[0] // k
num_epochs = 2
all_scores = []
for i in range(k):
    print(f"Processing fold #{i}")
    val_data = train_data[i * num_val_samples : (i + 1) * num_val_samples]
    val_targets = train_targets[i * num_val_samples : (i + 1) * num_val_samples]
    partial_train_data = np.concatenate(
        [
            train_data[: i * num_val_samples],
            train_data[(i + 1) * num_val_samples :],
        ],
        axis=0,
    )
    partial_train_targets = np.concatenate(
        [
            train_targets[: i * num_val_samples],
            train_targets[(i + 1) * num_val_samples :],
        ],
        axis=0,
    )
    model = build_model()
    model.fit(
        partial_train_data,
        partial_train_targets,
        epochs=num_epochs,
        batch_size=4,
        verbose=0,
    )
    val_mse, val_mae = model.evaluate(val_data, val_targets)
    all_scores.append(val_mae)

print(all_scores)
print(np.mean(all_scores))

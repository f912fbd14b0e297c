import keras
import numpy as np

num_tags = 3
num_words = 15
num_departments = 4

title_input = keras.Input(shape=[5], name="title")
tags_input = keras.Input(shape=[num_tags], name="tags")

title_features = keras.layers.Embedding(input_dim=num_words, output_dim=6)(title_input)
title_features = keras.layers.GlobalAveragePooling1D()(title_features)
x = keras.layers.Concatenate()([title_features, tags_input])
priority_pred = keras.layers.Dense(units=1, name="priority", activation="sigmoid")(x)
department_pred = keras.layers.Dense(units=num_departments, name="department")(x)
model = keras.Model([title_input, tags_input], [priority_pred, department_pred])

model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.2),
    loss={
        "priority": "binary_crossentropy",
        "department": keras.losses.CategoricalCrossentropy(from_logits=True),
    },
    loss_weights={"priority": 1.0, "department": 0.2},
)

title_data = np.reshape(np.arange(60), [12, 5]) * 7 % num_words
tags_data = keras.ops.cast(np.reshape(np.arange(36), [12, num_tags]) % 2, "float32")
priority_targets = np.reshape(np.arange(12) % 2, [12, 1])
dept_targets = keras.ops.one_hot(
    keras.ops.cast(np.arange(12) % num_departments, "int32"),
    num_departments,
    dtype="float32",
)

history = model.fit(
    {"title": title_data, "tags": tags_data},
    {"priority": priority_targets, "department": dept_targets},
    epochs=3,
    batch_size=4,
    verbose=0,
)
print(history.history["loss"])
priority, department = model.predict([title_data, tags_data])
print(priority.shape, department.shape)

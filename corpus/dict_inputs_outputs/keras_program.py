import keras
import numpy as np
from keras import layers

num_tags = 3
num_words = 15
num_departments = 4

title_input = keras.Input(shape=(5,), name="title")
tags_input = keras.Input(shape=(num_tags,), name="tags")

title_features = layers.Embedding(num_words, 6)(title_input)
title_features = layers.GlobalAveragePooling1D()(title_features)
x = layers.concatenate([title_features, tags_input])
priority_pred = layers.Dense(1, name="priority", activation="sigmoid")(x)
department_pred = layers.Dense(num_departments, name="department")(x)
model = keras.Model(
    inputs=[title_input, tags_input],
    outputs=[priority_pred, department_pred],
)

model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.2),
    loss={
        "priority": keras.losses.BinaryCrossentropy(),
        "department": keras.losses.CategoricalCrossentropy(from_logits=True),
    },
    loss_weights={"priority": 1.0, "department": 0.2},
)

title_data = (np.arange(60).reshape(12, 5) * 7) % num_words
tags_data = (np.arange(36).reshape(12, num_tags) % 2).astype("float32")
priority_targets = (np.arange(12) % 2).reshape(12, 1)
dept_targets = keras.utils.to_categorical(
    np.arange(12) % num_departments, num_classes=num_departments
)

history = model.fit(
    {"title": title_data, "tags": tags_data},
    {"priority": priority_targets, "department": dept_targets},
    epochs=3,
    batch_size=4,
    verbose=0,
)
print(history.history["loss"])
priority, department = model.predict([title_data, tags_data], verbose=0)
print(priority.shape, department.shape)

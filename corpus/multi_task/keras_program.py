import keras
import numpy as np
from keras import layers

num_tags = 3
num_departments = 2

title_input = keras.Input(shape=(4,), name="title")
body_input = keras.Input(shape=(6,), name="body")

x = layers.concatenate([title_input, body_input])
x = layers.Dense(8, activation="relu")(x)

priority_pred = layers.Dense(1, activation="sigmoid", name="priority")(x)
department_pred = layers.Dense(
    num_departments, activation="softmax", name="department"
)(x)

model = keras.Model(
    inputs=[title_input, body_input],
    outputs=[priority_pred, department_pred],
)
model.compile(
    optimizer=keras.optimizers.RMSprop(1e-3),
    loss={
        "priority": "binary_crossentropy",
        "department": "categorical_crossentropy",
    },
)

title_data = np.linspace(0, 1, 24).reshape(6, 4)
body_data = np.linspace(-1, 1, 36).reshape(6, 6)
priority_targets = np.array([0, 1, 0, 1, 0, 1])
dept_targets = np.array([[1, 0], [0, 1], [1, 0], [0, 1], [1, 0], [0, 1]])

model.fit(
    {"title": title_data, "body": body_data},
    {"priority": priority_targets, "department": dept_targets},
    epochs=2,
    batch_size=2,
)
priority, department = model.predict([title_data, body_data])
print(priority.shape, department.shape)

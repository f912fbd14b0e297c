import tensorflow as tf
import keras
import numpy as np

accumulation_steps = 4

model = keras.Sequential(
    [
        keras.layers.Dense(units=8, activation="relu", input_shape=[5]),
        keras.layers.Dense(units=3),
    ]
)
optimizer = keras.optimizers.SGD(learning_rate=0.1, momentum=0.9)
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)

rng = np.random.default_rng(7)
x = keras.ops.cast(rng.normal(size=(32, 5)), "float32")
y = rng.integers(0, 3, size=(32,))

for epoch in range(2):
    accumulated = []
    total_loss = 0.0
    for step in range(8):
        x_batch = x[step * 4 : (step + 1) * 4]
        y_batch = y[step * 4 : (step + 1) * 4]

        with tf.GradientTape() as tape:
            logits = model(x_batch, training=True)
            loss = loss_fn(y_batch, logits) / accumulation_steps

        gradients = tape.gradient(loss, model.trainable_weights)
        if accumulated:
            accumulated = [np.add(a, g) for a, g in zip(accumulated, gradients)]
        else:
            accumulated = gradients
        total_loss += float(loss)
        if (step + 1) % accumulation_steps == 0:
            optimizer.apply_gradients(zip(accumulated, model.trainable_weights))
            accumulated = []
    print(f"epoch {epoch}: loss {total_loss:.5f}")
print(model.predict(x[:2]))

import tfjs as tf
import numpy as np

accumulation_steps = 4

model = tf.sequential(
    {
        "layers": [
            tf.layers.dense({"units": 8, "activation": "relu", "inputShape": [5]}),
            tf.layers.dense({"units": 3}),
        ]
    }
)
optimizer = tf.train.momentum({"learningRate": 0.1, "momentum": 0.9})
loss_fn = tf.losses.sparseCategoricalCrossentropy({"fromLogits": True})

rng = np.random.default_rng(7)
x = tf.tensor(rng.normal(size=(32, 5))).cast("float32")
y = tf.tensor1d(rng.integers(0, 3, size=(32,)), "int32")

for epoch in range(2):
    accumulated = []
    total_loss = 0.0
    for step in range(8):
        x_batch = x.slice([step * 4], [4])
        y_batch = y.slice([step * 4], [4])

        def compute_loss():
            logits = model.apply(x_batch, {"training": True})
            return loss_fn(y_batch, logits).div(accumulation_steps)

        t = tf.variableGrads(compute_loss, [w.read() for w in model.trainableWeights])
        gradients = [t["grads"][w.name] for w in model.trainableWeights]
        loss = t["value"]
        if accumulated:
            accumulated = [tf.add(a, g) for a, g in zip(accumulated, gradients)]
        else:
            accumulated = gradients
        total_loss += loss.dataSync()[0]
        if (step + 1) % accumulation_steps == 0:
            optimizer.applyGradients(
                [
                    {"name": w.name, "tensor": accumulated[i]}
                    for i, w in enumerate(model.trainableWeights)
                ]
            )
            accumulated = []
    print(f"epoch {epoch}: loss {total_loss:.5f}")
model.predict(x.slice([0], [2])).print()

import tfjs as tf

text = "hello keras hello tensors "
alphabet = " aehklnorst"

# Cut the text in semi-redundant sequences of maxlen characters.
maxlen = 6
step = 4
sentences = []
next_chars = []
for i in range(0, len(text) - maxlen, step):
    sentences.append([alphabet.index(c) for c in text[i : i + maxlen]])
    next_chars.append(alphabet.index(text[i + maxlen]))
print("Number of sequences:", len(sentences))

x = tf.tensor(sentences, None, "int32")
y = tf.tensor(next_chars)

model = tf.sequential(
    {
        "layers": [
            tf.layers.embedding(
                {"inputDim": len(alphabet), "outputDim": 4, "inputShape": [maxlen]}
            ),
            tf.layers.gru({"units": 6, "recurrentActivation": "sigmoid"}),
            tf.layers.dense({"units": len(alphabet), "activation": "softmax"}),
        ]
    }
)
model.compile({"loss": "sparseCategoricalCrossentropy", "optimizer": "sgd"})
for epoch in range(2):
    history = model.fit(x, y, {"batchSize": 5, "epochs": 1, "verbose": 0}).result()
    print("epoch", epoch, "loss", history.history["loss"][0])

prediction = model.predict(x.slice([0], [1]))
print(prediction.shape)

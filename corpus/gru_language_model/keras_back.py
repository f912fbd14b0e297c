import keras
import numpy as np

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

x = np.array(sentences)
y = np.array(next_chars)

model = keras.Sequential(
    [
        keras.layers.Embedding(
            input_dim=len(alphabet), output_dim=4, input_shape=[maxlen]
        ),
        keras.layers.GRU(units=6, reset_after=False),
        keras.layers.Dense(units=len(alphabet), activation="softmax"),
    ]
)
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
for epoch in range(2):
    history = model.fit(x, y, batch_size=5, epochs=1, verbose=0)
    print("epoch", epoch, "loss", history.history["loss"][0])

prediction = model.predict(x[:1])
print(prediction.shape)

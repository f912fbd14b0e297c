import keras
import numpy as np
from keras import layers

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
        keras.Input(shape=(maxlen,)),
        layers.Embedding(len(alphabet), 4),
        layers.GRU(6, reset_after=False),
        layers.Dense(len(alphabet), activation="softmax"),
    ]
)
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
for epoch in range(2):
    history = model.fit(x, y, batch_size=5, epochs=1, verbose=0)
    print("epoch", epoch, "loss", history.history["loss"][0])

prediction = model.predict(x[:1], verbose=0)
print(prediction.shape)

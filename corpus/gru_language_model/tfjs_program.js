import * as tf from '@tensorflow/tfjs';

const text = 'hello keras hello tensors ';
const alphabet = ' aehklnorst';

// Cut the text in semi-redundant sequences of maxlen characters.
const maxlen = 6;
const step = 4;
const sentences = [];
const nextChars = [];
for (let i = 0; i < text.length - maxlen; i += step) {
  sentences.push(
    [...text.slice(i, i + maxlen)].map((c) => alphabet.indexOf(c)),
  );
  nextChars.push(alphabet.indexOf(text[i + maxlen]));
}
console.log('Number of sequences:', sentences.length);

const x = tf.tensor(sentences, null, 'int32');
const y = tf.tensor(nextChars);

const model = tf.sequential({
  layers: [
    tf.layers.embedding({
      inputDim: alphabet.length,
      outputDim: 4,
      inputShape: [maxlen],
    }),
    tf.layers.gru({units: 6, recurrentActivation: 'sigmoid'}),
    tf.layers.dense({units: alphabet.length, activation: 'softmax'}),
  ],
});
model.compile({loss: 'sparseCategoricalCrossentropy', optimizer: 'sgd'});
for (let epoch = 0; epoch < 2; epoch++) {
  const history = await model.fit(x, y, {batchSize: 5, epochs: 1, verbose: 0});
  console.log('epoch', epoch, 'loss', history.history.loss[0]);
}

const prediction = model.predict(x.slice([0], [1]));
console.log(prediction.shape);

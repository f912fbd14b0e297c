import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';

class TransformerBlock extends extensions.layers.Layer {
  static className = 'TransformerBlock';

  constructor(config) {
    const embedDim = config.embed_dim;
    const numHeads = config.num_heads;
    const ffDim = config.ff_dim;
    const rate = config.rate ?? 0.0;
    super(config);
    this.att = extensions.layers.multiHeadAttention({
      numHeads,
      keyDim: embedDim,
    });
    this.ffn = extensions.sequential({
      layers: [
        tf.layers.dense({units: ffDim, activation: 'relu'}),
        tf.layers.dense({units: embedDim}),
      ],
    });
    this.layernorm1 = tf.layers.layerNormalization({epsilon: 1e-6});
    this.layernorm2 = tf.layers.layerNormalization({epsilon: 1e-6});
    this.dropout = tf.layers.dropout({rate});
  }

  call(inputs, kwargs) {
    inputs = Array.isArray(inputs) ? inputs[0] : inputs;
    const attnOutput = this.dropout.apply(this.att.apply([inputs, inputs]));
    const out1 = this.layernorm1.apply(inputs.add(attnOutput));
    return this.layernorm2.apply(out1.add(this.ffn.apply(out1)));
  }
}
tf.serialization.registerClass(TransformerBlock);

class TokenAndPositionEmbedding extends extensions.layers.Layer {
  static className = 'TokenAndPositionEmbedding';

  constructor(config) {
    const maxlen = config.maxlen;
    const vocabSize = config.vocab_size;
    const embedDim = config.embed_dim;
    super(config);
    this.tokenEmb = tf.layers.embedding({
      inputDim: vocabSize,
      outputDim: embedDim,
    });
    this.posEmb = tf.layers.embedding({inputDim: maxlen, outputDim: embedDim});
    this.maxlen = maxlen;
  }

  call(inputs, kwargs) {
    const x = Array.isArray(inputs) ? inputs[0] : inputs;
    const positions = tf.range(0, this.maxlen, 1, 'int32');
    return this.tokenEmb.apply(x).add(this.posEmb.apply(positions));
  }

  computeOutputShape(inputShape) {
    return this.tokenEmb.computeOutputShape(inputShape);
  }
}
tf.serialization.registerClass(TokenAndPositionEmbedding);

function buildModel(vocabSize, maxlen, embedDim) {
  const inputs = tf.input({shape: [maxlen]});
  let x = new TokenAndPositionEmbedding({
    maxlen,
    vocab_size: vocabSize,
    embed_dim: embedDim,
  }).apply(inputs);
  x = new TransformerBlock({
    embed_dim: embedDim,
    num_heads: 2,
    ff_dim: 8,
  }).apply(x);
  x = tf.layers.globalAveragePooling1d().apply(x);
  x = tf.layers.dense({units: 5, activation: 'relu'}).apply(x);
  const outputs = tf.layers.dense({units: 2, activation: 'softmax'}).apply(x);
  return tf.model({inputs, outputs});
}
const vocabSize = 20;
const maxlen = 6;
const model = buildModel(vocabSize, maxlen, 4);

const xTrain = tf
  .range(0, 96, 1, 'int32')
  .reshape([16, maxlen])
  .mul(7)
  .mod(vocabSize);
const yTrain = tf.range(0, 16, 1, 'int32').mod(2);

model.compile({
  optimizer: tf.train.sgd(0.1),
  loss: 'sparseCategoricalCrossentropy',
  metrics: ['accuracy'],
});
const history = await model.fit(xTrain, yTrain, {
  batchSize: 4,
  epochs: 3,
  verbose: 0,
});
console.log(history.history.loss);
const scores = model.evaluate(xTrain, yTrain).map((t) => t.dataSync()[0]);
console.log('loss:', scores[0]);

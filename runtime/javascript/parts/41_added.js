// Losses that a model is given as symbolic tensors: what Keras 2's `Model.add_loss(tensor)` does.

const addLossOfTensorFlow = tf.LayersModel.prototype.addLoss;

/** Functions as in TensorFlow.js; symbolic tensors are computed with each batch and added. */
tf.LayersModel.prototype.addLoss = function (losses) {
  const given = [losses].flat();
  const symbolic = given.filter((one) => one instanceof tf.SymbolicTensor);
  const functions = given.filter((one) => !symbolic.includes(one));
  if (functions.length > 0) {
    addLossOfTensorFlow.call(this, functions);
  }
  if (symbolic.length > 0) {
    const {inputs, outputs} = this;
    const added = [...(this.withLosses?.added ?? []), ...symbolic];
    const name = `${this.name}_losses`;
    const model = tf.model({inputs, outputs: [...outputs, ...added], name});
    const own = new Set(this.weights);
    const strange = model.layers.find((layer) =>
      layer.weights.some((weight) => !own.has(weight)),
    );
    if (strange != null) {
      throw new Error(
        `${this.name}: addLoss: the layer '${strange.name}' has weights and is not between the ` +
          "model's inputs and outputs; make its tensor an output, too",
      );
    }
    hide(this, {withLosses: {added, model}});
  }
};

/** The outputs for a batch, and the losses that were added. */
function withAdded(model, inputs, kwargs) {
  const count = model.outputs.length;
  const made = [(model.withLosses?.model ?? model).call(inputs, kwargs)].flat();
  return [made.slice(0, count), made.slice(count)];
}

/** What `compile` is given where the added losses are all there is. */
function withLoss(model, args) {
  const none = model.withLosses != null && args.loss == null;
  return none ? {...args, loss: model.outputs.map(() => () => tf.scalar(0))} : args;
}

/** Without labels the data has zeros for them, which no loss reads. */
function needNoLabels(model) {
  const {standardizeUserDataXY} = tf.LayersModel.prototype;
  model.feedOutputShapes = model.outputs.map(() => null);
  model.standardizeUserDataXY = (x, y, ...rest) => {
    const first = flat(x)[0];
    const labels = y ?? model.outputs.map(() => tf.zeros([first.shape[0], 1]));
    return standardizeUserDataXY.call(model, x, labels, ...rest);
  };
}

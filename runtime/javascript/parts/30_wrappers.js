/** A scaled loss: where a gradient is not finite, the step is left out and the scale halved. */
class LossScaleOptimizer extends tf.Optimizer {
  static className = 'LossScaleOptimizer';

  constructor({
    innerOptimizer,
    initialScale = 2 ** 15,
    dynamicGrowthSteps = 2000,
  }) {
    super();
    this.innerOptimizer = innerOptimizer;
    this.dynamicGrowthSteps = dynamicGrowthSteps;
    this.scale = initialScale;
    this.good = 0;
  }

  get learningRate() {
    return this.innerOptimizer.learningRate;
  }

  setLearningRate(learningRate) {
    setRate(this.innerOptimizer, learningRate);
  }

  minimize(f, returnCost = false, varList = undefined) {
    const {value, grads} = tf.variableGrads(
      () => f().mul(this.scale),
      varList,
    );
    const cost = value.div(this.scale);
    this.applyGradients(grads);
    tf.dispose([value, grads]);
    if (returnCost) {
      return cost;
    }
    cost.dispose();
    return null;
  }

  applyGradients(variableGradients) {
    const named = Array.isArray(variableGradients)
      ? variableGradients
      : Object.entries(variableGradients).map(([name, tensor]) => ({
          name,
          tensor,
        }));
    tf.tidy(() => {
      const unscaledOnes = named
        .filter(({tensor}) => tensor != null)
        .map(({name, tensor}) => ({name, tensor: tensor.div(this.scale)}));
      const finite = unscaledOnes.every(
        ({tensor}) => tensor.isFinite().all().dataSync()[0],
      );
      if (!finite) {
        this.scale /= 2;
        this.good = 0;
        return;
      }
      this.innerOptimizer.applyGradients(unscaledOnes);
      this.good += 1;
      if (this.good === this.dynamicGrowthSteps) {
        this.scale *= 2;
        this.good = 0;
      }
    });
  }

  useAverages(variables) {
    this.innerOptimizer.useAverages?.(variables);
  }

  dispose() {
    this.innerOptimizer.dispose();
  }

  getConfig() {
    return {...this.given};
  }
}

/** The optimizer for each weight: the first whose expression is the weight's whole name. */
class OptimizerMap {
  constructor({defaultOptimizer, optimizerMap = {}}) {
    this.defaultOptimizer = defaultOptimizer;
    this.optimizerMap = {...optimizerMap};
  }

  of(name) {
    const found = Object.entries(this.optimizerMap).filter(
      ([pattern]) =>
        pattern === name || new RegExp(`^(?:${pattern})$`).test(name),
    );
    if (found.length > 1) {
      throw new RangeError(
        `optimizerMap: several optimizers for the weight '${name}'`,
      );
    }
    return found.length > 0 ? found[0][1] : this.defaultOptimizer;
  }

  get optimizers() {
    return [
      ...new Set([...Object.values(this.optimizerMap), this.defaultOptimizer]),
    ];
  }
}

/** Each weight is trained by the optimizer that `optimizerMap` has for it. */
class MultiOptimizer extends Optimizer {
  static className = 'MultiOptimizer';
  static factory = 'multiOptimizer';

  constructor({optimizerMap, ...base}) {
    super(0, base);
    this.optimizerMap = optimizerMap;
  }

  update(pairs) {
    const groups = new Map();
    for (const [variable, tensor] of pairs) {
      const optimizer = this.optimizerMap.of(variable.name);
      groups.set(optimizer, [
        ...(groups.get(optimizer) ?? []),
        {name: variable.name, tensor},
      ]);
    }
    groups.forEach((gradients, optimizer) =>
      optimizer.applyGradients(gradients),
    );
  }

  useAverages(variables) {
    for (const variable of variables) {
      this.optimizerMap.of(variable.name).useAverages?.([variable]);
    }
  }

  dispose() {
    this.optimizerMap.optimizers.forEach((optimizer) => optimizer.dispose());
  }
}

/** Another rate for any optimizer, TensorFlow.js's own among them. */
function setRate(optimizer, learningRate) {
  if (typeof optimizer.setLearningRate === 'function') {
    optimizer.setLearningRate(learningRate);
  } else {
    optimizer.learningRate = learningRate;
  }
}

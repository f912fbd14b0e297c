// The derivatives of what TensorFlow.js computes, where it has none or those of something else.

/** A gradient of a kernel; `gradFunc` takes what `inputsToSave` names, as one argument each. */
function derivative(kernelName, inputsToSave, gradFunc, more = {}) {
  tf.registerGradient({
    kernelName,
    inputsToSave,
    gradFunc: (dy, saved, attributes) =>
      gradFunc(dy, ...saved, attributes ?? {}),
    ...more,
  });
}

// What is whole or true does not move with its inputs: where a condition depends on what is
// differentiated, the gradient is zero.
for (const [kernelName, ...inputs] of [
  ['All', 'x'],
  ['Any', 'x'],
  ['Equal', 'a', 'b'],
  ['NotEqual', 'a', 'b'],
  ['Less', 'a', 'b'],
  ['LessEqual', 'a', 'b'],
  ['Greater', 'a', 'b'],
  ['GreaterEqual', 'a', 'b'],
  ['LogicalAnd', 'a', 'b'],
  ['LogicalOr', 'a', 'b'],
  ['LogicalNot', 'x'],
  ['Multinomial', 'logits'],
  ['NonMaxSuppressionV3', 'boxes', 'scores'],
  ['NonMaxSuppressionV4', 'boxes', 'scores'],
  ['NonMaxSuppressionV5', 'boxes', 'scores'],
  ['SearchSorted', 'sortedSequence', 'values'],
]) {
  derivative(kernelName, inputs, (_, ...saved) =>
    Object.fromEntries(
      inputs.map((name, at) => [name, () => tf.zeros(saved[at].shape)]),
    ),
  );
}

/** The gradient of an operand from that of what it was spread to. */
function unspread(slope, {shape}) {
  const axes = tf.backend_util.getReductionAxes(shape, slope.shape);
  return (axes.length > 0 ? slope.sum(axes) : slope).reshape(shape);
}

for (const [kernelName, towardsFirst, towardsSecond] of [
  ['Maximum', tf.greaterEqual, tf.less],
  ['Minimum', tf.lessEqual, tf.greater],
]) {
  derivative(kernelName, ['a', 'b'], (dy, a, b) => ({
    a: () => unspread(dy.mul(towardsFirst(a, b).toFloat()), a),
    b: () => unspread(dy.mul(towardsSecond(a, b).toFloat()), b),
  }));
}

derivative('SquaredDifference', ['a', 'b'], (dy, a, b) => ({
  a: () => unspread(dy.mul(a.sub(b)).mul(2), a),
  b: () => unspread(dy.mul(b.sub(a)).mul(2), b),
}));

derivative('BatchMatMul', ['a', 'b'], (dy, a, b, {transposeA, transposeB}) => ({
  a: () =>
    unspread(
      transposeA
        ? tf.matMul(b, dy, transposeB, true)
        : tf.matMul(dy, b, false, !transposeB),
      a,
    ),
  b: () =>
    unspread(
      transposeB
        ? tf.matMul(dy, a, true, transposeA)
        : tf.matMul(a, dy, !transposeA, false),
      b,
    ),
}));

/** `slope` by the places of an axis that a table [count, extent] gives shares in others. */
function sharedBack(slope, axis, table) {
  const order = [...slope.shape.keys()].filter((each) => each !== axis);
  const moved = slope.transpose([...order, axis]);
  const rows = moved.reshape([-1, table.shape[0]]).matMul(table);
  const back = [...order, axis];
  return rows
    .reshape([...order.map((each) => slope.shape[each]), table.shape[1]])
    .transpose([...slope.shape.keys()].map((each) => back.indexOf(each)));
}

/** A table of `sharedBack` where every place has one other to itself. */
function places(takenFrom, extent) {
  return tf.oneHot(takenFrom, extent).toFloat();
}

/** The places of an axis that a slice with steps takes. */
function everyStep(begin, end, stride) {
  const length = Math.max(Math.ceil((end - begin) / stride), 0);
  return Array.from({length}, (_, at) => begin + at * stride);
}

derivative('StridedSlice', ['x'], (dy, x, how) => ({
  x: () => {
    const {begin, end, strides} = tf.slice_util.sliceInfo(
      x.shape,
      how.begin,
      how.end,
      how.strides,
      how.beginMask,
      how.endMask,
      how.ellipsisMask,
      how.newAxisMask,
      how.shrinkAxisMask,
    );
    if (dy.size === 0) {
      return tf.zeros(x.shape);
    }
    const taken = begin.map((first, axis) =>
      everyStep(first, end[axis], strides[axis]),
    );
    return taken.reduce(
      (slope, from, axis) =>
        from.length === x.shape[axis] && strides[axis] === 1
          ? slope
          : sharedBack(slope, axis, places(from, x.shape[axis])),
      dy.reshape(taken.map((from) => from.length)),
    );
  },
}));

derivative('MirrorPad', ['x'], (dy, x, {paddings, mode}) => ({
  x: () =>
    paddings.reduce((slope, [before, after], axis) => {
      if (before + after === 0) {
        return slope;
      }
      const line = tf.range(0, x.shape[axis], 1, 'int32');
      const from = line.mirrorPad([[before, after]], mode);
      return sharedBack(slope, axis, places(from, x.shape[axis]));
    }, dy),
}));

derivative('DepthToSpace', ['x'], (dy, x, {blockSize, dataFormat}) => ({
  x: () => {
    const [batch, ...sizes] = x.shape;
    if (dataFormat === 'NCHW') {
      const [channels, height, width] = sizes;
      const depth = channels / blockSize ** 2;
      return dy
        .reshape([batch, depth, height, blockSize, width, blockSize])
        .transpose([0, 3, 5, 1, 2, 4])
        .reshape(x.shape);
    }
    const [height, width] = sizes;
    return dy
      .reshape([batch, height, blockSize, width, blockSize, -1])
      .transpose([0, 1, 3, 2, 4, 5])
      .reshape(x.shape);
  },
}));

derivative('FlipLeftRight', ['image'], (dy) => ({
  image: () => tf.image.flipLeftRight(dy),
}));

derivative('Diag', ['x'], (dy, x) => ({
  x: () =>
    dy.reshape([x.size, x.size]).mul(tf.eye(x.size)).sum(1).reshape(x.shape),
}));

/** Places as rows of a matrix, and their values: TensorFlow.js scatters nothing else. */
function scattered(places, values, shape, depth = places.shape.at(-1)) {
  return tf.scatterND(
    places.reshape([-1, depth]),
    values.reshape([-1, ...shape.slice(depth)]),
    shape,
  );
}

derivative('GatherNd', ['params', 'indices'], (dy, params, indices) => ({
  params: () => scattered(indices, dy, params.shape),
}));

/** What was put to places, of which a list of numbers holds one each. */
function found(dy, indices) {
  return tf.gatherND(dy, indices.rank === 1 ? indices.expandDims(1) : indices);
}

derivative('ScatterNd', ['indices'], (dy, indices) => ({
  updates: () => found(dy, indices),
}));

derivative(
  'TensorScatterUpdate',
  ['indices', 'updates'],
  (dy, indices, updates) => ({
    tensor: () => {
      const [rows, depth] = [
        found(dy, indices),
        indices.rank === 1 ? 1 : indices.shape.at(-1),
      ];
      const put = scattered(indices, tf.onesLike(rows), dy.shape, depth);
      return tf.where(put.equal(0), dy, tf.zerosLike(dy));
    },
    updates: () => found(dy, indices).reshape(updates.shape),
  }),
);

derivative(
  'SparseToDense',
  ['sparseIndices', 'sparseValues'],
  (dy, indices, values) => {
    const places = indices.reshape([-1, dy.rank]);
    const taken = () => tf.gatherND(dy, places);
    return {
      sparseValues: () => unspread(taken(), values),
      defaultValue: () => dy.sum().sub(taken().sum()),
    };
  },
);

derivative(
  'TopK',
  ['x'],
  ([dy], x, indices) => ({
    x: () => {
      const [count, extent] = [indices.shape.at(-1), x.shape.at(-1)];
      const rows = tf.range(0, x.size, extent, 'int32').expandDims(1);
      const places = indices.reshape([-1, count]).add(rows);
      return tf
        .scatterND(places.reshape([-1, 1]), dy.reshape([-1]), [x.size])
        .reshape(x.shape);
    },
  }),
  {outputsToSave: [false, true]},
);

derivative('Cumsum', [], (dy, {axis, exclusive, reverse}) => ({
  x: () => tf.cumsum(dy, axis, exclusive, !reverse),
}));

/** Every element of an axis is a factor of those behind it: the products without it, added up. */
function slopesOfFactors(dy, x, {axis, exclusive, reverse}) {
  const at = axis < 0 ? axis + x.rank : axis;
  const length = x.shape[at];
  const factors = tf.unstack(reverse ? x.reverse(at) : x, at);
  const slopes = tf.unstack(reverse ? dy.reverse(at) : dy, at);
  const found = factors.map((_, own) => {
    let before = tf.onesLike(factors[own]);
    let total = tf.zerosLike(factors[own]);
    for (let place = 0; place < length; place += 1) {
      const affected = exclusive ? place > own : place >= own;
      if (affected && exclusive) {
        total = total.add(before.mul(slopes[place]));
      }
      if (place !== own) {
        before = before.mul(factors[place]);
      }
      if (affected && !exclusive) {
        total = total.add(before.mul(slopes[place]));
      }
    }
    return total;
  });
  const together = tf.stack(found, at);
  return reverse ? together.reverse(at) : together;
}

derivative('Cumprod', ['x'], (dy, x, how) => ({
  x: () => slopesOfFactors(dy, x, how),
}));

/** The gradient by one operand of an einsum: the others, and what the result lacks spread. */
function slopesOfSums(dy, own, term, output, others) {
  const terms = others.map(([letters]) => letters);
  const kept = [...term].filter((letter) =>
    [output, ...terms].some((letters) => letters.includes(letter)),
  );
  const made = tf.einsum(
    `${[output, ...terms].join()}->${kept.join('')}`,
    dy,
    ...others.map(([, other]) => other),
  );
  const shape = own.shape.map((size, axis) =>
    kept.includes(term[axis]) ? size : 1,
  );
  return made.reshape(shape).broadcastTo(own.shape);
}

tf.registerGradient({
  kernelName: 'Einsum',
  saveAllInputs: true,
  gradFunc: (dy, saved, {equation}) => {
    const [inputs, output] = equation.replace(/\s/g, '').split('->');
    const terms = inputs.split(',');
    return saved.map((own, at) => () => {
      const others = saved
        .map((other, place) => [terms[place], other])
        .filter((_, place) => place !== at);
      return slopesOfSums(dy, own, terms[at], output, others);
    });
  },
});

// TensorFlow.js hands one slope on as it is, and several as a list.
derivative('Unpack', [], (dy, {axis}) => ({
  value: () => tf.stack([dy].flat(), axis),
}));
derivative('SplitV', [], (dy, {axis}) => ({
  x: () => tf.concat([dy].flat(), axis),
}));

/** In Node's own backend `tensorScatterUpdate` writes into the tensor that it is given. */
function leavingInputs() {
  const given = tf.getKernel('TensorScatterUpdate', 'cpu');
  if (given == null || given.leavesInputs) {
    return;
  }
  tf.unregisterKernel(given.kernelName, given.backendName);
  tf.registerKernel({
    ...given,
    leavesInputs: true,
    kernelFunc: ({inputs, backend, attrs}) => {
      const {dataId, dtype, shape} = inputs.tensor;
      const values = backend.readSync(dataId).slice();
      const tensor = backend.makeTensorInfo(shape, dtype, values);
      const made = given.kernelFunc({
        inputs: {...inputs, tensor},
        backend,
        attrs,
      });
      backend.disposeIntermediateTensorInfo(tensor);
      return made;
    },
  });
}

leavingInputs();

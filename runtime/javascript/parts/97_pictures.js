// Pictures changed at random as Keras changes them, of float32 arrays `{values, shape}` with the
// axes [rows, columns, channels], or [channels, rows, columns]. What is drawn comes from NumPy's
// generator of 32 bits: with a seed, batches are those of Keras.

let drawing = null;

/** The generator, with a seed of its own where nobody gave one. */
function numpyDraws() {
  drawing ??= new MersenneTwister(Math.floor(Math.random() * TWO_32));
  return drawing;
}

function seedDraws(seed) {
  if (seed != null) drawing = new MersenneTwister(seed % TWO_32);
}

function uniformDraw(least, most) {
  return least + (most - least) * numpyDraws().nextDouble();
}

/** A whole number from 0 to `last`. */
function wholeDraw(last) {
  if (last === 0) return 0;
  const mask = 2 ** (32 - Math.clz32(last)) - 1;
  let word;
  do {
    word = (numpyDraws().nextUint32() & mask) >>> 0;
  } while (word > last);
  return word;
}

function permutationDraw(count) {
  const order = Array.from({length: count}, (_, place) => place);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = wholeDraw(last);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/** A tensor of what is a tensor, an array, or an array of `numpy`, the module. */
function tensorFrom(value) {
  if (value instanceof tf.Tensor) return value;
  return typeof value?.toTensor === 'function' ? value.toTensor(tf) : tf.tensor(value);
}

function pictureOf(value) {
  const tensor = tensorFrom(value);
  if (tensor.rank !== 3) {
    throw new RangeError(`expected a picture of three axes, got the shape [${tensor.shape}]`);
  }
  return {values: Float32Array.from(tensor.dataSync()), shape: tensor.shape};
}

function tensorOf({values, shape}) {
  return tf.tensor(values, shape, 'float32');
}

function matrixProduct(left, right) {
  return left.map((row) =>
    right[0].map((_, column) => row.reduce((sum, one, at) => sum + one * right[at][column], 0)),
  );
}

/** The matrix of the moves; null where there are none. */
function matrixOf({theta = 0, tx = 0, ty = 0, shear = 0, zx = 1, zy = 1}) {
  const parts = [];
  const radians = (degrees) => degrees * (Math.PI / 180);
  if (theta !== 0) {
    const [sine, cosine] = [Math.sin(radians(theta)), Math.cos(radians(theta))];
    parts.push([
      [cosine, -sine, 0],
      [sine, cosine, 0],
      [0, 0, 1],
    ]);
  }
  if (tx !== 0 || ty !== 0) {
    parts.push([
      [1, 0, tx],
      [0, 1, ty],
      [0, 0, 1],
    ]);
  }
  if (shear !== 0) {
    parts.push([
      [1, -Math.sin(radians(shear)), 0],
      [0, Math.cos(radians(shear)), 0],
      [0, 0, 1],
    ]);
  }
  if (zx !== 1 || zy !== 1) {
    parts.push([
      [zx, 0, 0],
      [0, zy, 0],
      [0, 0, 1],
    ]);
  }
  return parts.length === 0 ? null : parts.reduce(matrixProduct);
}

function aboutMiddle(matrix, height, width) {
  const [down, right] = [height / 2 - 0.5, width / 2 - 0.5];
  const moved = (sign) => [
    [1, 0, sign * down],
    [0, 1, sign * right],
    [0, 0, 1],
  ];
  return matrixProduct(matrixProduct(moved(1), matrix), moved(-1));
}

function mirrored(place, length) {
  if (length <= 1) return 0;
  const period = 2 * length;
  if (place < 0) {
    const near = place < -period ? period * Math.trunc(-place / period) + place : place;
    if (near < -length) return near + period;
    return (near > -1e-15 ? 1e-15 : -near) - 1;
  }
  if (place > length - 1) {
    const near = place - period * Math.trunc(place / period);
    return near >= length ? period - near - 1 : near;
  }
  return place;
}

/** A coordinate within the picture for one beyond it; null where `cval` stands. */
const MAPPED = {
  constant: (place, length) => (place < 0 || place > length - 1 ? null : place),
  nearest: (place, length) => Math.min(Math.max(place, 0), length - 1),
  reflect: mirrored,
  wrap: (place, length) => {
    const span = length - 1;
    if (span < 1) return 0;
    if (place < 0) return place + span * (Math.trunc(-place / span) + 1);
    return place > span ? place - span * Math.trunc(place / span) : place;
  },
};

/** Pixels that a coordinate lies between, and their weights. */
function tapsOf(place, length, fillMode, order) {
  const start = Math.floor(order === 0 ? place + 0.5 : place);
  const within = (index) =>
    Math.min(
      Math.max(fillMode === 'reflect' ? mirrored(index, length) : index, 0),
      length - 1,
    ) | 0;
  if (order === 0) return [[within(start), 1]];
  const part = place - start;
  return [
    [within(start), 1 - part],
    [within(start + 1), part],
  ];
}

/** The picture under moves around its middle, see `applyAffineTransform` of the runtime. */
function transformed(picture, moves, axes, fillMode, cval, order) {
  const {rowAxis, colAxis, channelAxis} = axes;
  if (`${[rowAxis, colAxis, channelAxis].sort()}` !== '0,1,2' || channelAxis === 1) {
    throw new RangeError(
      'applyAffineTransform: rowAxis, colAxis and channelAxis: expected 0, 1 and 2 in some ' +
        `order, with the channels first or last, got ${[rowAxis, colAxis, channelAxis]}`,
    );
  }
  if (!Object.hasOwn(MAPPED, fillMode)) {
    const known = Object.keys(MAPPED).join(', ');
    throw new RangeError(`fillMode: expected one of ${known}, got '${fillMode}'`);
  }
  if (order !== 0 && order !== 1) {
    throw new RangeError(
      `interpolationOrder: ${order}: 0 (the nearest pixel) and 1 (linear) are carried out`,
    );
  }
  const {values, shape} = picture;
  let matrix = matrixOf(moves);
  if (matrix == null) return picture;
  matrix = aboutMiddle(matrix, shape[rowAxis], shape[colAxis]);
  if (colAxis > rowAxis) {
    const [[a, b, c], [d, e, f]] = matrix;
    matrix = [
      [e, d, f],
      [b, a, c],
    ];
  }
  const planes = [0, 1, 2].filter((axis) => axis !== channelAxis);
  const steps = [shape[1] * shape[2], shape[2], 1];
  const [height, width] = planes.map((axis) => shape[axis]);
  const [down, right] = planes.map((axis) => steps[axis]);
  const made = new Float32Array(values.length);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [first, second] = [height, width].map((length, axis) => {
        const [byRow, byColumn, offset] = matrix[axis];
        return MAPPED[fillMode](offset + row * byRow + column * byColumn, length);
      });
      const outside = first == null || second == null;
      const rows = outside ? [] : tapsOf(first, height, fillMode, order);
      const columns = outside ? [] : tapsOf(second, width, fillMode, order);
      const target = row * down + column * right;
      for (let channel = 0; channel < shape[channelAxis]; channel += 1) {
        const offset = channel * steps[channelAxis];
        let sum = outside ? cval : 0;
        for (const [top, weight] of rows) {
          for (const [left, other] of columns) {
            sum += values[top * down + left * right + offset] * weight * other;
          }
        }
        made[target + offset] = sum;
      }
    }
  }
  return {values: made, shape};
}

const FILLED = {
  rowAxis: 1,
  colAxis: 2,
  channelAxis: 0,
  fillMode: 'nearest',
  cval: 0,
  interpolationOrder: 1,
};

function applyAffineTransform(x, {order = 1, ...config} = {}) {
  return tensorOf(movedPicture(x, config, {...config, interpolationOrder: order}));
}

function movedPicture(x, moves, config) {
  const said = {...FILLED, ...config};
  const {fillMode, cval, interpolationOrder} = said;
  return transformed(pictureOf(x), moves, said, fillMode, cval, interpolationOrder);
}

function randomRotation(x, rg, config = {}) {
  return tensorOf(movedPicture(x, {theta: uniformDraw(-rg, rg)}, config));
}

function randomShift(x, wrg, hrg, config = {}) {
  const {rowAxis, colAxis} = {...FILLED, ...config};
  const {shape} = tensorFrom(x);
  const tx = uniformDraw(-hrg, hrg) * shape[rowAxis];
  const ty = uniformDraw(-wrg, wrg) * shape[colAxis];
  return tensorOf(movedPicture(x, {tx, ty}, config));
}

function randomShear(x, intensity, config = {}) {
  return tensorOf(movedPicture(x, {shear: uniformDraw(-intensity, intensity)}, config));
}

function randomZoom(x, zoomRange, config = {}) {
  const [least, most] = zoomRange;
  const none = least === 1 && most === 1;
  const [zx, zy] = [0, 1].map(() => (none ? 1 : uniformDraw(least, most)));
  return tensorOf(movedPicture(x, {zx, zy}, config));
}

function extremes(values) {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

function tinted({values, shape}, intensity) {
  const [least, most] = extremes(values);
  const shift = Math.fround(intensity);
  return {values: values.map((one) => Math.min(Math.max(one + shift, least), most)), shape};
}

function applyChannelShift(x, intensity) {
  return tensorOf(tinted(pictureOf(x), intensity));
}

function randomChannelShift(x, intensityRange) {
  return applyChannelShift(x, uniformDraw(-intensityRange, intensityRange));
}

/** A picture with its channels last as 256 shades times `brightness`. */
function lit({values, shape}, brightness, scale) {
  const channels = shape[2];
  if (![1, 3, 4].includes(channels)) {
    throw new RangeError(
      'applyBrightnessShift: expected a picture of 1, 3 or 4 channels, the last axis, got the ' +
        `shape [${shape}]`,
    );
  }
  const [least, most] = extremes(values);
  const beyond = least < 0 || most > 255;
  const top = Math.fround(most - least);
  const factor = Math.fround(brightness);
  const made = values.map((one, place) => {
    let shade = one;
    if (scale || beyond) {
      shade = Math.fround(shade - least);
      if (top !== 0) shade = Math.fround(shade / top);
      shade = Math.fround(shade * 255);
    }
    shade = Math.trunc(shade);
    const isAlpha = channels === 4 && place % 4 === 3;
    if (!isAlpha) shade = Math.min(Math.max(Math.trunc(Math.fround(shade * factor)), 0), 255);
    if (!beyond || scale) return shade;
    return Math.fround(Math.fround(Math.fround(shade / 255) * top) + least);
  });
  return {values: made, shape};
}

function applyBrightnessShift(x, brightness, scale = true) {
  return tensorOf(lit(pictureOf(x), brightness, scale));
}

function randomBrightness(x, brightnessRange, scale = true) {
  const [least, most] = brightnessRange;
  return applyBrightnessShift(x, uniformDraw(least, most), scale);
}

/** The picture with the order along an axis turned round. */
function flipped({values, shape}, axis) {
  const step = shape.slice(axis + 1).reduce((left, right) => left * right, 1);
  const block = step * shape[axis];
  const made = new Float32Array(values.length);
  values.forEach((one, place) => {
    const along = Math.floor((place % block) / step);
    made[place + (shape[axis] - 1 - 2 * along) * step] = one;
  });
  return {values: made, shape};
}

/**
 * What arrays do themselves: the functions of the same names.
 */
import * as math from './array_math.js';
import * as shapes from './array_shapes.js';
import {NdArray} from './ndarray.js';

const METHODS = {
  sum: math.sum,
  prod: math.prod,
  mean: math.mean,
  std: math.std,
  var: math.var,
  max: math.max,
  min: math.min,
  argmax: math.argmax,
  argmin: math.argmin,
  argsort: math.argsort,
  any: math.any,
  all: math.all,
  cumsum: math.cumsum,
  cumprod: math.cumprod,
  round: math.round,
  clip: math.clip,
  repeat: math.repeat,
  squeeze: shapes.squeeze,
  swapaxes: shapes.swapaxes,
  take: shapes.take,
  dot: shapes.dot,
  trace: shapes.trace,
  ravel: shapes.ravel,
};

for (const [name, method] of Object.entries(METHODS)) {
  NdArray.prototype[name] = function (...given) {
    return method(this, ...given);
  };
}

/** One behind the other, in an array of its own. */
NdArray.prototype.flatten = function () {
  return this.copy().reshape(-1);
};

/** Sorts where the numbers are. */
NdArray.prototype.sort = function (axis = -1) {
  this.set(math.sort(this, axis), '...');
};

export {NdArray};

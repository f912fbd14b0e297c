// The types of numpy.js. What is drawn is a number, or nested lists of the size that is asked for.
// An array of NumPy is an NdArray; what is computed of it is one, or a number.

type Size = number | number[] | null;
type Drawn = any;

interface Draws {
  random(size?: Size): Drawn;
  uniform(low?: number, high?: number, size?: Size): Drawn;
  normal(loc?: number, scale?: number, size?: Size): Drawn;
  standardNormal(size?: Size): Drawn;
  permutation(x: number): number[];
  permutation<T>(x: T[]): T[];
  shuffle(x: any[] | NdArray): void;
  choice(
    a: number | any[],
    size?: Size,
    replace?: boolean,
    p?: number[] | NdArray,
  ): Drawn;
}

export interface RandomState extends Draws {
  seed(seed?: number | number[] | null): void;
  rand(...size: number[]): Drawn;
  randn(...size: number[]): Drawn;
  randomSample(size?: Size): Drawn;
  randint(low: number, high?: number | null, size?: Size): Drawn;
}

export interface Generator extends Draws {
  integers(
    low: number,
    high?: number | null,
    size?: Size,
    endpoint?: boolean,
  ): Drawn;
}

export const random: RandomState & {
  RandomState(seed?: number | number[] | null): RandomState;
  defaultRng(seed?: number | bigint | number[] | null): Generator;
};

type Listed = any;
type Computed = any;
type Axis = number | number[] | null;

export class NdArray {
  readonly shape: number[];
  readonly dtype: string;
  readonly ndim: number;
  readonly size: number;
  readonly T: NdArray;
  get(...index: any[]): Computed;
  set(value: any, ...index: any[]): NdArray;
  fill(value: number | boolean | string): NdArray;
  copy(): NdArray;
  astype(dtype: string): NdArray;
  item(...index: number[]): Computed;
  tolist(): Listed;
  values(): ArrayLike<any>;
  reshape(...sizes: any[]): NdArray;
  transpose(...axes: any[]): NdArray;
  flatten(): NdArray;
  ravel(): NdArray;
  nonzero(): NdArray[];
  squeeze(axis?: Axis): Computed;
  swapaxes(one: number, other: number): NdArray;
  take(indices: any, axis?: number | null): Computed;
  repeat(count: any, axis?: number | null): NdArray;
  dot(other: any): Computed;
  trace(): number;
  sort(axis?: number): void;
  argsort(axis?: number): NdArray;
  round(decimals?: number): NdArray;
  clip(low: any, high: any): NdArray;
  sum(axis?: Axis, keepDims?: boolean): Computed;
  prod(axis?: Axis, keepDims?: boolean): Computed;
  mean(axis?: Axis, keepDims?: boolean): Computed;
  std(axis?: Axis, ddof?: number, keepDims?: boolean): Computed;
  var(axis?: Axis, ddof?: number, keepDims?: boolean): Computed;
  max(axis?: Axis, keepDims?: boolean): Computed;
  min(axis?: Axis, keepDims?: boolean): Computed;
  any(axis?: Axis, keepDims?: boolean): Computed;
  all(axis?: Axis, keepDims?: boolean): Computed;
  argmax(axis?: Axis, keepDims?: boolean): Computed;
  argmin(axis?: Axis, keepDims?: boolean): Computed;
  cumsum(axis?: number | null): NdArray;
  cumprod(axis?: number | null): NdArray;
  toTensor(tf: any): any;
  toString(): string;
  entries(): IterableIterator<[number, Computed]>;
  [Symbol.iterator](): Iterator<Computed>;
}

type Making = (...given: any[]) => NdArray;
type Computing = (...given: any[]) => Computed;

export function slice(
  start?: number | null,
  stop?: number | null,
  step?: number | null,
): object;
export function float(value: number): object;
export const append: Making;
export const arange: Making;
export const argsort: Making;
export const argwhere: Making;
export const array: Making;
export const asarray: Making;
export const bincount: Making;
export const broadcastTo: Making;
export const concatenate: Making;
export const copy: Making;
export const diag: Making;
export const diff: Making;
export const empty: Making;
export const emptyLike: Making;
export const expandDims: Making;
export const eye: Making;
export const flatnonzero: Making;
export const flip: Making;
export const full: Making;
export const fullLike: Making;
export const hstack: Making;
export const identity: Making;
export const isin: Making;
export const linspace: Making;
export const moveaxis: Making;
export const ones: Making;
export const onesLike: Making;
export const outer: Making;
export const pad: Making;
export const ravel: Making;
export const repeat: Making;
export const reshape: Making;
export const roll: Making;
export const sort: Making;
export const stack: Making;
export const swapaxes: Making;
export const takeAlongAxis: Making;
export const tile: Making;
export const transpose: Making;
export const vstack: Making;
export const zeros: Making;
export const zerosLike: Making;
export const add: Computing & {
  at: (a: NdArray, index: any, value: any) => void;
};
export const Generator: Computing;
export const RandomState: Computing;
export const abs: Computing;
export const absolute: Computing;
export const all: Computing;
export const allclose: Computing;
export const amax: Computing;
export const amin: Computing;
export const any: Computing;
export const arccos: Computing;
export const arcsin: Computing;
export const arctan: Computing;
export const arctan2: Computing;
export const argmax: Computing;
export const argmin: Computing;
export const arrayEqual: Computing;
export const bitwiseAnd: Computing;
export const bitwiseOr: Computing;
export const bitwiseXor: Computing;
export const ceil: Computing;
export const clip: Computing;
export const cos: Computing;
export const cosh: Computing;
export const countNonzero: Computing;
export const cumprod: Computing;
export const cumsum: Computing;
export const divide: Computing;
export const dot: Computing;
export const equal: Computing;
export const exp: Computing;
export const expm1: Computing;
export const fillDiagonal: Computing;
export const floor: Computing;
export const floorDivide: Computing;
export const greater: Computing;
export const greaterEqual: Computing;
export const hypot: Computing;
export const invert: Computing;
export const isfinite: Computing;
export const isinf: Computing;
export const isnan: Computing;
export const less: Computing;
export const lessEqual: Computing;
export const log: Computing;
export const log10: Computing;
export const log1p: Computing;
export const log2: Computing;
export const logicalAnd: Computing;
export const logicalNot: Computing;
export const logicalOr: Computing;
export const logicalXor: Computing;
export const matmul: Computing;
export const max: Computing;
export const maximum: Computing;
export const mean: Computing;
export const median: Computing;
export const min: Computing;
export const minimum: Computing;
export const mod: Computing;
export const multiply: Computing;
export const ndim: Computing;
export const negative: Computing;
export const nonzero: Computing;
export const notEqual: Computing;
export const power: Computing;
export const prod: Computing;
export const putAlongAxis: Computing;
export const reciprocal: Computing;
export const round: Computing;
export const shape: Computing;
export const sign: Computing;
export const sin: Computing;
export const sinh: Computing;
export const size: Computing;
export const split: Computing;
export const sqrt: Computing;
export const square: Computing;
export const squeeze: Computing;
export const std: Computing;
export const subtract: Computing;
export const sum: Computing;
export const take: Computing;
export const tan: Computing;
export const tanh: Computing;
export const trace: Computing;
export const trunc: Computing;
export const unique: Computing;
export const where: Computing;
export const linalg: {norm: Computing};
type File = string | number;
export function load(file: File): Computed;
export function save(file: File, value: any): void;
export function savez(file: File, arrays: any): void;
export function savezCompressed(file: File, arrays: any): void;
export function loadtxt(file: File | string[], options?: object): Computed;
export function genfromtxt(file: File | string[], options?: object): Computed;
export function savetxt(file: File, values: any, options?: object): void;
declare const variances: Computing;
export {variances as var};

/**
 * NumPy's seeded random numbers, number for number: what `np.random.seed`, `RandomState` and
 * `default_rng` draw in Python these draw here. Arrays are nested lists, ready for `tf.tensor`.
 *
 * Bit streams: MT19937 (Matsumoto and Nishimura, 1998) for `RandomState`, PCG64 (O'Neill, 2014;
 * XSL-RR output) seeded by a SeedSequence for `Generator`.
 */
import {ACCEPTED, HEIGHTS, WIDTHS} from './ziggurat.js';

const TWO_32 = 2 ** 32;
const UNIT = 2 ** -53;
const TAIL = 3.6541528853610088;

/** The 32-bit generator of `np.random.seed` and `RandomState`. */
class MersenneTwister {
  constructor(seed) {
    this.key = new Uint32Array(624);
    this.place = 624;
    if (Array.isArray(seed))
      this.seedByArray(seed.map((one) => wholeSeed(one)));
    else this.seedByNumber(wholeSeed(seed));
  }

  seedByNumber(seed) {
    this.key[0] = seed;
    for (let i = 1; i < 624; i++) {
      const before = this.key[i - 1];
      this.key[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
    }
  }

  seedByArray(words) {
    const {key} = this;
    this.seedByNumber(19650218);
    let i = 1;
    const mixed = (factor) =>
      Math.imul(key[i - 1] ^ (key[i - 1] >>> 30), factor);
    const step = () => {
      i++;
      if (i >= 624) {
        key[0] = key[623];
        i = 1;
      }
    };
    for (let k = 0; k < Math.max(624, words.length); k++) {
      const j = k % words.length;
      key[i] = (key[i] ^ mixed(1664525)) + words[j] + j;
      step();
    }
    for (let k = 0; k < 623; k++) {
      key[i] = (key[i] ^ mixed(1566083941)) - i;
      step();
    }
    key[0] = 0x80000000;
  }

  refill() {
    const {key} = this;
    for (let i = 0; i < 624; i++) {
      const joined = (key[i] & 0x80000000) | (key[(i + 1) % 624] & 0x7fffffff);
      key[i] =
        key[(i + 397) % 624] ^ (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
    }
    this.place = 0;
  }

  nextUint32() {
    if (this.place === 624) this.refill();
    let y = this.key[this.place++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  nextDouble() {
    const high = this.nextUint32() >>> 5;
    return (high * 67108864 + (this.nextUint32() >>> 6)) * UNIT;
  }
}

/** The 128-bit generator of `default_rng`. */
class Pcg64 {
  static FACTOR = 0x2360ed051fc65da44385df649fccf645n;
  static MASK = (1n << 128n) - 1n;

  constructor(seed) {
    const [a, b, c, d] = generatedState(seed);
    this.increment = (((c << 64n) | d) << 1n) | 1n;
    this.increment &= Pcg64.MASK;
    this.state = 0n;
    this.step();
    this.state += (a << 64n) | b;
    this.step();
    this.kept = undefined;
  }

  step() {
    this.state = (this.state * Pcg64.FACTOR + this.increment) & Pcg64.MASK;
  }

  /** Two words of 32 bits, the higher one first. */
  nextWords() {
    this.step();
    const folded = ((this.state >> 64n) ^ this.state) & 0xffffffffffffffffn;
    const turn = this.state >> 122n;
    const turned = (folded >> turn) | (folded << (64n - turn));
    return [
      Number((turned >> 32n) & 0xffffffffn),
      Number(turned & 0xffffffffn),
    ];
  }

  /** Half of a word of 64 bits; the other half is the next one. */
  nextUint32() {
    if (this.kept !== undefined) {
      const word = this.kept;
      this.kept = undefined;
      return word;
    }
    const [high, low] = this.nextWords();
    this.kept = high;
    return low;
  }

  nextDouble() {
    const [high, low] = this.nextWords();
    return (high * 2097152 + (low >>> 11)) * UNIT;
  }
}

function wholeSeed(seed) {
  if (!Number.isInteger(seed) || seed < 0 || seed >= TWO_32) {
    throw new RangeError(
      `Seed must be a whole number from 0 to 2**32 - 1, got ${seed}`,
    );
  }
  return seed;
}

function anySeed() {
  return Math.floor(Math.random() * TWO_32);
}

/** The words of 32 bits of a seed or a list of seeds, the lowest first. */
function seedWords(seed) {
  if (Array.isArray(seed)) return seed.flatMap(seedWords);
  let left = BigInt(seed);
  if (left < 0n)
    throw new RangeError(`expected non-negative integer, got ${seed}`);
  const words = [];
  do {
    words.push(Number(left & 0xffffffffn));
    left >>= 32n;
  } while (left > 0n);
  return words;
}

/** Four numbers of 64 bits: `SeedSequence(seed).generate_state(4, np.uint64)`. */
function generatedState(seed) {
  const words = seedWords(seed);
  let constant = 0x43b0d7e5;
  const hashed = (word) => {
    let value = word ^ constant;
    constant = Math.imul(constant, 0x931e8875);
    value = Math.imul(value, constant);
    return value ^ (value >>> 16);
  };
  const mixed = (x, y) => {
    const value = Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y);
    return value ^ (value >>> 16);
  };
  const pool = [0, 1, 2, 3].map((i) => hashed(words[i] ?? 0));
  for (let from = 0; from < 4; from++) {
    for (let to = 0; to < 4; to++) {
      if (from !== to) pool[to] = mixed(pool[to], hashed(pool[from]));
    }
  }
  for (const word of words.slice(4)) {
    for (let to = 0; to < 4; to++) pool[to] = mixed(pool[to], hashed(word));
  }
  constant = 0x8b51f9dd;
  const state = new Uint32Array(8);
  for (let i = 0; i < 8; i++) {
    const value = pool[i % 4] ^ constant;
    constant = Math.imul(constant, 0x58f38ded);
    const product = Math.imul(value, constant);
    state[i] = product ^ (product >>> 16);
  }
  return [0, 2, 4, 6].map(
    (i) => (BigInt(state[i + 1]) << 32n) | BigInt(state[i]),
  );
}

/** The list of the numbers from 0 on. */
function counted(n) {
  return Array.from({length: n}, (_, i) => i);
}

/** One draw, or a nested list of draws of the shape `size`. */
function arranged(draw, size) {
  if (size === undefined || size === null) return draw();
  const [first, ...rest] = Array.isArray(size) ? size : [size];
  if (first === undefined) return draw();
  return Array.from({length: first}, () =>
    arranged(draw, rest.length ? rest : undefined),
  );
}

/** How many draws the shape `size` has. */
function countOf(size) {
  return Array.isArray(size) ? size.reduce((a, b) => a * b, 1) : size;
}

/** Where `value` belongs in the rising list `sorted`, after its equals. */
function placeIn(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value < sorted[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The running sum of probabilities, its last one exactly 1. */
function cumulative(p) {
  let sum = 0;
  const sums = p.map((one) => (sum += one));
  return sums.map((one) => one / sum);
}

/** What both kinds of generators have. A subclass draws: `below(n)`, `gaussian()`. */
class Drawing {
  random(size) {
    return arranged(() => this.bits.nextDouble(), size);
  }

  uniform(low = 0, high = 1, size) {
    return arranged(() => low + (high - low) * this.bits.nextDouble(), size);
  }

  normal(loc = 0, scale = 1, size) {
    return arranged(() => loc + scale * this.gaussian(), size);
  }

  standardNormal(size) {
    return arranged(() => this.gaussian(), size);
  }

  /** Whole numbers from `low` to below `high`, or to below `low` where there is no `high`. */
  whole(low, high, size) {
    const [from, to] =
      high === undefined || high === null ? [0, low] : [low, high];
    if (!(from < to)) throw new RangeError(`low >= high: ${from}, ${to}`);
    return arranged(() => from + this.below(to - from), size);
  }

  /** From 0 to below `n`: bits of the next power of two, drawn again where they are too many. */
  masked(n) {
    if (n <= 1) return 0;
    if (n > TWO_32)
      throw new RangeError(`expected a range of up to 2**32, got ${n}`);
    const mask = 2 ** (32 - Math.clz32(n - 1)) - 1;
    for (;;) {
      const value = (this.bits.nextUint32() & mask) >>> 0;
      if (value < n) return value;
    }
  }

  /** Changes the order of a list, in place. */
  shuffle(x) {
    for (let i = x.length - 1; i > 0; i--) {
      const j = this.masked(i + 1);
      [x[i], x[j]] = [x[j], x[i]];
    }
  }

  permutation(x) {
    const items = typeof x === 'number' ? counted(x) : [...x];
    this.shuffle(items);
    return items;
  }

  choice(a, size, replace = true, p) {
    const items = typeof a === 'number' ? counted(a) : a;
    if (size === undefined || size === null) {
      return items[this.chosen(items.length, 1, true, p)[0]];
    }
    const count = countOf(size);
    if (!replace && count > items.length) {
      throw new RangeError(
        'Cannot take a larger sample than population when replace is false',
      );
    }
    const places = this.chosen(items.length, count, replace, p).values();
    return arranged(() => items[places.next().value], size);
  }

  chosen(n, count, replace, p) {
    if (p === undefined || p === null) {
      return replace
        ? Array.from({length: count}, () => this.below(n))
        : this.distinct(n, count);
    }
    if (replace) {
      const sums = cumulative(p);
      return Array.from({length: count}, () =>
        placeIn(sums, this.bits.nextDouble()),
      );
    }
    return this.distinctByWeight(p, count);
  }

  distinctByWeight(p, count) {
    const left = [...p];
    if (left.filter((one) => one > 0).length < count) {
      throw new RangeError('Fewer non-zero entries in p than size');
    }
    const found = [];
    while (found.length < count) {
      const draws = Array.from({length: count - found.length}, () =>
        this.bits.nextDouble(),
      );
      for (const place of found) left[place] = 0;
      const sums = cumulative(left);
      const fresh = new Set(draws.map((draw) => placeIn(sums, draw)));
      found.push(...fresh);
    }
    return found;
  }
}

/** `np.random.RandomState(seed)`, and what `np.random` itself draws from. */
export class RandomState extends Drawing {
  constructor(seed = anySeed()) {
    super();
    this.seed(seed);
  }

  seed(seed = anySeed()) {
    this.bits = new MersenneTwister(seed ?? anySeed());
    this.second = undefined;
  }

  below(n) {
    return this.masked(n);
  }

  /** Two at a time, by the polar method (Marsaglia and Bray, 1964). */
  gaussian() {
    if (this.second !== undefined) {
      const value = this.second;
      this.second = undefined;
      return value;
    }
    for (;;) {
      const x = 2 * this.bits.nextDouble() - 1;
      const y = 2 * this.bits.nextDouble() - 1;
      const square = x * x + y * y;
      if (square < 1 && square !== 0) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        this.second = factor * x;
        return factor * y;
      }
    }
  }

  distinct(n, count) {
    return this.permutation(n).slice(0, count);
  }

  rand(...size) {
    return this.random(size);
  }

  randn(...size) {
    return this.standardNormal(size);
  }

  randomSample(size) {
    return this.random(size);
  }

  randint(low, high, size) {
    return this.whole(low, high, size);
  }
}

/** `np.random.default_rng(seed)`. */
export class Generator extends Drawing {
  constructor(seed) {
    super();
    this.bits = new Pcg64(seed ?? [anySeed(), anySeed()]);
  }

  /** From 0 to below `n`, without division where possible (Lemire, 2019). */
  below(n) {
    if (n <= 1) return 0;
    if (n > TWO_32)
      throw new RangeError(`expected a range of up to 2**32, got ${n}`);
    if (n === TWO_32) return this.bits.nextUint32();
    const range = BigInt(n);
    const least = (0x100000000n - range) % range;
    for (;;) {
      const product = BigInt(this.bits.nextUint32()) * range;
      if ((product & 0xffffffffn) >= least) return Number(product >> 32n);
    }
  }

  /** By the ziggurat of Marsaglia and Tsang (2000), with 256 layers. */
  gaussian() {
    for (;;) {
      const [high, low] = this.bits.nextWords();
      const layer = low & 0xff;
      const distance = (high & 0x1fffffff) * 8388608 + (low >>> 9);
      const x = distance * WIDTHS[layer] * (low & 0x100 ? -1 : 1);
      if (distance < ACCEPTED[layer]) return x;
      if (layer === 0) return this.beyond(Math.floor(distance / 256) % 2 === 1);
      const between = HEIGHTS[layer - 1] - HEIGHTS[layer];
      if (
        between * this.bits.nextDouble() + HEIGHTS[layer] <
        Math.exp(-0.5 * x * x)
      )
        return x;
    }
  }

  beyond(negative) {
    for (;;) {
      const x = -(1 / TAIL) * Math.log1p(-this.bits.nextDouble());
      const y = -Math.log1p(-this.bits.nextDouble());
      if (y + y > x * x) return negative ? -(TAIL + x) : TAIL + x;
    }
  }

  /** Floyd's way; for many of a large `n`, the end of a partial shuffle. */
  distinct(n, count) {
    if (n > 10000 && count > Math.floor(n / 50)) {
      const items = counted(n);
      this.reorder(items, Math.max(n - count, 1));
      return items.slice(n - count);
    }
    const taken = new Set();
    for (let last = n - count; last < n; last++) {
      const place = this.below(last + 1);
      taken.add(taken.has(place) ? last : place);
    }
    const items = [...taken];
    this.reorder(items, 1);
    return items;
  }

  /** Changes the order of the items from `first` on, each with any before it. */
  reorder(items, first) {
    for (let i = items.length - 1; i >= first; i--) {
      const j = this.below(i + 1);
      [items[i], items[j]] = [items[j], items[i]];
    }
  }

  integers(low, high, size, endpoint = false) {
    if (!endpoint) return this.whole(low, high, size);
    const [from, to] =
      high === undefined || high === null ? [0, low] : [low, high];
    return this.whole(from, to + 1, size);
  }
}

const state = new RandomState();

/** `np.random`: draws from one state, which `seed` sets. */
export const random = {
  RandomState: (seed) => new RandomState(seed),
  defaultRng: (seed) => new Generator(seed),
  seed: (seed) => state.seed(seed),
  rand: (...size) => state.rand(...size),
  randn: (...size) => state.randn(...size),
  random: (size) => state.random(size),
  randomSample: (size) => state.random(size),
  uniform: (low, high, size) => state.uniform(low, high, size),
  normal: (loc, scale, size) => state.normal(loc, scale, size),
  standardNormal: (size) => state.standardNormal(size),
  randint: (low, high, size) => state.randint(low, high, size),
  permutation: (x) => state.permutation(x),
  shuffle: (x) => state.shuffle(x),
  choice: (a, size, replace, p) => state.choice(a, size, replace, p),
};

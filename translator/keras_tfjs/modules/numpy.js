/**
 * NumPy's seeded random numbers, number for number: what `np.random.seed`, `RandomState` and
 * `default_rng` draw in Python these draw here. Draws are nested lists, ready for `tf.tensor`. And
 * NumPy's arrays, which can be assigned into.
 */
import {anySeed, MersenneTwister, Pcg64, TWO_32} from './bit_streams.js';
import {NdArray} from './array_methods.js';
import {ACCEPTED, HEIGHTS, WIDTHS} from './ziggurat.js';

export * from './array_math.js';
export * from './array_shapes.js';
export * from './array_store.js';
export * from './array_tables.js';
export {NdArray};

const TAIL = 3.6541528853610088;

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
    if (x instanceof NdArray) {
      const order = counted(x.shape[0]);
      this.shuffle(order);
      x.set(x.get(order), '...');
      return;
    }
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

  chosen(n, count, replace, shares) {
    const p = shares instanceof NdArray ? shares.tolist() : shares;
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

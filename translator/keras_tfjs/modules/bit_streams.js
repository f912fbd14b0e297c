/**
 * The streams of random bits behind NumPy's generators: MT19937 (Matsumoto and Nishimura, 1998) and
 * PCG64 (O'Neill, 2014; XSL-RR output), seeded by a SeedSequence.
 */
export const TWO_32 = 2 ** 32;
const UNIT = 2 ** -53;

/** The 32-bit generator of `np.random.seed` and `RandomState`. */
export class MersenneTwister {
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
export class Pcg64 {
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

export function anySeed() {
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

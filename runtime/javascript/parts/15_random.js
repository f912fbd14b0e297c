/**
 * From now on the same numbers in every run, for all that has no seed of its own: TensorFlow.js
 * draws with Math.random, or with seeds that it takes from there.
 */
function setRandomSeed(seed) {
  let state = seed >>> 0;
  Math.random = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return ((word ^ (word >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** The same: NumPy's draws have seeds of their own here. */
function setTensorSeed(seed) {
  setRandomSeed(seed);
}

/** A whole number from `start` to `stop` - 1. */
function pyRandomBelow(start, stop, step = 1) {
  const count = Math.ceil((stop - start) / step);
  return start + step * Math.floor(Math.random() * count);
}

/** Shuffles an array where it is. */
function pyShuffle(values) {
  for (let index = values.length - 1; index > 0; index--) {
    const other = Math.floor(Math.random() * (index + 1));
    [values[index], values[other]] = [values[other], values[index]];
  }
}

/** So many of the values, each at most once. */
function pySample(values, count) {
  const all = [...values];
  pyShuffle(all);
  return all.slice(0, count);
}

/** A draw from a normal distribution. */
function pyGauss(mean = 0, deviation = 1) {
  const radius = Math.sqrt(-2 * Math.log(1 - Math.random()));
  return mean + deviation * radius * Math.cos(2 * Math.PI * Math.random());
}

/** So many values, drawn with replacement. */
function pyChoices(values, {weights = null, k = 1} = {}) {
  const sums = pyAccumulate(weights ?? Array(values.length).fill(1));
  return Array.from({length: k}, () => {
    const drawn = Math.random() * sums.at(-1);
    return values[sums.findIndex((sum) => drawn < sum)];
  });
}

/** Whether something is a dict, and no object of a class. */
const isPlainDict = (value) => value instanceof Map || value?.constructor === Object;

/** The structure with what a function gives for each value in it. */
function mapStructure(change, structure) {
  if (Array.isArray(structure)) {
    return structure.map((one) => mapStructure(change, one));
  }
  if (!isPlainDict(structure)) {
    return change(structure);
  }
  const changed = (entries) =>
    [...entries].map(([key, one]) => [key, mapStructure(change, one)]);
  return structure instanceof Map
    ? new Map(changed(structure))
    : Object.fromEntries(changed(Object.entries(structure)));
}

/** The values in a structure one after the other, those of dicts in the order of their keys. */
function flattenStructure(structure) {
  if (Array.isArray(structure)) {
    return structure.flatMap((one) => flattenStructure(one));
  }
  if (!isPlainDict(structure)) {
    return [structure];
  }
  const entries = structure instanceof Map ? [...structure] : Object.entries(structure);
  const inOrder = entries.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return inOrder.flatMap(([, one]) => flattenStructure(one));
}

/** What of data, labels and weights there is: the data itself, or a list. */
function packXYSampleWeight(x, y = null, sampleWeight = null) {
  if (y == null) {
    return Array.isArray(x) ? [x] : x;
  }
  return sampleWeight == null ? [x, y] : [x, y, sampleWeight];
}

/** Each element along an axis so many times. */
function repeatElements(x, repeats, axis = null) {
  return repeated(x, repeats, axis);
}

/** Attention with the axes [batch, length, heads, size]. */
function dotProductAttention(query, key, value, bias, mask, scale, isCausal = false) {
  return attended(query, key, value, bias, mask, scale, isCausal);
}

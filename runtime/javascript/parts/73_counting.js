const COUNTS = new Map();

/** How often it was asked for this prefix, 1 at first. */
function getUid(prefix = '') {
  const count = (COUNTS.get(prefix) ?? 0) + 1;
  COUNTS.set(prefix, count);
  return count;
}

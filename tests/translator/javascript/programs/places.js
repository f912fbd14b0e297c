//// sign once
let calls = 0;
function next() { calls++; return calls - 2; }
console.log(Math.sign(next()), Math.sign(next()), calls);
//// typeof number
const kinds = (v) => typeof v === 'number' ? 'n' : typeof v !== 'string' ? 'o' : 's';
console.log([1, true, 'a', 1.5, null].map(kinds));
//// minus places
const deltas = (xs) => xs.map((x, i) => x - xs[i - 1]);
console.log(deltas([1, 4, 9]));
const before = (xs, i) => xs[i - 1];
console.log(before([1, 2], 0), before([1, 2], 1));
function smooth(v) {
  const out = [];
  for (let i = 0; i < v.length; i++) {
    out.push(i === 0 ? v[i] : (v[i] + v[i - 1]) / 2);
  }
  for (let i = 1; i < v.length; i++) out.push(v[i] - v[i - 1]);
  for (let i = 0; i < v.length; i++) { if (i > 0 && v[i - 1] > v[i]) out.push('down'); }
  for (let i = v.length - 1; i >= 0; i--) out.push(v[i]);
  for (let i = 0; i < v.length; i++) out.push(v[v.length - 1 - i]);
  return out;
}
console.log(smooth([3, 1, 2]));
//// insertion sort
function sort(a) {
  for (let i = 1; i < a.length; i++) {
    const key = a[i];
    let j = i - 1;
    while (j >= 0 && a[j] > key) { a[j + 1] = a[j]; j--; }
    a[j + 1] = key;
  }
  return a;
}
console.log(sort([3, 1, 2]));
//// binary search
function search(a, x) {
  let lo = 0, hi = a.length - 1;
  while (lo <= hi) {
    const mid = (lo + hi) >> 1;
    if (a[mid] === x) return mid;
    if (a[mid] < x) lo = mid + 1; else hi = mid - 1;
  }
  return -1;
}
console.log(search([1, 3, 5], 5), search([1, 3, 5], 4));
//// strides
function strides(shape) {
  const rank = shape.length;
  if (rank < 2) return [];
  const s = new Array(rank - 1);
  s[rank - 2] = shape[rank - 1];
  for (let i = rank - 3; i >= 0; --i) s[i] = s[i + 1] * shape[i + 1];
  return s;
}
console.log(strides([2, 3, 4, 5]), strides([3]));
//// index of what is not there
const names = ['a', 'b'];
console.log(names[names.indexOf('z')], names[names.indexOf('b')]);
const scores = [0.1, 0.7, 0.2];
console.log(['x', 'y', 'z'][scores.indexOf(Math.max(...scores))]);
const at = names.indexOf('q');
if (at !== -1) console.log(names[at]);
//// edit distance
function distance(a, b) {
  const d = Array.from({length: a.length + 1}, (_, i) => [i]);
  for (let j = 1; j <= b.length; j++) d[0][j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      d[i][j] = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost);
    }
  }
  return d[a.length][b.length];
}
console.log(distance('kitten', 'sitting'));
//// neighbours in a grid
const grid = [[1, 2], [3, 4]];
const around = (r, c) => [grid[r - 1]?.[c], grid[r]?.[c - 1], grid[r + 1]?.[c]].filter((x) => x !== undefined);
console.log(around(0, 0), around(1, 1));
//// two pointers
function palindrome(s) {
  let i = 0, j = s.length - 1;
  while (i < j) { if (s[i] !== s[j]) return false; i++; j--; }
  return true;
}
console.log(palindrome('abba'), palindrome('abc'));
//// a cursor that comes to the end
const tokens = ['a', 'b'];
let at = 0;
const next = () => tokens[at++];
console.log(next(), next(), next() ?? 'end', tokens[at] === undefined);
const copy = [];
let k = 0;
while (k < tokens.length) copy.push(tokens[k++]);
console.log(copy);
//// texts that are multiplied
const price = (text) => { if (typeof text === 'string') text = text.trim(); return text * 2; };
console.log(price(' 3 '), price(4));
for (const part of '1,2,3'.split(',')) console.log(part * 10, part - 1, part + 1);
const twice = (v) => (isNaN(v) ? v : v * 2);
console.log(twice('7'), twice('x'), twice(8));
//// null and undefined that are thrown
const thrown = (f) => { try { f(); } catch (e) { return typeof e; } return 'nothing'; };
console.log(thrown(() => { throw null; }), thrown(() => { throw undefined; }), thrown(() => { throw 1; }), thrown(() => {}));
//// getters of literals are entries
const one = {a: 1, get b() { return this.a + 1; }, c: 3};
console.log(JSON.stringify({...one}).length, Object.values({...one}).sort(), 'b' in one);
//// toFixed of ties and of negative numbers
console.log([0.125, 0.375, 2.5, 1.005, -2.5, -0.125, 1e21, 0].map((x) => x.toFixed(2)), (0.5).toFixed(), (1.5).toFixed(), `${(0.625).toFixed(2)}`);
//// functions made in callbacks keep their element
const jobs = [1, 2, 3].map((n) => () => n * n);
console.log(jobs.map((job) => job()), [1, 2].map((n) => ({n, later: () => n})).map((o) => o.later()));
const adders = Array.from({length: 3}, (_, i) => (x) => x + i);
console.log(adders.map((add) => add(10)));

//// a Map keeps its order
const m = new Map([['b', 1], ['a', 2]]);
m.set('c', 3).set('b', 9);
console.log([...m], m.size, m.get('b'), m.get('z'), m.has('a'), m.delete('a'), m.delete('a'), [...m.keys()], [...m.values()]);
//// a Map is gone through by entries
const ages = new Map();
ages.set('x', 1);
ages.set('y', 2);
for (const [k, v] of ages) console.log(k, v);
for (const [k, v] of ages.entries()) console.log(k + v);
for (const k of ages.keys()) console.log(k);
ages.forEach((v, k) => console.log(v, k));
//// objects as keys of a Map
const k1 = {}, k2 = {};
const om = new Map([[k1, 'one']]);
om.set(k2, 'two').set([1], 'list');
console.log(om.get(k1), om.get(k2), om.get({}), om.size);
//// numbers and texts are different keys of a Map
const nm = new Map([[1, 'number'], ['1', 'text'], [true, 'boolean'], [NaN, 'nan']]);
console.log(nm.get(1), nm.get('1'), nm.get(true), nm.get(NaN), nm.size);
//// counting with a Map
const counts = new Map();
for (const ch of 'banana') counts.set(ch, (counts.get(ch) || 0) + 1);
console.log([...counts].sort((a, b) => b[1] - a[1]));
console.log([...counts.entries()].map(([c, n]) => `${c}${n}`).join());
//// a Map handed to a function
const total = (map) => { let t = 0; for (const [, v] of map) t += v; return t + map.size; };
console.log(total(new Map([['a', 1], ['b', 2]])));
//// a Map in an object and a class
class Cache {
  constructor() { this.store = new Map(); }
  get(k, make) {
    if (!this.store.has(k)) this.store.set(k, make(k));
    return this.store.get(k);
  }
}
const cache = new Cache();
console.log(cache.get(2, (x) => x * x), cache.get(2, () => 'never'), cache.store.size);
//// groups in a Map
const groups = new Map();
for (const w of ['ab', 'cd', 'ae']) {
  const k = w[0];
  if (!groups.has(k)) groups.set(k, []);
  groups.get(k).push(w);
}
console.log([...groups]);
//// a Map of a Map and of object entries
const copy = new Map(new Map([['q', 1]]));
console.log([...copy], new Map(Object.entries({a: 1})).get('a'), Object.fromEntries(new Map([['z', 26]])));
//// a Set keeps its order
const s = new Set([3, 1, 3, 2]);
s.add(0).add(1);
console.log([...s], s.size, s.has(2), s.delete(3), s.delete(3), [...s]);
//// a Set is gone through
const seen = new Set();
for (const x of ['b', 'a', 'b']) {
  if (seen.has(x)) continue;
  seen.add(x);
  console.log(x);
}
seen.forEach((x) => console.log('-', x));
for (const x of seen) console.log('+', x);
//// sets of objects
const o = {};
const so = new Set([o, {}, o]);
console.log(so.size, so.has(o), so.has({}));
//// set operations by hand
const a = new Set([1, 2, 3]), b = new Set([2, 3, 4]);
console.log([...a].filter((x) => b.has(x)), new Set([...a, ...b]).size, [...a].some((x) => !b.has(x)));
//// clearing
const c = new Map([['a', 1]]), d = new Set([1]);
c.clear();
d.clear();
console.log(c.size, d.size);
//// a WeakMap holds private data
const secrets = new WeakMap();
class Box { constructor(v) { secrets.set(this, v); } open() { return secrets.get(this); } }
console.log(new Box(7).open(), secrets.has({}));
//// a WeakSet
const marked = new WeakSet();
const mo = {};
marked.add(mo);
console.log(marked.has(mo), marked.has({}));
//// typed arrays convert what is stored
const f = new Float32Array([1.1, 2.5]), i = new Int32Array(2), u = new Uint8Array([255, 256, -1]);
i[0] = 3.9;
i[1] = -3.9;
console.log(f[0] === 1.1, f[1], i, u, f.length);
//// typed arrays have array methods
const t = new Float32Array([3, 1, 2]);
console.log(t.map((x) => x * 2), t.slice(1), [...t].sort(), t.reduce((p, q) => p + q), t.indexOf(2), t.join('-'), t.fill(0));
//// set and subarray of typed arrays
const big = new Float32Array(5);
big.set([1, 2], 1);
console.log(big, big.subarray(1, 3), Array.from(big), Float32Array.from([1, 2]), Int32Array.of(4));
//// typed arrays are loops' subject
let sum = 0;
const data = Uint8Array.from({length: 3}, (_, k) => k * 100);
for (let k = 0; k < data.length; k++) sum += data[k];
for (const x of data) sum += x;
console.log(sum, data instanceof Uint8Array, Array.isArray(data), data.byteLength, Float32Array.BYTES_PER_ELEMENT);
//// indexes beyond a typed array
const ta = new Int16Array(2);
ta[5] = 1;
console.log(ta.length, ta[5], ta.at(-1));
//// clamped bytes
console.log(new Uint8ClampedArray([300, -5, 1.5, 2.5]));

//// arrays with defaults, holes and rest
const [a, , b = 5, ...rest] = [1, 2, undefined, 4, 5];
console.log(a, b, rest);
const [x, y = x * 2] = [3];
console.log(x, y);
//// fewer values than names
const [p, q] = [1];
const [r] = [];
console.log(p, q, r);
//// more values than names
const [first] = [1, 2, 3];
const [h, ...t] = 'abc';
console.log(first, h, t);
//// objects with renames, defaults and rest
const {m, n: renamed, o = 'default', ...others} = {m: 1, n: 2, z: 3, w: 4};
console.log(m, renamed, o, others);
//// nested patterns
const {u: {v: [, second]}, k: {l = 'deep'} = {}} = {u: {v: [1, 2]}};
console.log(second, l);
//// computed and quoted keys
const key = 'dyn';
const {[key]: dyn, 'a-b': ab, 0: zero} = {dyn: 1, 'a-b': 2, 0: 'z'};
console.log(dyn, ab, zero);
//// parameters
function f({a, b = 2}, [c, d] = [3, 4], ...[e]) { return [a, b, c, d, e]; }
console.log(f({a: 1}), f({a: 1, b: 0}, [9, 8], 7));
const g = ({name, opts: {rate = 0.1} = {}}) => `${name}:${rate}`;
console.log(g({name: 'n'}), g({name: 'm', opts: {rate: 1}}));
//// defaults of a whole parameter
function h({size = 1, kind = 'x'} = {}) { return kind.repeat(size); }
console.log(h(), h({size: 3}), h({kind: 'ab', size: 2}));
//// null is not replaced by a default of an entry that is there
const {z = 1} = {z: 0};
const {e = 'x'} = {e: ''};
console.log(z, e);
//// swapping and assigning to existing names
let s = 1, w = 2;
[s, w] = [w, s];
({s, w: w = 9} = {s: 10});
console.log(s, w);
//// assigning to members
const target = {};
[target.a, target.b] = [1, 2];
({x: target.c, y: target['d']} = {x: 3, y: 4});
console.log(target);
//// in loops
for (const {id, tags: [tag = 'none'] = []} of [{id: 1, tags: ['t']}, {id: 2}]) console.log(id, tag);
for (const [i, v] of ['p', 'q'].entries()) console.log(i, v);
//// in catch
try {
  throw {code: 7, detail: {why: 'x'}};
} catch ({code, detail: {why}}) {
  console.log(code, why);
}
//// of a call's result
const minmax = (xs) => ({min: Math.min(...xs), max: Math.max(...xs)});
const {min, max} = minmax([3, 1, 2]);
const [lo, hi] = [min, max].map((v) => v * 10);
console.log(min, max, lo, hi);
//// defaults are computed only where needed
let calls = 0;
const make = () => { calls++; return 'made'; };
const {c1 = make()} = {c1: 1};
const {c2 = make()} = {};
console.log(c1, c2, calls);
//// a chain of patterns and values
let aa, bb;
const whole = ({aa, bb} = {aa: 1, bb: 2, cc: 3});
console.log(aa, bb, whole.cc);
//// of Map entries and generators
const mm = new Map([['k', {v: 1}]]);
for (const [kk, {v}] of mm) console.log(kk, v);
function* two() { yield 1; yield 2; yield 3; }
const [g1, g2] = two();
console.log(g1, g2);
//// of texts and sets
const [c0, c3] = 'hi';
const [s0] = new Set(['only']);
console.log(c0, c3, s0);
//// rest of parameters in the middle of work
const log = (level, ...parts) => `${level}: ${parts.join(' ')} (${parts.length})`;
console.log(log('info', 'a', 'b'), log('none'));
//// patterns in arrow parameters of array methods
console.log([[1, 2], [3, 4]].map(([l, r]) => l * r), [{v: 1}, {v: 2}].filter(({v}) => v > 1), Object.entries({q: 1}).map(([k, v]) => k + v));
console.log([{a: 1}, {}].map(({a = 'none'}) => a), [[1], []].map(([n = 0]) => n));

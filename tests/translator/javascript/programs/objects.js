//// keys, values and entries in order
const o = {b: 1, a: 2};
console.log(Object.keys(o), Object.values(o), Object.entries(o));
//// whole numbers as keys come first
const n = {b: 1, 2: 'two', a: 3, 1: 'one'};
console.log(Object.keys(n), n[2], n['1']);
for (const k in n) console.log(k);
//// dynamic keys
const d = {};
const key = 'x';
d[key] = 1;
d[`${key}y`] = 2;
d['z z'] = 3;
console.log(d, d['xy'], d[key], d.missing);
//// computed keys, shorthand and methods
const name = 'dyn', v = 5;
const obj = {[name]: 1, [`${name}2`]: 2, v, get() { return this.v + 1; }, 'quoted-key': 3, 7: 'seven'};
console.log(obj.dyn, obj.dyn2, obj.v, obj.get(), obj['quoted-key'], obj[7]);
//// this in methods of an object
const counter = {
  count: 0,
  inc() { this.count++; return this; },
  add: function (k) { this.count += k; return this; },
};
console.log(counter.inc().inc().add(5).count);
//// accessors of an object
const temp = {
  celsius: 100,
  get fahrenheit() { return this.celsius * 1.8 + 32; },
  set fahrenheit(f) { this.celsius = (f - 32) / 1.8; },
};
console.log(temp.fahrenheit);
temp.fahrenheit = 32;
console.log(temp.celsius);
//// an accessor that counts
let reads = 0;
const lazy = {get value() { reads += 1; return reads; }};
console.log(lazy.value, lazy.value, reads);
//// Object.assign and spread copy
const base = {a: 1, b: {c: 2}};
const copy = {...base, d: 3};
const merged = Object.assign({}, base, {a: 9}, null);
copy.b.c = 5;
console.log(base, copy, merged, Object.assign(base, {e: 1}) === base);
//// Object.fromEntries and entries
console.log(Object.fromEntries([['a', 1], ['b', 2]]), Object.fromEntries(Object.entries({x: 1, y: 2}).map(([k, w]) => [k, w * 10])));
//// Object.freeze gives the object
const frozen = Object.freeze({a: 1});
console.log(frozen.a, Object.isFrozen(frozen));
//// own properties
console.log(o2().hasOwnProperty('a'), Object.hasOwn({a: 1}, 'b'), 'toString' in {a: 1} || 'no');
function o2() { return {a: 1}; }
//// entries with destructuring
for (const [k, {size}] of Object.entries({p: {size: 1}, q: {size: 2}})) console.log(k, size);
//// nested updates
const state = {layers: [{units: 1}, {units: 2}], meta: {}};
state.layers[1].units *= 10;
state.meta.name = 'net';
state.meta['k'] = state.layers.map((l) => l.units);
console.log(state);
//// missing entries are undefined
const cfg = {units: 3};
console.log(cfg.activation, cfg.activation === undefined, cfg.units || 1, cfg.rate || 0.5, 'rate' in cfg);
function build(config) { return config.bias !== undefined ? 'bias' : config.units ? 'units' : 'none'; }
console.log(build({units: 1}), build({bias: 0}), build({}));
//// deleting while going through
const del = {a: 1, b: 2, c: 3};
for (const k of Object.keys(del)) if (del[k] % 2) delete del[k];
console.log(del);
//// counting with objects
const hist = {};
for (const x of [1, 2, 1, 3, 1]) hist[x] = (hist[x] || 0) + 1;
console.log(hist, hist[1], hist['1'], Object.keys(hist));
//// functions in objects are called by name
const ops = {add: (a, b) => a + b, mul: (a, b) => a * b};
for (const op of ['add', 'mul']) console.log(ops[op](3, 4));
console.log(ops.add(1, 2), typeof ops.div, ops.div?.(1, 2));
//// objects compare by identity in arrays
const e1 = {id: 1};
console.log([e1].includes(e1), [{id: 1}].includes(e1), [e1].indexOf(e1));
//// an object as a dictionary of lists
const index = {};
for (const [k, x] of [['a', 1], ['b', 2], ['a', 3]]) {
  if (!index[k]) index[k] = [];
  index[k].push(x);
}
console.log(index);
//// Object.entries of an array, keys of a text
console.log(Object.entries(['a', 'b']), Object.keys(['x', 'y']), Object.values('ab'));
//// inheritance by Object.create
const proto = {greet() { return 'hi ' + this.name; }};
const child = Object.create(proto);
child.name = 'bo';
console.log(child.greet(), child.name);
//// defineProperty with a value
const dp = {};
Object.defineProperty(dp, 'x', {value: 5, enumerable: true});
console.log(dp.x);
//// getters in a spread are read
const withGet = {a: 1, get b() { return this.a + 1; }};
const plain = {...withGet};
console.log(plain.b, Object.keys(plain));
//// a chain of optional settings
const settings = {model: {layers: null}};
console.log(settings.model?.layers?.length ?? 0, settings.train?.epochs ?? 10);
//// JSON round trip makes a deep copy
const deep = {a: [1, {b: 2}]};
const clone = JSON.parse(JSON.stringify(deep));
clone.a[1].b = 9;
console.log(deep.a[1].b, clone.a[1].b);
//// structuredClone copies deeply
const sc = {l: [1, [2]]};
const sc2 = structuredClone(sc);
sc2.l[1].push(3);
console.log(sc, sc2);
//// comparing by JSON
console.log(JSON.stringify({a: 1}) === JSON.stringify({a: 1}));
//// Object.is and sameness
console.log(Object.is(1, 1), Object.is('a', 'b'), Object.is(null, null));
//// methods that refer to their object by name
const store = {items: [], add(x) { store.items.push(x); }, get size() { return store.items.length; }};
store.add(1);
store.add(2);
console.log(store.size);
//// an object made in a loop remembers its own values
const makers = [];
for (let i = 0; i < 3; i++) makers.push({i, get() { return this.i * 10; }});
console.log(makers.map((m) => m.get()));
//// symbols as keys
const sym = Symbol('tag');
const ws = {[sym]: 1, a: 2};
console.log(ws[sym], Object.keys(ws), typeof sym, sym.description);

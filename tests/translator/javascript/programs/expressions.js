//// truth of every kind of value
for (const v of [0, 1, -1, '', 'a', null, undefined, NaN, [], {}, true, false, '0']) {
  console.log(v ? 'true' : 'false');
}
//// logical operators give an operand
console.log(0 || 'a', '' && 'b', 1 && 2, null || undefined || 0, [] && 'list');
const zero = 0, empty = '', list = [];
console.log(zero || 5, zero ?? 5, empty || 'x', empty ?? 'x', list || 'y');
//// logical operators do not evaluate what they need not
let calls = 0;
const f = () => { calls++; return true; };
false && f();
true || f();
(1 ?? f());
console.log(calls);
true && f();
console.log(calls);
//// assignments behind logical operators happen only then
const o = {a: 1};
let x;
false && (o.a = 2);
true || (x = 3);
const y = true && (o.b = 5);
console.log(o, x, y);
//// logical assignment
let a = null, b = 0, c = 'x';
a ??= 1;
b ||= 2;
c &&= 'y';
console.log(a, b, c);
const cfg = {rate: 0};
cfg.rate ??= 5;
cfg.name ??= 'net';
cfg.rate ||= 7;
cfg.name &&= cfg.name + '!';
console.log(cfg);
//// logical assignment to an entry of a dynamic key
const counts = {};
for (const w of 'a b a'.split(' ')) {
  counts[w] ??= 0;
  counts[w] += 1;
}
console.log(counts);
//// strict and loose equality
console.log(1 === 1.0, '1' === 1, null === undefined || 'differs');
console.log('1' == 1, 0 == '', null == undefined, null == 0, true == 1, '' == false);
console.log('a' != 'b', 1 != '1', [] == '', NaN == NaN, NaN !== NaN);
//// objects are equal to themselves only
const p = {}, q = {};
console.log(p === q, p === p, [1] === [1], p !== q);
//// adding texts and numbers
console.log(1 + 2 + 'a', 'a' + 1 + 2, '3' + 4, 'x' + true + null);
const add = (l, r) => l + r;
console.log(add(1, 2), add('1', 2), add(1, '2'), add('a', 'b'), add([1], [2]), add('v', {}));
//// arithmetic of texts and booleans
console.log('6' * '2', '6' / 2, '5' - 2, true + true, +'3.5', +true, -'2', +'');
//// remainder keeps the sign of the left operand
console.log(7 % 3, -7 % 3, 7 % -3, 5.5 % 2);
const mod = (n, m) => ((n % m) + m) % m;
console.log(mod(-1, 5), mod(7, 5));
//// exponents
console.log(2 ** 10, 2 ** -1, (-2) ** 2, 2 ** 3 ** 2);
let e = 3;
e **= 2;
console.log(e);
//// bits are those of 32-bit integers
console.log(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 31, 1 << 4, -1 >>> 0, -16 >> 2, -16 >>> 28);
console.log(2 ** 32 | 0, 3.7 | 0, -3.7 | 0, ~~5.9, 4294967295 | 0, '7' | 0);
//// a hash of a text wraps at 32 bits
let h = 0;
for (const ch of 'hello world, hello again') h = (h * 31 + ch.charCodeAt(0)) | 0;
console.log(h);
let g = 5381;
for (let i = 0; i < 20; i++) g = ((g << 5) + g) ^ i;
console.log(g >>> 0);
//// bit assignment
let bits = 0b1010;
bits |= 1; bits &= ~2; bits ^= 0xf; bits <<= 2; bits >>= 1; bits >>>= 1;
console.log(bits);
//// increments before and after
let i = 1;
console.log(i++, i, ++i, i--, --i);
const box = {n: 1, xs: [5]};
console.log(box.n++, ++box.n, box.xs[0]--, box.n, box.xs);
//// an index that counts on while it is used
const src = [1, 2, 3];
let at = 0;
const out = [];
out[at++] = src[2];
out[at++] = src[1];
console.log(out, at);
//// assignments are expressions
let m, n;
m = n = 4;
const obj = {};
const got = (obj.v = 9);
console.log(m, n, got, obj);
let k;
if ((k = 3) > 2) console.log('k', k);
while ((k -= 1) > 0) console.log(k);
//// chained assignment to members
const u = {}, w = {};
u.a = w.b = u.c = 1;
console.log(u, w);
//// typeof of everything
console.log(typeof 1, typeof 'a', typeof true, typeof undefined, typeof {}, typeof [], typeof (() => 1));
console.log(typeof notDeclared, typeof Math.max, typeof class {});
//// typeof in tests
const t = (v) => typeof v === 'function' ? 'f' : typeof v === 'object' ? 'o' : typeof v !== 'string' ? 'other' : 's';
console.log(t(() => 1), t({}), t('x'), t(1), t(undefined));
//// instanceof of built-in classes
console.log([] instanceof Array, {} instanceof Object, new Map() instanceof Map, new Error('x') instanceof Error);
console.log(new TypeError('x') instanceof Error, new Error('x') instanceof TypeError, /a/ instanceof RegExp);
console.log(new Date(0) instanceof Date, new Set() instanceof Set, (() => 1) instanceof Function);
//// in looks for keys
const has = {a: undefined, b: 1};
console.log('a' in has, 'c' in has, 1 in [5, 6], 2 in [5, 6]);
//// delete takes entries away
const d = {a: 1, b: 2};
delete d.a;
const key = 'b';
console.log(delete d[key], d, 'b' in d);
//// void gives undefined
const nothing = void 0;
console.log(nothing === undefined, void 'x' === undefined);
//// optional chaining of members, indexes and calls
const deep = {a: {b: [10], f: () => 'called'}};
console.log(deep?.a?.b?.[0], deep.x?.y.z, deep.a.f?.(), deep.a.g?.(), deep.x?.[0]);
//// optional chaining ends the whole chain
let evaluated = 0;
const none = null;
none?.a[(evaluated += 1)].b;
console.log(none?.a.b.c(), evaluated);
//// optional call of a method that may be missing
const api = {ready: () => 'yes'};
console.log(api.ready?.(), api.missing?.(), api.missing?.() ?? 'fallback');
//// nullish coalescing keeps zero and empty texts
const opt = {n: 0, s: '', u: undefined, z: null};
console.log(opt.n ?? 1, opt.s ?? 'x', opt.u ?? 'u', opt.z ?? 'z', opt.missing ?? 'm');
//// spread in calls, arrays and objects
const xs = [1, 2], ys = [...xs, ...'ab', ...new Set([3, 3])];
console.log(ys, Math.max(...xs, 5), {...{a: 1, b: 2}, b: 3, ...null});
//// number literals of all bases
console.log(0xff, 0b101, 0o17, 1_000_000, .5, 5., 1e3, 1E-2);
//// string escapes
console.log('a\tb\\c\'d"e\u0041\x42\u{43}' === "a\tb\\c'd\"eABC", 'line\
continued');
//// unary minus and plus of expressions
const neg = 5;
console.log(-neg, - -neg, +neg, -(-neg), !neg, !!neg);
//// comparison of texts and numbers
console.log('a' < 'b', 'B' < 'a', 2 < 10, '2' < '10', '10' < 9);
//// evaluation goes from left to right
const order = [];
const r = (v) => { order.push(v); return v; };
r(1) + r(2) * r(3);
const made = {[r('k')]: r('v')};
[r('x'), r('y')];
console.log(order, made);
//// the ternary evaluates one branch only
const side = [];
const pick = true ? side.push('yes') : side.push('no');
console.log(side, pick);
//// globalThis and standard values
console.log(Infinity > 1e308, -Infinity < 0, NaN !== NaN, undefined === void 0, Number.MAX_SAFE_INTEGER);

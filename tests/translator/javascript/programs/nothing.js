//// texts of variables without a value
let x;
console.log(`${x}`, String(x), 'a' + x, x + 'a');
const y = null;
console.log(`${y}`, String(y), 'a' + y);
//// numbers of variables without a value
let u;
console.log(Number(u), Number(null), u + 1, null + 1, +u);
//// a member that an object has not
const m = {a: 1};
console.log(`${m.zzz} ${m.a}`, 'v: ' + m.zzz, typeof m.zzz, m.zzz === undefined);
//// a function without a result
function nothing() {}
const quiet = () => {};
console.log(String(nothing()), `${nothing()}`, typeof quiet());
//// a search that finds nothing
const found = [1, 2, 3].find((v) => v > 5);
console.log(`${found}`, found === undefined, typeof found);
const match = 'abc'.match(/x/);
console.log(match === null, match === undefined, `${match}`, typeof match);
//// members of what JSON gave
const data = JSON.parse('{"a": null, "c": 1}');
console.log(typeof data.a, typeof data.b, typeof data.c);
console.log(data.a === undefined, data.b === undefined, data.a === null, data.b === null);
console.log(data.a !== undefined, data.b !== null, `${data.a} ${data.b}`, Number(data.a));
//// a default where undefined is handed over
function g(a, b = 2) { return a + ':' + b; }
function f(a, b) { return g(a, b); }
console.log(f(1), f(1, 3), g(1, undefined), g(1), f(1, undefined));
function h(a = 1, b = 2) { return a + ':' + b; }
console.log(h(undefined, 3), h(5, undefined), h(undefined, undefined));
//// a default where null is handed over
function g(a, b = 2) { return a + ':' + b; }
console.log(g(1), g(1, null), g(null));
//// keywords where an option is missing
function g({a = 1, b = 2} = {}) { return a + ':' + b; }
const opts = {b: 5};
console.log(g({a: opts.a, b: opts.b}), g({a: undefined}), g());
//// both are asked for at once
function f(v) {
  if (v === null || v === undefined) return 'none';
  return `${v}`;
}
function h(v) {
  if (v !== null && v !== undefined) return 'some';
  return 'none';
}
const isObject = (v) => typeof v === 'object' && v !== null;
console.log(f(null), f(), f(3), h(null), h(), h(3));
console.log(isObject(null), isObject(undefined), isObject({}), isObject(1));
//// null is asked for before the type
function kind(v) {
  if (v === null) return 'null';
  switch (typeof v) {
    case 'undefined': return 'u';
    case 'object': return 'o';
    default: return typeof v;
  }
}
console.log(kind(null), kind({}), kind(1));
//// a parameter that a call leaves out
function greet(name, greeting) { return `${greeting} ${name}`; }
console.log(greet('a', 'b'), greet('a'));
//// fields with and without a value
class P {
  x;
  y = null;
  show() { return `${this.x} ${this.y} ${typeof this.y}`; }
}
console.log(new P().show());
//// a variable that a loop may leave without a value
let none;
for (const v of []) none = v;
console.log(none === undefined, `${none}`);
let best;
for (const v of [3, 1, 2]) if (best === undefined || v < best) best = v;
console.log(`${best}`);
//// one of two, of which one is null
const t = [1].length > 2 ? 1 : null;
console.log(t === undefined, t === null, `${t}`, t + 1, typeof t);
//// JSON leaves out what is undefined
const n = 3;
console.log(JSON.stringify({a: undefined, b: n, c: null, d: [undefined]}));
//// an optional chain that ends early
const tree = {left: null};
console.log(`${tree.left?.value}`, String(tree.right?.value), tree.left?.value === undefined);
//// quotients that the program doubts
function mean(xs) { let s = 0; for (const x of xs) s += x; return s / xs.length; }
const empty = mean([]);
console.log(Number.isNaN(empty), isNaN(mean([])), mean([1, 2]));
const ratio = (a, b) => a / b || 0;
console.log(ratio(1, 2), ratio(0, 0), ratio(0, 5));
const total = 0, count = 0;
console.log(total / count, 5 / count, -5 / count, 5 / -0, 0 / -5 === 0);
const q = total / count;
if (!isFinite(q)) console.log('endless', q);

//// functions are known before they are declared
console.log(early(2));
function early(n) { return n * late(); }
function late() { return 10; }
//// var is known in its whole function
function hoisted() {
  const before = v;
  if (true) { var v = 5; }
  return [before, v];
}
console.log(hoisted());
//// defaults refer to other parameters
function box(w, h = w, area = w * h) { return area; }
console.log(box(2), box(2, 3), box(2, 3, 1), box(2, undefined, 7));
//// defaults are evaluated at each call
const push = (x, list = []) => { list.push(x); return list; };
console.log(push(1), push(2));
//// missing arguments are undefined
function opt(a, b) { return b === undefined ? 'one' : 'two'; }
console.log(opt(1), opt(1, 2), opt());
//// more arguments than parameters are dropped
const one = (a) => a;
console.log(one(1, 2, 3));
//// arguments holds all arguments
function sum() {
  let t = 0;
  for (let i = 0; i < arguments.length; i++) t += arguments[i];
  return t;
}
console.log(sum(1, 2, 3), sum());
function args(a) { return [a, arguments.length, Array.from(arguments), [...arguments]]; }
console.log(args(5, 6));
//// rest and spread
const max = (...xs) => xs.reduce((a, b) => (a > b ? a : b));
console.log(max(3, 9, 2), max(...[4, 5]), ((a, ...r) => r)(1, 2, 3));
//// closures keep their variables
function counter() { let c = 0; return {inc: () => ++c, get: () => c}; }
const c1 = counter(), c2 = counter();
c1.inc();
c1.inc();
console.log(c1.get(), c2.get());
//// every turn of a let loop has its own variable
const fs = [];
for (let i = 0; i < 3; i++) fs.push(() => i);
console.log(fs.map((f) => f()));
const gs = [];
for (const x of ['a', 'b']) gs.push(function () { return x; });
console.log(gs.map((g) => g()));
//// a var loop shares one variable
const vs = [];
for (var v = 0; v < 3; v++) vs.push(() => v);
console.log(vs.map((f) => f()));
//// closures in a while loop
const ws = [];
let w = 0;
while (w < 2) { const k = w * 10; ws.push(() => k); w++; }
console.log(ws.map((f) => f()));
//// closures that change the loop's variable
const cs = [];
for (let i = 0; i < 2; i++) { let n = i; cs.push({up: () => (n += 10), now: () => n}); }
cs[0].up();
console.log(cs[0].now(), cs[1].now());
//// functions that make functions
const adder = (a) => (b) => a + b;
const compose = (...f) => (x) => f.reduceRight((acc, g) => g(acc), x);
console.log(adder(2)(3), compose(adder(1), (x) => x * 10)(2));
//// recursion
const fact = (n) => (n <= 1 ? 1 : n * fact(n - 1));
function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
console.log(fact(5), fib(10));
//// named function expressions
const f1 = function inner(n) { return n ? n + inner(n - 1) : 0; };
console.log(f1(3));
//// functions called at once
const mod = (function () { let hidden = 1; return {next() { return hidden++; }}; })();
console.log(mod.next(), mod.next());
(() => { console.log('arrow'); })();
(function () { console.log('function'); })();
//// call, apply and bind
function add(a, b) { return a + b; }
console.log(add.call(null, 1, 2), add.apply(null, [3, 4]), add.bind(null, 5)(6));
//// function names and lengths
function named(a, b) {}
console.log(named.length, typeof named);
//// functions as values in tables
const table = [Math.max, Math.min, (a, b) => a * b];
console.log(table.map((f) => f(3, 4)));
//// a callback gets as many arguments as it takes
const each = (xs, cb) => { for (let i = 0; i < xs.length; i++) cb(xs[i], i, xs); };
each(['a'], (x) => console.log(x));
each(['b'], (x, i) => console.log(x, i));
each(['c'], () => console.log('none'));
//// block-bodied arrows inside expressions run in order
const order = [];
const res = [1, 2].map((x) => { order.push(x); const y = x * 2; return y; });
console.log(order, res);
//// arrows that give objects
const mk = (id) => ({id, tags: []});
console.log(mk(1), [1, 2].map((n) => ({n})));
//// early returns
const sign = (n) => { if (n > 0) return 1; if (n < 0) return -1; return 0; };
console.log(sign(5), sign(-5), sign(0));
//// a function without return gives undefined
function none() {}
console.log(none(), (() => {})());
//// shadowing
const name = 'outer';
function shadow(name) { { const name = 'block'; console.log(name); } return name; }
console.log(shadow('param'), name);
//// functions that assign outer variables
let state = 0;
const set = (v) => { state = v; };
const bump = () => state++;
set(5);
console.log(bump(), state);
//// memoising
const memo = (f) => { const seen = {}; return (n) => (n in seen ? seen[n] : (seen[n] = f(n))); };
let runs = 0;
const sq = memo((n) => { runs++; return n * n; });
console.log(sq(4), sq(4), runs);
//// functions in blocks
if (true) { function inBlock() { return 'block'; } console.log(inBlock()); }
//// ES5 constructors
function Animal(name) { this.name = name; }
Animal.prototype.speak = function () { return this.name + ' speaks'; };
Animal.create = function (n) { return new Animal(n); };
const an = new Animal('cat');
console.log(an.speak(), Animal.create('dog').speak(), an instanceof Animal);
//// currying with rest
const curry = (f, ...a) => (...b) => f(...a, ...b);
console.log(curry(add3, 1, 2)(3));
function add3(a, b, c) { return a + b + c; }
//// default parameters that are functions
const run = (f = (x) => x + 1, x = 1) => f(x);
console.log(run(), run((x) => x * 5), run(undefined, 9));
//// names that Python reserves
const lambda = 1, def = 2, None = 3, pass = 4, is = 5, not = 6, print = 7, list = [8], str = 's', len = 9, self = 10;
console.log(lambda, def, None, pass, is, not, print, list, str, len, self);
const from = {lambda: 1, class: 2, in: 3, and: 4};
console.log(from.lambda, from.class, from.in, from.and);
//// functions that are declared behind those that call them
function outer(xs) { return xs.map((x) => inner(x)); }
console.log(outer([1, 2]));
function inner(x) { return x > 1 ? innermost(x) : x; }
function innermost(x) { return x * 10 + (x > 5 ? outer([x])[0] : 0); }

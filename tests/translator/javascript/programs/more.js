//// static blocks of several classes
class A { static n = 1; static { A.n += 1; } }
class B { static list = []; static { this.list.push('b'); } }
console.log(A.n, B.list);
//// static blocks see private members
class P { static #x = 3; static { P.y = P.#x * 2; } }
console.log(P.y);
//// var declarations in plain code
var a = 1, b;
b = a + 1;
var c = b * 2;
console.log(a, b, c);
//// var in a function and a block
function f() { var x = 1; { var y = x + 1; } return y; }
console.log(f());
//// sequences in steps
let i, j;
for (i = 0, j = 4; i < j; i++, j--) console.log(i, j);
//// a sequence as the body of an arrow
let hits = 0;
const g = (x) => (hits++, x * 2);
console.log(g(2), hits);
//// import.meta twice
console.log(typeof import.meta.url === 'string');
//// import.meta in a function
const where = () => import.meta.url.length > 0;
console.log(where());
//// labels once more
loop: for (const x of [1, 2, 3]) { if (x === 2) continue loop; console.log(x); }
//// do loops once more
let n = 3;
do { n--; } while (n > 0);
console.log(n);
//// a namespace import once more
//: lib1.js
export const a1 = 1;
//: hub1.js
export * as inner1 from './lib1.js';
//: main.js
import * as hub1 from './hub1.js';
if (hub1.inner1.a1 > 0) console.log('one');
else console.log('none');
//// a namespace of a namespace
//: lib2.js
export const a2 = 2;
//: hub2.js
export * as inner2 from './lib2.js';
//: main.js
import * as hub2 from './hub2.js';
debugger;
if (hub2.inner2.a2 > 5) console.log('big');
else console.log('small');
//// a breakpoint in a loop
for (const x of [1, 2]) {
  debugger;
  if (x > 1) console.log('last');
  else console.log('first');
}
//// comments and empty statements
// one
console.log(1); /* two */;
;
//// comments inside a call
console.log(/* a */ 2 /* b */);
;
//// exports in a clause
//: clause.js
const p1 = 1, q1 = 2;
export {p1, q1};
//: main.js
import {p1, q1} from './clause.js';
console.log(p1 + q1);
//// generator functions as values
const ones = function* () { yield 1; };
const twos = function* () { yield 2; };
console.log([...ones(), ...twos()]);
//// generator functions in a list
console.log([function* () { yield 3; }].map((g) => [...g()]));
//// a dynamic import of names
//: dyn1.js
export const d1 = 5;
//: main.js
const {d1} = await import('./dyn1.js');
console.log(d1);
//// a dynamic import handed on
//: dyn2.js
export const d2 = 6;
//: main.js
const load = () => import('./dyn2.js');
console.log((await load()).d2);
//// private members are asked for
class Own { #secret = 1; static has(o) { return #secret in o; } static #shared = 4; static get shared() { return Own.#shared; } read() { return this.#secret; } }
console.log(Own.has(new Own()), Own.has({}), new Own().read(), Own.shared);
//// exports under another name
//: renamed.js
const inner = 3, second = 4;
export {inner as outer, second};
//: main.js
import {outer, second} from './renamed.js';
console.log(outer + second);
//// exports of another file under another name
//: origin.js
export const one = 1;
//: hub.js
export {one as uno} from './origin.js';
//: main.js
import {uno} from './hub.js';
console.log(uno);
//// a dynamic import in a function
//: later.js
export const answer = 42;
//: main.js
async function load() { const loaded = await import('./later.js'); return loaded.answer; }
console.log(await load());

//// the length of what may be missing
let best = null;
for (const one of [[1], [2, 3]]) {
  console.log(best?.length > 0);
  best = one;
}
function size(values = null) {
  if (!values?.length) return 'none';
  return values.length;
}
console.log(size(), size([]), size([1]), best?.length >= 2, best?.length < 2);

//// named exports and imports
//: helper.js
export const one = 1;
export function twice(x) { return x * 2; }
export class Thing { v = 'thing'; }
export let count = 0;
//: main.js
import {one, twice as double, Thing} from './helper.js';
console.log(one, double(4), new Thing().v);
//// a default export that is a function
//: greet.js
export default function greet(n) { return 'hi ' + n; }
export const extra = 2;
//: main.js
import greet, {extra} from './greet.js';
console.log(greet('bo'), extra);
//// a default export that is a value
//: conf.js
export default {rate: 0.5, name: 'net'};
//: main.js
import conf from './conf.js';
console.log(conf.rate, conf.name);
//// a default export under another name
//: model.js
class Model { run() { return 'ran'; } }
export default Model;
//: main.js
import M from './model.js';
console.log(new M().run());
//// a namespace import
//: maths.js
export const PI2 = 6.28;
export const area = (r) => r * r;
//: main.js
import * as maths from './maths.js';
console.log(maths.PI2, maths.area(3));
//// exports under other names and re-exports
//: base.js
const secret = 'x', other = 'y';
export {secret as open, other};
//: hub.js
export {open as door, other} from './base.js';
export * from './base.js';
//: main.js
import {door, open, other} from './hub.js';
console.log(door, open, other);
//// a default exported by name
//: dflt.js
function work() { return 'worked'; }
export {work as default, work as named};
//: main.js
import w, {named} from './dflt.js';
console.log(w(), named());
//// a dynamic import
//: lazy.js
export const value = 42;
export default 'dflt';
//: main.js
const mod = await import('./lazy.js');
console.log(mod.value, mod.default);
const {value} = await import('./lazy.js');
console.log(value);
//// an import for its effects only
//: effect.js
console.log('effect');
//: main.js
import './effect.js';
console.log('main');
//// a namespace that is exported
//: inner.js
export const deep = 'deep';
//: outer.js
export * as ns from './inner.js';
//: main.js
import {ns} from './outer.js';
console.log(ns.deep);
//// import.meta.url is a text
console.log(typeof import.meta.url, import.meta.url.startsWith('file:'));
//// a default export that is an arrow
//: arrow.js
export default (x) => x + 1;
//: main.js
import inc from './arrow.js';
console.log(inc(1));
//// comments of every kind stay where they are /* see */
// before
const a = /* inside */ 1; // behind
/* a block
   of lines */
console.log(a /* deep */ + 1);
//// a program with a hashbang is run too
console.log('no hashbang here');

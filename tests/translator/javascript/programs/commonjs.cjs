//// module.exports with an object
//: lib.cjs
const add = (a, b) => a + b;
function sub(a, b) { return a - b; }
module.exports = {add, minus: sub, version: '1'};
//: main.cjs
const {add, minus} = require('./lib.cjs');
const lib = require('./lib.cjs');
console.log(add(1, 2), minus(5, 3), lib.version, lib.add(4, 4));
//// exports by name
//: named.cjs
exports.x = 5;
exports.f = function (n) { return n * 2; };
exports.g = (n) => exports.f(n) + 1;
module.exports.h = () => 'h';
//: main.cjs
const n = require('./named.cjs');
console.log(n.x, n.f(3), n.g(3), n.h());
//// module.exports is a function
//: fn.cjs
module.exports = function (x) { return 'fn ' + x; };
//: main.cjs
const fn = require('./fn.cjs');
console.log(fn(1));
//// module.exports is a class
//: cls.cjs
class Box { constructor(v) { this.v = v; } }
module.exports = Box;
//: main.cjs
const Box = require('./cls.cjs');
console.log(new Box(3).v);
//// require of a member
//: mem.cjs
exports.deep = {fn: () => 'deep'};
//: main.cjs
const fn2 = require('./mem.cjs').deep.fn;
console.log(fn2());
//// strict mode is a comment
'use strict';
console.log('strict');
//// with var and functions as old programs have them
var self = {total: 0};
var xs = [1, 2, 3], i;
for (i = 0; i < xs.length; i++) { self.total += xs[i]; }
function Old(a) { if (!(this instanceof Old)) return new Old(a); this.a = a; }
Old.prototype.get = function get() { return this.a; };
console.log(self.total, i, new Old(2).get());
//// prototypes that inherit
function Base(n) { this.n = n; }
Base.prototype.name = function () { return 'base ' + this.n; };
function Kid(n) { Base.call(this, n); this.k = true; }
Kid.prototype = Object.create(Base.prototype);
Kid.prototype.constructor = Kid;
Kid.prototype.both = function () { return this.name() + this.k; };
console.log(new Kid(1).both(), new Kid(1) instanceof Base);
//// process.argv and exit codes are the host's
console.log(typeof process.argv.length, process.env.NOT_SET_ANYWHERE === undefined);
//// require.main marks a script, which these programs' runner is not
if (require.main === module && process.argv.length > 99) console.log('script');
console.log('always');

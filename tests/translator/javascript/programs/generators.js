//// a generator is gone through
function* count(n) { for (let i = 0; i < n; i++) yield i; }
for (const x of count(3)) console.log(x);
console.log([...count(4)], Array.from(count(2)), Math.max(...count(5)));
//// next gives value and done
function* two() { yield 'a'; yield 'b'; return 'end'; }
const g = two();
console.log(g.next(), g.next(), g.next(), g.next());
//// values are sent in
function* echo() { let got = yield 'ready'; while (got !== 'stop') got = yield `got ${got}`; return 'over'; }
const e = echo();
console.log(e.next().value, e.next('x').value, e.next('y').value, e.next('stop'));
//// yield star hands over
function* inner() { yield 1; return 'ret'; }
function* outer() { const r = yield* inner(); yield r; yield* [7, 8]; }
console.log([...outer()]);
//// endless generators are taken from
function* nat() { let n = 0; while (true) yield n++; }
const take = (it, k) => { const out = []; for (const x of it) { if (out.length >= k) break; out.push(x); } return out; };
console.log(take(nat(), 4));
//// return and throw end a generator
function* guarded() { try { yield 1; yield 2; } finally { console.log('closed'); } }
const r = guarded();
r.next();
console.log(r.return('bye'), r.next());
function* catching() { try { yield 1; } catch (err) { yield 'caught ' + err.message; } }
const c = catching();
c.next();
console.log(c.throw(new Error('t')).value);
//// breaking a loop closes the generator
function* res() { try { yield 1; yield 2; } finally { console.log('released'); } }
for (const x of res()) { console.log(x); break; }
//// generators as methods and in objects
const o = {*items() { yield* ['p', 'q']; }};
class T { *walk(d = 2) { if (d > 0) { yield d; yield* this.walk(d - 1); } } static *s() { yield 's'; } }
console.log([...o.items()], [...new T().walk()], [...T.s()]);
//// generator expressions in variables
const evens = function* (xs) { for (const x of xs) if (x % 2 === 0) yield x; };
console.log([...evens([1, 2, 3, 4])]);
//// iterators of objects by hand
const it = {from: 1, to: 3, [Symbol.iterator]() { let c = this.from; const t = this.to; return {next: () => ({done: c > t, value: c++})}; }};
console.log([...it], Math.max(...it));
for (const x of it) console.log(x);
//// the iterator of an array
const iter = [10, 20][Symbol.iterator]();
console.log(iter.next(), iter.next().value, iter.next().done);
//// the iterator of a Map and of a text
const mi = new Map([['a', 1]]).entries();
console.log(mi.next().value, mi.next().done, [...'ab'[Symbol.iterator]()]);
//// next of keys
const ks = new Set(['only']).values();
console.log(ks.next().value);
//// a pipeline of generators
function* map(it, f) { for (const x of it) yield f(x); }
function* filter(it, f) { for (const x of it) if (f(x)) yield x; }
console.log([...map(filter([1, 2, 3, 4], (x) => x > 2), (x) => x * 10)]);
//// a batch generator
function* batches(xs, n) { for (let i = 0; i < xs.length; i += n) yield xs.slice(i, i + n); }
console.log([...batches([1, 2, 3, 4, 5], 2)]);
//// async generators are waited for
async function* slow() { for (let i = 0; i < 3; i++) { await null; yield i; } }
for await (const x of slow()) console.log(x);
//// async iteration over promises
for await (const v of [Promise.resolve(1), 2]) console.log(v);
//// next of an async generator
async function* ag() { yield 1; yield 2; }
const a = ag();
console.log((await a.next()).value, await a.next(), (await a.next()).done);
//// async iteration inside a function
async function collect(src) { const out = []; for await (const x of src) out.push(x); return out; }
async function* src2() { yield 'x'; yield* ['y', 'z']; }
console.log(await collect(src2()));
//// a class with an async iterator
class St { async *[Symbol.asyncIterator]() { yield 1; yield 2; } }
for await (const x of new St()) console.log(x);
//// destructuring takes from a generator
function* three() { yield 1; yield 2; yield 3; }
const [p, , q] = three();
const [h, ...t] = three();
console.log(p, q, h, t);
//// the loop stops a generator's work in time
let produced = 0;
function* work() { while (true) { produced++; yield produced; } }
for (const x of work()) if (x >= 3) break;
console.log(produced);

//// a bank account with private parts
class Account {
  #balance = 0;
  static #opened = 0;
  static bank = 'B';
  #log = [];
  constructor(owner, first = 0) { this.owner = owner; if (first) this.deposit(first); Account.#opened++; }
  get balance() { return this.#balance; }
  set limit(v) { if (v < 0) throw new RangeError('limit'); this._limit = v; }
  get limit() { return this._limit ?? 1000; }
  deposit(n) { this.#check(n); this.#balance += n; this.#log.push(['in', n]); return this; }
  withdraw(n) {
    this.#check(n);
    if (n > this.#balance) throw new Error(`only ${this.#balance} left`);
    this.#balance -= n;
    this.#log.push(['out', n]);
    return this;
  }
  #check(n) { if (!Number.isFinite(n) || n <= 0) throw new TypeError('amount'); }
  static count() { return Account.#opened; }
  *[Symbol.iterator]() { yield* this.#log; }
  toString() { return `${this.owner}: ${this.#balance}`; }
  static { this.bank = this.bank + '!'; }
}
const acc = new Account('ann', 10);
acc.deposit(5).withdraw(3);
console.log(`${acc}`, acc.balance, [...acc], Account.count(), Account.bank, acc.limit);
acc.limit = 5;
console.log(acc.limit);
for (const bad of [-1, NaN, 100]) {
  try { acc.withdraw(bad); } catch (e) { console.log(e.constructor.name, e.message); }
}
//// an event emitter
class Emitter {
  constructor() { this.handlers = new Map(); }
  on(name, fn) {
    if (!this.handlers.has(name)) this.handlers.set(name, []);
    this.handlers.get(name).push(fn);
    return () => this.off(name, fn);
  }
  off(name, fn) { this.handlers.set(name, (this.handlers.get(name) || []).filter((f) => f !== fn)); }
  once(name, fn) { const off = this.on(name, (...args) => { off(); fn(...args); }); return off; }
  emit(name, ...args) { (this.handlers.get(name) || []).slice().forEach((fn) => fn(...args)); return this; }
}
const em = new Emitter();
const seen = [];
const off = em.on('x', (a, b) => seen.push(a + b));
em.once('x', (a) => seen.push(`once ${a}`));
em.emit('x', 1, 2).emit('x', 3, 4);
off();
em.emit('x', 5, 6).emit('none');
console.log(seen);
//// a linked list that can be iterated
class Node2 { constructor(value, next = null) { this.value = value; this.next = next; } }
class List {
  head = null; size = 0;
  static from(items) { const l = new List(); for (const i of items) l.push(i); return l; }
  push(value) {
    const node = new Node2(value);
    if (!this.head) this.head = node;
    else { let at = this.head; while (at.next) at = at.next; at.next = node; }
    this.size++;
    return this;
  }
  reverse() { let prev = null, at = this.head; while (at) { [at.next, prev, at] = [prev, at, at.next]; } this.head = prev; return this; }
  *[Symbol.iterator]() { for (let at = this.head; at; at = at.next) yield at.value; }
}
const list = List.from([1, 2, 3]);
console.log([...list], [...list.reverse()], list.size, Math.max(...list));
//// a priority queue as a heap
class Heap {
  #items = [];
  constructor(compare = (a, b) => a - b) { this.compare = compare; }
  get length() { return this.#items.length; }
  push(x) {
    this.#items.push(x);
    let i = this.#items.length - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (this.compare(this.#items[i], this.#items[parent]) >= 0) break;
      [this.#items[i], this.#items[parent]] = [this.#items[parent], this.#items[i]];
      i = parent;
    }
  }
  pop() {
    const top = this.#items.length ? this.#items[0] : undefined, last = this.#items.pop();
    if (this.#items.length > 0) {
      this.#items[0] = last;
      let i = 0;
      for (;;) {
        const l = 2 * i + 1, r = l + 1;
        let m = i;
        if (l < this.#items.length && this.compare(this.#items[l], this.#items[m]) < 0) m = l;
        if (r < this.#items.length && this.compare(this.#items[r], this.#items[m]) < 0) m = r;
        if (m === i) break;
        [this.#items[i], this.#items[m]] = [this.#items[m], this.#items[i]];
        i = m;
      }
    }
    return top;
  }
}
const heap = new Heap();
[5, 3, 8, 1].forEach((x) => heap.push(x));
const popped = [];
while (heap.length) popped.push(heap.pop());
console.log(popped, heap.length);
//// shortest paths
const graph = {a: {b: 7, c: 3}, b: {d: 1}, c: {b: 2, d: 8}, d: {}};
function dijkstra(g, start) {
  const dist = Object.fromEntries(Object.keys(g).map((k) => [k, Infinity]));
  const prev = {};
  dist[start] = 0;
  const open = new Set(Object.keys(g));
  while (open.size) {
    let at = null;
    for (const n of open) if (at === null || dist[n] < dist[at]) at = n;
    open.delete(at);
    for (const [n, w] of Object.entries(g[at])) {
      const alt = dist[at] + w;
      if (alt < dist[n]) { dist[n] = alt; prev[n] = at; }
    }
  }
  return {dist, prev};
}
const {dist, prev} = dijkstra(graph, 'a');
const path = [];
for (let at = 'd'; at !== undefined; at = prev[at]) path.unshift(at);
console.log(dist, path.join('>'));
//// mixins and inheritance
const Serializable = (Base) => class extends Base { toJSON() { return {type: this.constructor.name, ...this}; } };
const Named = (Base) => class extends Base { get label() { return `<${this.name}>`; } };
class Thing { constructor(name) { this.name = name; } describe() { return 'thing ' + this.name; } }
class Robot extends Serializable(Named(Thing)) {
  constructor(name, power) { super(name); this.power = power; }
  describe() { return super.describe() + ' robot'; }
}
const r2 = new Robot('r2', 9);
console.log(r2.describe(), r2.label, r2 instanceof Thing, JSON.stringify(r2), Object.keys(r2));
//// polymorphism and static factories
class Shape {
  static registry = {};
  static register(cls) { Shape.registry[cls.kind] = cls; }
  static create({kind, ...rest}) { const C = Shape.registry[kind]; if (!C) throw new Error('no ' + kind); return new C(rest); }
  area() { throw new Error('abstract'); }
  toString() { return `${this.constructor.kind}(${this.area().toFixed(1)})`; }
}
class Circle extends Shape { static kind = 'circle'; constructor({r}) { super(); this.r = r; } area() { return Math.PI * this.r ** 2; } }
class Rect extends Shape { static kind = 'rect'; constructor({w, h = w}) { super(); Object.assign(this, {w, h}); } area() { return this.w * this.h; } }
Shape.register(Circle); Shape.register(Rect);
console.log(String(Shape.create({kind: 'circle', r: 1})), `${Shape.create({kind: 'rect', w: 2})}`);
try { Shape.create({kind: 'blob'}); } catch ({message}) { console.log(message); }
try { new Shape().area(); } catch (e) { console.log(e.message); }
//// a memo table keyed by arguments
const memoize = (fn) => { const cache = {}; return (...args) => { const key = JSON.stringify(args); if (!(key in cache)) cache[key] = fn(...args); return cache[key]; }; };
let runs = 0;
const slow = memoize((a, b) => { runs++; return a * 10 + b; });
console.log(slow(1, 2), slow(1, 2), slow(2, 1), runs);
const fib = memoize((n) => (n < 2 ? n : fib(n - 1) + fib(n - 2)));
console.log(fib(40));
//// currying, composing and piping
const curry = (fn) => function curried(...args) { return args.length >= fn.length ? fn(...args) : (...more) => curried(...args, ...more); };
const add3 = curry((a, b, c) => a + b + c);
console.log(add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3));
const pipe = (...fns) => (x) => fns.reduce((v, f) => f(v), x);
console.log(pipe((x) => x + 1, (x) => x * 2, String, (s) => s.padStart(4, '0'))(4));
//// debounce like counters in closures
function counter(start = 0, {step = 1, max = Infinity} = {}) {
  let n = start;
  return {next: () => (n + step <= max ? (n += step) : n), reset() { n = start; return n; }, get value() { return n; }};
}
const c1 = counter(), c2 = counter(5, {step: 5, max: 12});
c1.next(); c1.next();
console.log(c1.value, c2.next(), c2.next(), c2.reset(), c2.value);
//// a state machine
const machine = {
  state: 'idle',
  transitions: {idle: {start() { this.go('running'); return 1; }}, running: {stop() { this.go('idle'); }, fail(why) { this.go(`failed: ${why}`); }}},
  go(next) { this.state = next; },
  dispatch(name, ...payload) {
    const action = this.transitions[this.state]?.[name];
    if (action) return action.apply(this, payload) ?? 'ok';
    return 'ignored';
  },
};
console.log(machine.dispatch('stop'), machine.dispatch('start'), machine.state, machine.dispatch('fail', 'x'), machine.state);
//// getters that compute and cache
class Temp {
  static #ABS = -273.15;
  #c;
  constructor(c) { this.celsius = c; }
  get celsius() { return this.#c; }
  set celsius(v) { if (v < Temp.#ABS) throw new RangeError(`below ${Temp.#ABS}`); this.#c = v; }
  get fahrenheit() { return this.#c * 9 / 5 + 32; }
  set fahrenheit(f) { this.celsius = (f - 32) * 5 / 9; }
  static isTemp(x) { return #c in x; }
  get lazy() { const v = this.#c * 2; Object.defineProperty(this, 'lazy', {value: v}); return v; }
}
const tt = new Temp(100);
tt.fahrenheit = 32;
console.log(tt.celsius, tt.fahrenheit, Temp.isTemp(tt), Temp.isTemp({}));
try { tt.celsius = -300; } catch (e) { console.log(e instanceof RangeError, e.message); }
//// symbols and iterators by hand
const range = {from: 1, to: 4, [Symbol.iterator]() { let at = this.from, end = this.to; return {next: () => (at <= end ? {value: at++, done: false} : {value: undefined, done: true})}; }};
console.log([...range], Math.max(...range));
const [one, , three] = range;
console.log(one, three, Array.from(range, (x) => x * x));
//// labelled loops and switch fall-through
const found = [];
outer: for (let i = 1; i < 5; i++) {
  for (let j = 1; j < 5; j++) {
    if (j === 3) continue outer;
    if (i === 3) break outer;
    found.push(i * j);
  }
}
console.log(found);
const days2 = (month, leap) => {
  switch (month) {
    case 4: case 6: case 9: case 11: return 30;
    case 2: if (leap) return 29; return 28;
    default: return 31;
  }
};
console.log([1, 2, 4].map((mth) => days2(mth, true)));
let trace = '';
for (const v of ['a', 'b', 'c', 'd']) {
  switch (v) { case 'a': trace += '1'; case 'b': trace += '2'; break; default: trace += 'x'; case 'd': trace += 'd'; }
}
console.log(trace);
//// game of life
const alive = new Set(['1,0', '1,1', '1,2']);
const step = (cells) => {
  const near = new Map();
  for (const cell of cells) {
    const [x, y] = cell.split(',').map(Number);
    for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) {
      if (dx || dy) { const k = `${x + dx},${y + dy}`; near.set(k, (near.get(k) || 0) + 1); }
    }
  }
  return new Set([...near].filter(([k, n]) => n === 3 || (n === 2 && cells.has(k))).map(([k]) => k));
};
console.log([...step(alive)].sort(), [...step(step(alive))].sort());
//// matrix rotated, spiral read
const sp = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
const rotate = (mm) => mm[0].map((_, i) => mm.map((row) => row[i]).reverse());
function spiral(mm) { const out = []; while (mm.length) { out.push(...mm.shift()); mm = mm.length ? mm[0].map((_, i) => mm.map((row) => row[row.length - 1 - i])) : []; } return out; }
console.log(rotate(sp), spiral(sp.map((r) => [...r])));
//// number formats
console.log((1234567.891).toLocaleString('en-US'), (0.000001234).toString(), 1e21 + 1, (25).toString(2).padStart(8, '0'), parseInt('1010', 2), (255).toString(16).toUpperCase());
console.log(0.1 + 0.2, 5 / 2, 7 % -3, -7 % 3, 2 ** 10, 10 / 3, 1 / 0, -1 / 0, 0 / 0, 4 / 2, 1e3, 100 * 1.1);
console.log(Math.round(2.5), Math.round(-2.5), Math.trunc(-4.7), ~~7.9, 7.9 | 0, -7.9 | 0);

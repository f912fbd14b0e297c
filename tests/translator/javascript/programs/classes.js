//// fields, methods and static members
class A {
  x = 1;
  static count = 0;
  static make(v) { const a = new A(); a.x = v; A.count++; return a; }
  get double() { return this.x * 2; }
  set double(v) { this.x = v / 2; }
  times(n = 2) { return this.x * n; }
}
const a = A.make(5);
a.double = 20;
console.log(a.x, a.double, a.times(), a.times(3), A.count);
//// inheritance and super
class Shape { constructor(n) { this.n = n; } area() { return 0; } toString() { return `${this.n}:${this.area()}`; } static kind() { return 'shape'; } }
class Sq extends Shape { constructor(s) { super('sq'); this.s = s; } area() { return super.area() + this.s ** 2; } static kind() { return 'sq of ' + super.kind(); } }
console.log(`${new Sq(3)}`, String(new Sq(2)), new Sq(1) + '', Sq.kind(), new Sq(1) instanceof Shape);
//// private fields and methods
class Acc {
  #b = 0;
  static #made = 0;
  constructor() { Acc.#made++; }
  #check(v) { if (v < 0) throw new Error('negative'); return v; }
  add(v) { this.#b += this.#check(v); return this; }
  get total() { return this.#b; }
  static get made() { return Acc.#made; }
  has(o) { return #b in o; }
}
const acc = new Acc();
console.log(acc.add(5).add(6).total, Acc.made, acc.has(acc), acc.has({}));
try { acc.add(-1); } catch (e) { console.log(e.message); }
//// static blocks run once
class Cfg { static table = {}; static { for (const k of ['a', 'b']) Cfg.table[k] = k.toUpperCase(); this.ready = true; } }
console.log(Cfg.table, Cfg.ready);
//// computed members
const name = 'dyn';
class Comp { [name]() { return 1; } [name + '2'] = 2; static [`s${name}`] = 3; ['quoted']() { return 4; } }
const comp = new Comp();
console.log(comp.dyn(), comp.dyn2, Comp.sdyn, comp[name](), comp.quoted());
//// methods are found by dynamic names
class Calc { add(a, b) { return a + b; } sub(a, b) { return a - b; } }
const calc = new Calc();
for (const op of ['add', 'sub']) console.log(calc[op](5, 3), typeof calc[op], 'add' in calc);
//// class expressions and anonymous classes
const K = class { v() { return 'anon'; } };
const L = class Named extends K { v() { return super.v() + '!'; } };
console.log(new K().v(), new L().v(), new (class { w = 7; })().w);
//// mixins
const Loud = (Base) => class extends Base { say() { return super.say().toUpperCase(); } };
class Quiet { say() { return 'hi'; } }
console.log(new (Loud(Quiet))().say());
//// methods lose nothing when they are arrows
class Btn { n = 0; click = () => { this.n++; return this.n; }; }
const btn = new Btn();
const click = btn.click;
click();
console.log(click(), btn.n);
//// methods handed over with bind
class Cnt { constructor() { this.n = 0; this.up = this.up.bind(this); } up() { return ++this.n; } }
const up = new Cnt().up;
up();
console.log(up());
//// this in callbacks of methods
class Adder { constructor(b) { this.b = b; } all(xs) { return xs.map((x) => x + this.b); } each(xs) { const out = []; xs.forEach((x) => { out.push(x * this.b); }); return out; } }
console.log(new Adder(10).all([1, 2]), new Adder(3).each([1, 2]));
//// iterable classes
class Rng { constructor(a, b) { this.a = a; this.b = b; } *[Symbol.iterator]() { for (let i = this.a; i < this.b; i++) yield i; } }
console.log([...new Rng(1, 4)], Math.max(...new Rng(0, 3)));
for (const x of new Rng(5, 7)) console.log(x);
//// iterators by hand
class Down { constructor(n) { this.n = n; } [Symbol.iterator]() { let n = this.n; return {next: () => (n > 0 ? {value: n--, done: false} : {value: undefined, done: true})}; } }
console.log([...new Down(3)], Array.from(new Down(2)));
//// getters without setters and static getters
class Info { static get version() { return '1.' + 2; } static className = 'Info'; get id() { return Info.className + 1; } }
console.log(Info.version, new Info().id);
//// constructor.name and new.target
class Base { constructor() { this.made = new.target.name; } kind() { return this.constructor.name; } }
class Derived extends Base {}
console.log(new Derived().made, new Derived().kind(), Base.name);
//// fields refer to earlier ones
class Net { layers = [1, 2]; size = this.layers.length; scale = (x) => x * this.size; }
console.log(new Net().size, new Net().scale(5));
//// fields are not shared between objects
class Bag { items = []; add(x) { this.items.push(x); return this; } }
console.log(new Bag().add(1).items, new Bag().items);
//// a class without a constructor hands its arguments up
class P1 { constructor(x, y) { this.x = x; this.y = y; } }
class P2 extends P1 { z = this.x + this.y; }
console.log(new P2(1, 2).z);
//// accessors are inherited and overridden
class Par { get v() { return 1; } } class Chi extends Par { get v() { return super.v + 1; } }
console.log(new Chi().v);
//// valueOf and toString in arithmetic
class Mny { constructor(v) { this.v = v; } valueOf() { return this.v; } toString() { return `$${this.v}`; } }
console.log(`${new Mny(5)}`, [new Mny(1), new Mny(2)].join());
//// chained methods
class Bld { parts = []; a(x) { this.parts.push(x); return this; } done() { return this.parts.join('-'); } }
console.log(new Bld().a(1).a(2).done());
//// static members are inherited
class S1 { static reg = []; static add(x) { this.reg.push(x); return this.reg.length; } } class S2 extends S1 {}
console.log(S2.add('q'), S1.reg);
//// classes as values
const classes = {A: class { n = 1; }, B: class { n = 2; }};
console.log(Object.keys(classes).map((k) => new classes[k]().n));
const create = (C, ...args) => new C(...args);
console.log(create(class { constructor(a, b) { this.s = a + b; } }, 1, 2).s);
//// optional members of objects of classes
class Opt { run() { return 'ran'; } }
const opt = new Opt(), no = null;
console.log(opt?.run?.(), opt.stop?.(), no?.run());
//// members that are deleted and tested
class Del { constructor() { this.a = 1; this.b = 2; } }
const del = new Del();
delete del.a;
console.log('a' in del, 'b' in del, del.a, Object.keys(del));
//// a linked list
class Node { constructor(v, next = null) { this.v = v; this.next = next; } }
let head = null;
for (const v of [1, 2, 3]) head = new Node(v, head);
const out = [];
for (let n = head; n; n = n.next) out.push(n.v);
console.log(out);
//// an event emitter
class Em { #h = {}; on(e, f) { (this.#h[e] ??= []).push(f); return this; } emit(e, ...a) { for (const f of this.#h[e] ?? []) f(...a); } }
new Em().on('x', (v) => console.log('got', v)).on('x', () => console.log('too')).emit('x', 5);
//// members in snake case and capitals keep apart
class Mix { learningRate = 1; LR = 2; _hidden = 3; $dollar = 4; }
const mix = new Mix();
console.log(mix.learningRate, mix.LR, mix._hidden, mix.$dollar);
//// methods named like Python's words
class Wrd { get(k) { return k; } set(k, v) { this[k] = v; return this; } delete(k) { return 'deleted ' + k; } has() { return true; } print() { return 'p'; } }
const wrd = new Wrd();
console.log(wrd.get('a'), wrd.set('q', 5).q, wrd.delete('z'), wrd.has(), wrd.print());

//// static fields that ask the class
class Grid {
  static size = 3;
  static area = this.size * Grid.size;
  static rows = [1, 2].map((row) => row * Grid.size);
  static first = Grid.make();
  static count = Grid.rows.length + Grid.area;
  static scaled = (by) => by * Grid.size;
  static table = {size: Grid.size, both: [Grid.area]};
  static make() { return new Grid(); }
  constructor(width = Grid.size) { this.width = width; }
}
console.log(Grid.area, Grid.rows, Grid.first.width, Grid.count, Grid.scaled(2), Grid.table.both);
const Unnamed = class { static a = 1; static b = this.a + 1; };
console.log(Unnamed.b);

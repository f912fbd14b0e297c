//// annotations are erased or kept
const n: number = 1;
let s: string | null = null;
const xs: number[] = [1, 2];
const f = (a: number, b?: number): number => a + (b ?? 1);
function g<T>(x: T): T { return x; }
console.log(n, s, xs, f(1), f(1, 2), g<string>('t'));
//// interfaces and aliases leave nothing
interface P { x: number; y?: number; readonly z: string; m(a: number): void; [k: string]: unknown; }
type U = 'a' | 'b' | {kind: 'c'; v: P};
declare const ambient: number;
type Fn = (a: number) => string;
type Mapped = {[K in keyof P]?: P[K]};
type Cond<T> = T extends string ? 'yes' : 'no';
const p: P = {x: 1, z: 'z', m() {}};
const u: U = 'a';
console.log(p.x, u);
//// numeric enums
enum Color { Red, Green = 5, Blue }
const c: Color = Color.Green;
console.log(Color.Red, Color.Blue, c === Color.Green, `${Color.Blue}`, Color[5], Color['Red']);
//// text enums
enum Mode { Train = 'train', Test = 'test' }
const modeOf = (m: Mode) => (m === Mode.Train ? 'T' : 'E');
console.log(Mode.Train, modeOf(Mode.Test), `${Mode.Test}`, Object.values(Mode));
//// const enums and computed members
const enum Flags { A = 1 << 0, B = 1 << 1, AB = A | B }
console.log(Flags.A, Flags.B, Flags.AB, Flags.AB & Flags.B);
//// enums in a switch
enum Op { Add, Mul }
function run(op: Op, a: number, b: number): number {
  switch (op) {
    case Op.Add: return a + b;
    case Op.Mul: return a * b;
  }
}
console.log(run(Op.Add, 2, 3), run(Op.Mul, 2, 3));
//// parameter properties and modifiers
class Point {
  private readonly tag: string = 'pt';
  protected static made = 0;
  public label?: string;
  constructor(public x: number, private y = 2, readonly z?: number) { Point.made++; }
  sum(): number { return this.x + this.y; }
  get name(): string { return this.tag + Point.made; }
}
const pt = new Point(1);
console.log(pt.sum(), pt.name, pt.x, pt.z === undefined, pt.label === undefined);
//// abstract classes and implements
interface Shape { area(): number; }
abstract class Base implements Shape { abstract area(): number; describe(): string { return `area ${this.area()}`; } }
class Sq extends Base { constructor(private s: number) { super(); } override area(): number { return this.s ** 2; } }
console.log(new Sq(3).describe());
//// overloads
function pick(x: number): string;
function pick(x: string): number;
function pick(x: any): any { return typeof x === 'number' ? 'n' : 1; }
class Ov { m(a: string): string; m(a: number): string; m(a: any): string { return typeof a; } }
console.log(pick(1), pick('a'), new Ov().m(1));
//// as, satisfies, non-null and as const
const any: unknown = 'text';
const len = (any as string).length;
const cfg = {rate: 1, mode: 'x'} satisfies Record<string, unknown>;
const tuple = [1, 'a'] as const;
const maybe: {v?: number} = {v: 3};
const old = <number>(5 as unknown);
console.log(len, cfg.rate, tuple[0], maybe.v!, maybe!.v! + 1, old);
//// namespaces
namespace Geo {
  export const unit = 2;
  const hidden = 3;
  export function area(r: number): number { return r * unit * hidden; }
  export namespace Inner { export const deep = 'deep'; }
}
console.log(Geo.unit, Geo.area(2), Geo.Inner.deep);
//// class decorators
const registry: string[] = [];
function register<T extends new (...a: any[]) => object>(target: T): T { registry.push(target.name); return target; }
@register
class Widget { v = 1; }
console.log(registry, new Widget().v);
//// generics in classes and calls
class Stack<T> { private items: T[] = []; push(...xs: T[]): this { this.items.push(...xs); return this; } pop(): T | undefined { return this.items.pop(); } get size(): number { return this.items.length; } }
const st = new Stack<number>().push(1, 2);
console.log(st.pop(), st.size, new Map<string, number>([['a', 1]]).get('a'));
//// type guards and assertions
function isStr(x: unknown): x is string { return typeof x === 'string'; }
function must(x: unknown, m?: string): asserts x { if (!x) throw new Error(m); }
must(true);
console.log(isStr('a'), isStr(1));
//// optional members and index signatures
const scores: {[k: string]: number} = {};
scores['a'] = 1;
scores.b = (scores.b ?? 0) + 2;
const r: Record<string, number[]> = {};
(r['x'] ||= []).push(1);
console.log(scores, r);
//// this parameters and readonly arrays
function size(this: void, xs: readonly number[]): number { return xs.length; }
const keys = Object.keys({a: 1}) as Array<'a'>;
console.log(size([1, 2]), keys[0]);
//// private members with a hash and declare fields
class Cnt { #n: number = 0; declare extra: string; static readonly MAX: number = 2; up(): number { return Math.min(++this.#n, Cnt.MAX); } }
const cnt = new Cnt();
cnt.up();
cnt.up();
console.log(cnt.up());
//// functions with typed destructured parameters
function conf({units, rate = 0.1}: {units: number; rate?: number}, [a, b]: [number, number] = [1, 2]): string { return `${units} ${rate} ${a} ${b}`; }
console.log(conf({units: 3}), conf({units: 1, rate: 2}, [5, 6]));
//// promises with types
const later = async (x: number): Promise<string> => { await null; return `v${x}`; };
console.log(await later(3));
//// type-only imports and exports
//: types.ts
export interface Opts { a: number; }
export type Alias = string;
export const real = 1;
//: main.ts
import type {Opts} from './types.js';
import {real, type Alias} from './types.js';
const o: Opts = {a: real};
const al: Alias = 'x';
export type {Opts};
console.log(o.a, al);
//// accessors with types
class Tmp { private _v = 1; get v(): number { return this._v; } set v(x: number) { this._v = x * 2; } }
const tmp = new Tmp();
tmp.v = 4;
console.log(tmp.v);
//// all forms of types
interface Base1 { readonly id: number; (x: number): string; new (x: string): Base1; run(a: string, b?: number): void; [key: string]: unknown; }
interface Derived1 extends Base1 { label: string; }
interface More1 extends Base1 { call(this: Window, x: unknown): void; }
type Names1 = keyof {a: 1; b: 2};
type Maybe1<T extends object = {}> = T extends Array<infer Item> ? Item : (string | null) & unknown;
type Parts1 = {[K in Names1]?: Parts21[K]};
type Required1 = {[K in Names1]-?: K};
type Optional1 = {[K in Names1]+?: K};
type Parts21 = {a: readonly string[]; b: [x: number, y?: string, ...rest: boolean[]]};
type Pair1 = [number, string?, ...boolean[]];
type Make1 = new (...values: any[]) => object;
type Text1 = `on${string}`;
type Of1 = typeof data1;
type Deep1 = Of1['a'];
type Fn1 = (x: unique symbol) => asserts x is never;
declare const outside1: number;
declare function given1(x: number): string;
abstract class Shape1<T> implements Partial<Base1> {
  [key: string]: any;
  protected abstract area(): number;
  constructor(public readonly name1: string, protected size?: T) {}
  describe(): this { return this; }
  override toString(): string { return `${this.name1} ${this.area()}`; }
}
class Square1 extends Shape1<number> {
  private static count: number = 0;
  public width: number = 1;
  protected area(): number { return this.width * this.width; }
}
const data1 = {a: 1, b: 'b'} as const satisfies object;
const any1 = <any>data1;
function isText1(value: unknown): value is string { return typeof value === 'string'; }
function isSure1(value: unknown): asserts value is number { if (typeof value !== 'number') throw new Error('no'); }
function first1<T>(xs: T[], fallback?: T): T | undefined { return xs.length > 0 ? xs[0]! : fallback; }
const pick1 = first1<number>;
enum Level1 { Low = 1, High }
namespace Tools1 { export const factor = 2; export function twice(x: number): number { return x * factor; } }
isSure1(1);
console.log(new Square1('s').describe().toString(), isText1('x'), first1([1, 2])!, pick1([3]), Level1.High, Tools1.twice(1), any1.a);
//// all forms of types, again
interface Base2 { readonly id: number; (x: number): string; new (x: string): Base2; run(a: string, b?: number): void; [key: string]: unknown; }
interface Derived2 extends Base2 { label: string; }
interface More2 extends Base2 { call(this: Window, x: unknown): void; }
type Names2 = keyof {a: 1; b: 2};
type Maybe2<T extends object = {}> = T extends Array<infer Item> ? Item : (string | null) & unknown;
type Parts2 = {[K in Names2]?: Parts22[K]};
type Required2 = {[K in Names2]-?: K};
type Optional2 = {[K in Names2]+?: K};
type Parts22 = {a: readonly string[]; b: [x: number, y?: string, ...rest: boolean[]]};
type Pair2 = [number, string?, ...boolean[]];
type Make2 = new (...values: any[]) => object;
type Text2 = `on${string}`;
type Of2 = typeof data2;
type Deep2 = Of2['a'];
type Fn2 = (x: unique symbol) => asserts x is never;
declare const outside2: number;
declare function given2(x: number): string;
abstract class Shape2<T> implements Partial<Base2> {
  [key: string]: any;
  protected abstract area(): number;
  constructor(public readonly name2: string, protected size?: T) {}
  describe(): this { return this; }
  override toString(): string { return `${this.name2} ${this.area()}`; }
}
class Square2 extends Shape2<number> {
  private static count: number = 0;
  public width: number = 2;
  protected area(): number { return this.width * this.width; }
}
const data2 = {a: 2, b: 'b'} as const satisfies object;
const any2 = <any>data2;
function isText2(value: unknown): value is string { return typeof value === 'string'; }
function isSure2(value: unknown): asserts value is number { if (typeof value !== 'number') throw new Error('no'); }
function first2<T>(xs: T[], fallback?: T): T | undefined { return xs.length > 0 ? xs[0]! : fallback; }
const pick2 = first2<number>;
enum Level2 { Low = 2, High }
namespace Tools2 { export const factor = 2; export function twice(x: number): number { return x * factor; } }
isSure2(1);
console.log(new Square2('s').describe().toString(), isText2('x'), first2([2, 2])!, pick2([3]), Level2.High, Tools2.twice(2), any2.a);
//// all forms of types, once more
interface Base3 { readonly id: number; (x: number): string; new (x: string): Base3; run(a: string, b?: number): void; [key: string]: unknown; }
interface Derived3 extends Base3 { label: string; }
interface More3 extends Base3 { call(this: Window, x: unknown): void; }
type Names3 = keyof {a: 1; b: 2};
type Maybe3<T extends object = {}> = T extends Array<infer Item> ? Item : (string | null) & unknown;
type Parts3 = {[K in Names3]?: Parts23[K]};
type Required3 = {[K in Names3]-?: K};
type Optional3 = {[K in Names3]+?: K};
type Parts23 = {a: readonly string[]; b: [x: number, y?: string, ...rest: boolean[]]};
type Pair3 = [number, string?, ...boolean[]];
type Make3 = new (...values: any[]) => object;
type Text3 = `on${string}`;
type Of3 = typeof data3;
type Deep3 = Of3['a'];
type Fn3 = (x: unique symbol) => asserts x is never;
declare const outside3: number;
declare function given3(x: number): string;
abstract class Shape3<T> implements Partial<Base3> {
  [key: string]: any;
  protected abstract area(): number;
  constructor(public readonly name3: string, protected size?: T) {}
  describe(): this { return this; }
  override toString(): string { return `${this.name3} ${this.area()}`; }
}
class Square3 extends Shape3<number> {
  private static count: number = 0;
  public width: number = 3;
  protected area(): number { return this.width * this.width; }
}
const data3 = {a: 3, b: 'b'} as const satisfies object;
const any3 = <any>data3;
function isText3(value: unknown): value is string { return typeof value === 'string'; }
function isSure3(value: unknown): asserts value is number { if (typeof value !== 'number') throw new Error('no'); }
function first3<T>(xs: T[], fallback?: T): T | undefined { return xs.length > 0 ? xs[0]! : fallback; }
const pick3 = first3<number>;
enum Level3 { Low = 3, High }
namespace Tools3 { export const factor = 2; export function twice(x: number): number { return x * factor; } }
isSure3(1);
console.log(new Square3('s').describe().toString(), isText3('x'), first3([3, 2])!, pick3([3]), Level3.High, Tools3.twice(3), any3.a);

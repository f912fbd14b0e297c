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

//// enums of numbers and texts
enum Level { Low = 1, Mid, High = 10, Top }
enum Mode { Train = 'train', Test = 'test' }
const enum Flag { A = 1 << 0, B = 1 << 1, Both = A | B }
console.log(Level.Mid, Level[2], Level.Top, Level[Level.High], Mode.Train, Flag.Both);
const byMode: Record<Mode, number> = {[Mode.Train]: 1, [Mode.Test]: 2};
console.log(byMode[Mode.Test], Object.values(Mode), Object.keys(Level).length);
function name(l: Level): string { switch (l) { case Level.Low: return 'low'; case Level.Mid: return 'mid'; default: return 'other'; } }
console.log(name(Level.Low), name(Level.Top));
//// generic containers
interface Item { id: number; label?: string }
class Store<T extends Item> {
  private items = new Map<number, T>();
  constructor(initial: readonly T[] = []) { initial.forEach((i) => this.add(i)); }
  add(item: T): this { this.items.set(item.id, item); return this; }
  get(id: number): T | undefined { return this.items.get(id); }
  update(id: number, patch: Partial<T>): boolean {
    const old = this.get(id);
    if (!old) return false;
    this.items.set(id, {...old, ...patch});
    return true;
  }
  filter(p: (t: T) => boolean): T[] { return [...this.items.values()].filter(p); }
  get size(): number { return this.items.size; }
}
const store = new Store<Item>([{id: 1}, {id: 2, label: 'two'}]);
console.log(store.update(1, {label: 'one'}), store.update(9, {}), store.get(1)?.label, store.get(7)?.label ?? 'none', store.size);
console.log(store.filter((i) => i.label!.startsWith('t')));
const first = <T,>(xs: T[]): T | undefined => xs[0];
console.log(first([3, 4]), first<string>(['a']));
//// abstract classes and overrides
abstract class Layer {
  static count = 0;
  protected readonly built: boolean = false;
  constructor(public readonly name: string, protected units?: number) { Layer.count++; }
  abstract call(x: number[]): number[];
  describe(): string { return `${this.name}/${this.units ?? '-'}`; }
}
class Scale extends Layer {
  constructor(private factor: number) { super('scale'); }
  override call(x: number[]): number[] { return x.map((v) => v * this.factor); }
}
class Dense extends Layer {
  declare units: number;
  constructor(units: number, name = 'dense') { super(name, units); }
  call(x: number[]): number[] { return Array(this.units).fill(x.reduce((a, b) => a + b, 0)); }
  describe(): string { return super.describe().toUpperCase(); }
}
const layers: Layer[] = [new Scale(2), new Dense(2)];
console.log(layers.reduce((x, l) => l.call(x), [1, 2]), layers.map((l) => l.describe()), Layer.count);
//// overloads and optional parameters
function area(side: number): number;
function area(w: number, h: number): number;
function area(a: number, b?: number): number { return b === undefined ? a * a : a * b; }
console.log(area(3), area(2, 4));
function join(sep: string, ...parts: (string | number)[]): string { return parts.join(sep); }
console.log(join('-', 1, 'b', 2));
//// discriminated unions and guards
type Shape = {kind: 'circle'; r: number} | {kind: 'rect'; w: number; h: number} | {kind: 'poly'; points: [number, number][]};
const isRound = (s: Shape): s is Extract<Shape, {kind: 'circle'}> => s.kind === 'circle';
function size(s: Shape): number {
  switch (s.kind) {
    case 'circle': return Math.PI * s.r ** 2;
    case 'rect': return s.w * s.h;
    case 'poly': {
      let sum = 0;
      const {points: p} = s;
      for (let i = 0; i < p.length; i++) { const [x1, y1] = p[i], [x2, y2] = p[(i + 1) % p.length]; sum += x1 * y2 - x2 * y1; }
      return Math.abs(sum) / 2;
    }
    default: { const never: never = s; return never; }
  }
}
const shapes: Shape[] = [{kind: 'circle', r: 1}, {kind: 'rect', w: 2, h: 3}, {kind: 'poly', points: [[0, 0], [4, 0], [0, 3]]}];
console.log(shapes.map((s) => size(s).toFixed(2)), shapes.filter(isRound).map((c) => c.r));
//// assertion functions and narrowing
function assertNumber(v: unknown, what = 'value'): asserts v is number { if (typeof v !== 'number') throw new TypeError(`${what} is ${typeof v}`); }
function double(v: unknown): number { assertNumber(v); return v * 2; }
console.log(double(4));
try { double('4'); } catch (e) { if (e instanceof TypeError) console.log(e.message); }
try { double(true); } catch (e: unknown) { console.log((e as Error).message); }
const describe = (v: string | number | string[] | null): string => v === null ? 'null' : Array.isArray(v) ? `list ${v.length}` : typeof v === 'string' ? v.trim() : v.toFixed(1);
console.log([' a ', 2, ['x'], null].map(describe as (v: any) => string));
//// namespaces merged with functions
namespace Geometry {
  export const unit = 1;
  export function dist(a: Point, b: Point): number { return Math.hypot(a.x - b.x, a.y - b.y) * unit; }
  export interface Point { x: number; y: number }
  export class Origin implements Point { x = 0; y = 0; }
}
const here: Geometry.Point = {x: 3, y: 4};
console.log(Geometry.dist(here, new Geometry.Origin()), Geometry.unit);
//// a namespace in a namespace
namespace Outer { export namespace Inner { export const value = 7; export type Kind = 'a'; } export const twice = () => Inner.value * 2; }
const kind: Outer.Inner.Kind = 'a';
console.log(Outer.Inner.value, Outer.twice(), kind);
//// a namespace of dotted name
namespace A.B.C { export const deep = 'd'; export function f(x: number) { return x + 1; } }
console.log(A.B.C.deep, A.B.C.f(1));
//// a decorator of a class
const made: string[] = [];
function sealed(ctor: Function) { made.push('class ' + ctor.name); }
@sealed
class Calc { constructor(private base: number) {} add(n: number) { return this.base + n; } }
console.log(new Calc(10).add(5), made);
//// satisfies, as const and keyof
const palette = {red: [255, 0, 0], green: '#0f0'} satisfies Record<string, string | number[]>;
const dirs = ['up', 'down'] as const;
type Dir = (typeof dirs)[number];
const opposite: {[K in Dir]: Dir} = {up: 'down', down: 'up'};
console.log(palette.red.length, palette.green.toUpperCase(), dirs.map((d) => opposite[d]));
function pluck<T, K extends keyof T>(items: T[], key: K): T[K][] { return items.map((i) => i[key]); }
console.log(pluck([{a: 1, b: 'x'}, {a: 2, b: 'y'}], 'b'));
//// index signatures and optional members
interface Config { [key: string]: number | undefined; epochs?: number }
const defaults: Required<Pick<Config, 'epochs'>> & {lr: number} = {epochs: 5, lr: 0.1};
function configure(c: Config = {}): string { const {epochs = defaults.epochs, ...others} = {...defaults, ...c}; return `${epochs} ${JSON.stringify(others)}`; }
console.log(configure(), configure({epochs: 1, extra: 2}));
//// an event map of typed handlers
type Events = {load: [url: string]; progress: [done: number, total: number]};
class Bus { private hs: {[K in keyof Events]?: ((...a: Events[K]) => void)[]} = {}; on<K extends keyof Events>(k: K, h: (...a: Events[K]) => void) { (this.hs[k] ??= [] as any[])!.push(h); } fire<K extends keyof Events>(k: K, ...a: Events[K]) { this.hs[k]?.forEach((h) => h(...a)); } }
const bus = new Bus();
bus.on('progress', (d, t) => console.log(`${(100 * d / t).toFixed(0)}%`));
bus.on('load', (u) => console.log('load', u));
bus.fire('progress', 1, 4); bus.fire('load', '/m.json');
//// a result type and exhaustive handling
type Result<T, E = Error> = {ok: true; value: T} | {ok: false; error: E};
const attempt = <T>(fn: () => T): Result<T> => { try { return {ok: true, value: fn()}; } catch (error) { return {ok: false, error: error as Error}; } };
const r1 = attempt(() => JSON.parse('[1,2]') as number[]), r2 = attempt<number>(() => { throw new RangeError('no'); });
console.log(r1.ok && r1.value.length, !r2.ok && r2.error.message, r2.ok ? 1 : r2.error.name);
//// readonly tuples and labelled members
type Range = readonly [from: number, to: number, step?: number];
const expand = ([from, to, step = 1]: Range): number[] => { const out: number[] = []; for (let v = from; v < to; v += step) out.push(v); return out; };
console.log(expand([0, 3]), expand([0, 10, 4]));
let [head, ...tail]: [string, ...number[]] = ['h', 1, 2];
console.log(head, tail);
//// accessors and static blocks with types
class Registry { static readonly #all: Map<string, new () => object> = new Map(); static { Registry.register('Date2', class Date2 {}); } static register(n: string, c: new () => object): void { this.#all.set(n, c); } static make(n: string): object | null { const C = this.#all.get(n); return C ? new C() : null; } static get names(): string[] { return [...this.#all.keys()]; } }
console.log(Registry.names, Registry.make('x'), Registry.make('Date2') !== null);
//// import equals and type only imports
type Fn<A extends unknown[], R> = (...args: A) => R;
const compose = <A extends unknown[], B, C>(f: Fn<A, B>, g: (b: B) => C): Fn<A, C> => (...args) => g(f(...args));
console.log(compose((a: number, b: number) => a + b, (n) => `=${n}`)(2, 3));
namespace Geo { export namespace Inner { export const v = 3; } }
import Inner2 = Geo.Inner;
console.log(Inner2.v);
//// namespaces by the older word
module Units { export const meter = 1; export interface Length { value: number } }
module Units2.Metric { export const km = 1000; }
const long: Units.Length = {value: Units2.Metric.km * Units.meter};
console.log(long);
//// aliases of what namespaces hold
namespace Shapes { export namespace Round { export class Circle { constructor(public r: number) {} } export type Radius = number; } }
import Round = Shapes.Round;
import Circle = Shapes.Round.Circle;
const radius: Shapes.Round.Radius = 2;
console.log(new Circle(radius).r, new Round.Circle(3).r);
//// an older module with an alias
module Deep.Er { export function half(x: number): number { return x / 2; } export type N = number; }
import half = Deep.Er.half;
const eight: Deep.Er.N = 8;
console.log(half(eight));
//// a module of constants
module Limits { export const max = 9, min = 1; }
import most = Limits.max;
console.log(most, Limits.min);
//// a decorator made by a function
const known = new Map<string, string>();
const tagged = (tag: string) => (ctor: Function): void => { known.set(tag, ctor.name); };
@tagged('a')
class First { value = 1; }
@tagged('b')
class Second extends First { value = 2; }
console.log([...known], new First().value, new Second().value);

//// a tiny expression parser
function tokenize(s) { return s.match(/\d+(?:\.\d+)?|[-+*/^()]/g) || []; }
function parse(tokens) {
  let pos = 0;
  const peek = () => tokens[pos], next = () => tokens[pos++];
  const LEVELS = [['+', '-'], ['*', '/']];
  function level(n) {
    if (n === LEVELS.length) return power();
    let left = level(n + 1);
    while (LEVELS[n].includes(peek())) { const op = next(); left = {op, left, right: level(n + 1)}; }
    return left;
  }
  function power() { const base = atom(); return peek() === '^' ? (next(), {op: '^', left: base, right: power()}) : base; }
  function atom() {
    const t = next();
    if (t === '(') { const e = level(0); if (next() !== ')') throw new SyntaxError('expected )'); return e; }
    if (t === '-') return {op: 'neg', left: atom()};
    if (t === undefined || isNaN(t)) throw new SyntaxError(`unexpected ${t ?? "end"}`);
    return Number(t);
  }
  const tree = level(0);
  if (pos < tokens.length) throw new SyntaxError(`left over ${tokens.slice(pos).join('')}`);
  return tree;
}
const OPS = {'+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b, '^': Math.pow};
const evaluate = (t) => (typeof t === 'number' ? t : t.op === 'neg' ? -evaluate(t.left) : OPS[t.op](evaluate(t.left), evaluate(t.right)));
for (const s of ['1+2*3', '(1+2)*3', '2^3^2', '-(4-1)/2', '1+', '1 2', '(1']) {
  try { console.log(s, '=', evaluate(parse(tokenize(s)))); } catch (e) { console.log(s, e.name, e.message); }
}
//// a text table
const rows = [['name', 'qty'], ['apple', 3], ['fig', 12]];
const widths = rows[0].map((_, c) => Math.max(...rows.map((r) => String(r[c]).length)));
console.log(rows.map((r) => r.map((v, c) => (typeof v === 'number' ? String(v).padStart(widths[c]) : v.padEnd(widths[c]))).join(' | ')).join('\n'));
//// roman numerals and back
const ROMAN = Object.entries({M: 1000, CM: 900, D: 500, CD: 400, C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1});
const toRoman = (n) => ROMAN.reduce((s, [sym, v]) => { while (n >= v) { s += sym; n -= v; } return s; }, '');
const fromRoman = (s) => [...s].reduce((sum, ch, i, all) => { const v = Object.fromEntries(ROMAN)[ch], nx = Object.fromEntries(ROMAN)[all[i + 1]] ?? 0; return sum + (v < nx ? -v : v); }, 0);
console.log([4, 9, 14, 1994].map(toRoman), fromRoman('MCMXCIV'));
//// permutations and combinations by recursion
const perms = (xs) => (xs.length <= 1 ? [xs] : xs.flatMap((x, i) => perms([...xs.slice(0, i), ...xs.slice(i + 1)]).map((p) => [x, ...p])));
function* combos(xs, k, start = 0, picked = []) { if (picked.length === k) { yield [...picked]; return; } for (let i = start; i < xs.length; i++) { picked.push(xs[i]); yield* combos(xs, k, i + 1, picked); picked.pop(); } }
console.log(perms([1, 2, 3]).map((p) => p.join('')), [...combos('abcd'.split(''), 2)].map((c) => c.join('')).join());
//// deep equality and cloning
function equal(a, b) {
  if (a === b) return true;
  if (a == null || b == null || typeof a !== 'object' || typeof b !== 'object') return a !== a && b !== b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const ka = Object.keys(a), kb = Object.keys(b);
  return ka.length === kb.length && ka.every((k) => Object.prototype.hasOwnProperty.call(b, k) && equal(a[k], b[k]));
}
console.log(equal({a: [1, {b: 2}]}, {a: [1, {b: 2}]}), equal([1], [1, 2]), equal({a: 1}, {b: 1}), equal(NaN, NaN), equal([], {}), equal('a', 'a'));
const cloned = structuredClone({d: [1, {x: 1}]});
console.log(cloned);
//// an lru cache over a Map
class LRU {
  constructor(max) { this.max = max; this.map = new Map(); }
  get(k) { if (!this.map.has(k)) return undefined; const v = this.map.get(k); this.map.delete(k); this.map.set(k, v); return v; }
  set(k, v) { this.map.delete(k); this.map.set(k, v); if (this.map.size > this.max) this.map.delete(this.map.keys().next().value); return this; }
  get keys() { return [...this.map.keys()]; }
}
const lru = new LRU(2).set('a', 1).set('b', 2);
lru.get('a'); lru.set('c', 3);
console.log(lru.keys, lru.get('b'), lru.get('a'));
//// sets in algebra
const u = new Set([1, 2, 3]), v = new Set([2, 3, 4]);
console.log([...u].filter((x) => v.has(x)), [...new Set([...u, ...v])], [...u].filter((x) => !v.has(x)), u.size, [...u.entries()][0]);
u.forEach((x) => { if (x % 2) u.delete(x); });
console.log([...u], new Set('hello').size);
//// topological order
const deps = {app: ['lib', 'util'], lib: ['util'], util: [], test: ['app']};
function topo(graph) {
  const seen = new Set(), out = [], busy = new Set();
  const visit = (n, path = []) => {
    if (busy.has(n)) throw new Error(`cycle: ${[...path, n].join(' -> ')}`);
    if (seen.has(n)) return;
    busy.add(n);
    for (const d of graph[n] || []) visit(d, [...path, n]);
    busy.delete(n); seen.add(n); out.push(n);
  };
  Object.keys(graph).forEach((n) => visit(n));
  return out;
}
console.log(topo(deps));
try { topo({a: ['b'], b: ['a']}); } catch (e) { console.log(e.message); }
//// run length and base conversions
const rle = (s) => s.replace(/(.)\1*/g, (run, ch) => (run.length > 1 ? run.length + ch : ch));
const unrle = (s) => s.replace(/(\d+)(.)/g, (_, n, ch) => ch.repeat(n));
console.log(rle('aaabccd'), unrle(rle('aaabccd')), (255).toString(36), parseInt('zz', 36), (0.1).toString(2).length > 10);
const caesar = (s, k) => s.replace(/[a-z]/gi, (c) => { const base = c <= 'Z' ? 65 : 97; return String.fromCharCode((c.charCodeAt(0) - base + k + 26) % 26 + base); });
console.log(caesar('Hello, Z!', 3), caesar(caesar('abc', 5), -5));
//// hashing a text in 32 bits
function hash(s) { let h = 0x811c9dc5; for (let i = 0; i < s.length; i++) { h ^= s.charCodeAt(i); h = Math.imul(h, 0x01000193); } return h >>> 0; }
function djb2(s) { let h = 5381; for (const c of s) h = ((h << 5) + h + c.charCodeAt(0)) | 0; return h; }
const old = (s) => { let h = 0; for (let i = 0; i < s.length; i++) { h = (h * 31 + s.charCodeAt(i)) % 1000000007; } return h; };
console.log(hash('hello').toString(16), djb2('hello world'), old('a longer text'));
function mulberry32(a) { return () => { let t = (a += 0x6d2b79f5); t = Math.imul(t ^ (t >>> 15), t | 1); t ^= t + Math.imul(t ^ (t >>> 7), t | 61); return ((t ^ (t >>> 14)) >>> 0) / 4294967296; }; }
const rnd = mulberry32(7);
console.log(rnd().toFixed(6), rnd().toFixed(6));
//// zip, chunk, group and partition
const zip = (...arrays) => Array.from({length: Math.min(...arrays.map((a) => a.length))}, (_, i) => arrays.map((a) => a[i]));
const chunk = (xs, n) => xs.length ? [xs.slice(0, n), ...chunk(xs.slice(n), n)] : [];
const groupBy = (xs, f) => xs.reduce((m, x) => { const k = f(x); (m[k] = m[k] || []).push(x); return m; }, {});
const partition = (xs, p) => xs.reduce(([yes, no], x) => (p(x) ? [[...yes, x], no] : [yes, [...no, x]]), [[], []]);
console.log(zip([1, 2, 3], ['a', 'b']), chunk([1, 2, 3, 4, 5], 2), groupBy(['one', 'two', 'three'], (s) => s.length), partition([1, 2, 3, 4], (x) => x % 2 === 0));
const range = (a, b, s = 1) => { const r = []; for (let i = a; s > 0 ? i < b : i > b; i += s) r.push(i); return r; };
console.log(range(0, 5), range(5, 0, -2), range(3, 3));
//// closures kept in arrays
const fs = [];
for (let i = 0; i < 3; i++) fs.push(() => i * 10);
var gs = [];
for (var j = 0; j < 3; j++) gs.push(() => j);
console.log(fs.map((f) => f()), gs.map((f) => f()));
const handlers = ['a', 'b'].map((n) => ({n, run: () => n.toUpperCase()}));
console.log(handlers.map((h) => h.run()), [1, 2].map((x) => (y) => x + y).map((f) => f(10)));
const table = Object.fromEntries(['x', 'y'].map((k, i) => [k, () => k + i]));
console.log(table.x(), table.y());
//// optional things everywhere
const user = {profile: {emails: ['a@b.c'], name: null}, greet() { return 'hi'; }};
console.log(user?.profile?.emails?.[0], user.profile?.phones?.[0], user.missing?.deep.er, user.greet?.(), user.nope?.(), user.profile.name ?? 'anon');
const opts = {}; opts.level ??= 3; opts.level ||= 5; opts.on &&= 1; opts.n = opts.n || 0;
console.log(opts, delete opts.level, 'level' in opts, opts.level?.toFixed(1));
const {profile: {emails: [mail = 'none', other = 'no other'], name: who = 'default'} = {}, age = 7, ...restOf} = user;
console.log(mail, other, who, age, Object.keys(restOf));
//// comma, void, in, delete, typeof and friends
let q = (1, 2, 3), count = 0;
const bump = () => ++count;
console.log(q, void bump(), count, typeof null, typeof undefined, typeof (() => 1), typeof [], typeof 1n, !!'' === false);
const arr = [1, 2, 3];
console.log(arr.length, 1 in arr, 5 in arr, arr.length = 1, arr, [..."ab"].entries().next().value);
console.log([1, [2, [3, [4]]]].flat(Infinity), [3, 1, 2].toString(), String([1, [2, 3]]), [] + [], [1] == 1, null == undefined, null == 0, '1' == 1);
//// a small virtual machine
const program = [['push', 2], ['push', 3], ['add'], ['dup'], ['mul'], ['jz', 7], ['print'], ['halt']];
function run(code) {
  const stack = [], out = [];
  let pc = 0, steps = 0;
  loop: while (steps++ < 100) {
    const [op, arg = null] = code[pc++];
    switch (op) {
      case 'push': stack.push(arg); break;
      case 'add': case 'mul': { const b = stack.pop(), a = stack.pop(); stack.push(op === 'add' ? a + b : a * b); break; }
      case 'dup': stack.push(stack[stack.length - 1]); break;
      case 'jz': if (!stack[stack.length - 1]) pc = arg; break;
      case 'print': out.push(stack.at(-1)); break;
      case 'halt': break loop;
      default: throw new Error(`bad op ${op}`);
    }
  }
  return {out, steps};
}
console.log(run(program));
//// sudoku rows checked
const board = '530070000600195000'.match(/.{9}/g).map((r) => [...r].map(Number));
const valid = (b) => b.every((row) => { const xs = row.filter(Boolean); return new Set(xs).size === xs.length; });
console.log(valid(board), board[0].indexOf(7), board.map((r) => r.reduce((a, b) => a + b)));
//// a script with a first line for the shell
#!/usr/bin/env node
console.log('run');
//// a shell line and a docstring
#!/usr/bin/env -S node --no-warnings
/** What it does. */
const main = () => 'done';
console.log(main());
//// a shell line before strict code
#!/usr/bin/node
'use strict';
console.log([1, 2].map((x) => x + 1));

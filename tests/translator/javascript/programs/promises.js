//// await gives the value
const v = await Promise.resolve(5);
const w = await 6;
console.log(v, w);
//// async functions return promises
async function f(x) { const y = await x; return y * 2; }
console.log(await f(4), await f(Promise.resolve(5)));
f(1).then((r) => console.log('then', r));
//// the executor runs at once
console.log('a');
const p = new Promise((resolve) => { console.log('b'); resolve('d'); });
console.log('c');
console.log(await p);
//// then comes after what is running
Promise.resolve().then(() => console.log('micro'));
console.log('sync');
//// timers come after microtasks
setTimeout(() => console.log('timer'), 0);
Promise.resolve().then(() => console.log('micro'));
queueMicrotask(() => console.log('queued'));
console.log('sync');
//// timers come by their time
setTimeout(() => console.log('later'), 20);
setTimeout(() => console.log('sooner'), 5);
setTimeout((a, b) => console.log(a + b), 10, 'x', 'y');
//// an interval is stopped
let n = 0;
const id = setInterval(() => { n++; console.log('tick', n); if (n === 3) clearInterval(id); }, 2);
//// a cleared timer does not come
const t = setTimeout(() => console.log('never'), 5);
clearTimeout(t);
setTimeout(() => console.log('once'), 6);
//// sleeping
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
console.log('before');
await sleep(5);
console.log('after');
//// rejections are caught
try { await Promise.reject(new Error('no')); } catch (e) { console.log(e.message); }
await Promise.reject('plain').catch((r) => console.log('reason', r));
//// an executor that throws rejects
await new Promise(() => { throw new Error('inside'); }).catch((e) => console.log(e.message));
await new Promise((_, reject) => reject(new RangeError('r'))).catch((e) => console.log(e.name));
//// chains of then
await Promise.resolve(1).then((x) => x + 1).then((x) => Promise.resolve(x * 10)).then((x) => console.log(x));
//// a chain goes on after catch
await Promise.reject(new Error('e')).then(() => console.log('skipped')).catch((e) => e.message).then((m) => console.log('went on', m));
//// finally passes the value on
console.log(await Promise.resolve('v').finally(() => console.log('fin')));
await Promise.reject(new Error('x')).finally(() => console.log('fin2')).catch((e) => console.log(e.message));
//// all waits for all
console.log(await Promise.all([1, Promise.resolve(2), new Promise((r) => setTimeout(() => r(3), 5))]));
const [a, b] = await Promise.all([f1(), f2()]);
async function f1() { return 'one'; }
async function f2() { return 'two'; }
console.log(a, b);
//// all is rejected by the first
try { await Promise.all([Promise.resolve(1), Promise.reject(new Error('bad'))]); } catch (e) { console.log(e.message); }
//// allSettled tells of each
const settled = await Promise.allSettled([Promise.resolve(1), Promise.reject('no')]);
console.log(settled.map((s) => s.status), settled[0].value, settled[1].reason);
//// race takes the first
const after = (ms, v) => new Promise((r) => setTimeout(() => r(v), ms));
console.log(await Promise.race([after(15, 'slow'), after(3, 'fast')]));
//// any takes the first value
console.log(await Promise.any([Promise.reject('x'), Promise.resolve('ok')]));
try { await Promise.any([Promise.reject(1)]); } catch (e) { console.log(e.constructor.name, e.errors); }
//// async functions run up to their first await
async function g() { console.log('g1'); await null; console.log('g2'); }
g();
console.log('main');
//// async functions that are started together
const order = [];
async function job(name, n) { for (let i = 0; i < n; i++) { order.push(name + i); await null; } }
await Promise.all([job('a', 2), job('b', 2)]);
console.log(order.length, [...order].sort());
//// async map
const doubled = await Promise.all([1, 2, 3].map(async (x) => { await null; return x * 2; }));
console.log(doubled);
//// sequential awaits in a loop
const got = [];
for (const x of [1, 2]) got.push(await f3(x));
async function f3(x) { return x + 1; }
console.log(got);
//// async methods
class Api { async get(k) { await null; return `got ${k}`; } async both() { return [await this.get('a'), await this.get('b')]; } }
console.log(await new Api().both());
//// errors in async functions reach the caller
async function bad() { await null; throw new TypeError('async bad'); }
try { await bad(); } catch (e) { console.log(e.name, e.message); }
await bad().catch((e) => console.log('caught', e.message));
//// try and finally in async functions
async function fin() { try { await null; return 'r'; } finally { console.log('cleanup'); } }
console.log(await fin());
//// a promise settles once
const once = new Promise((res, rej) => { res(1); res(2); rej(new Error('x')); });
console.log(await once);
//// resolving later from outside
let release;
const gate = new Promise((r) => { release = r; });
setTimeout(() => release('open'), 3);
console.log(await gate);
//// a main function that is started
async function main() { const x = await Promise.resolve(2); console.log('main', x); }
main().catch((e) => console.log(e));
//// an async arrow called at once
(async () => { const x = await Promise.resolve('iife'); console.log(x); })();
//// polling until ready
let ready = false;
setTimeout(() => { ready = true; }, 6);
const wait = (ms) => new Promise((r) => setTimeout(r, ms));
let polls = 0;
while (!ready) { polls++; await wait(2); }
console.log(polls > 0);
//// thenables are waited for
console.log(await {then(res) { res('thenable'); }});
//// order of nested microtasks
Promise.resolve().then(() => { console.log(1); Promise.resolve().then(() => console.log(3)); });
Promise.resolve().then(() => console.log(2));
//// retrying
let tries = 0;
async function flaky() { tries++; if (tries < 3) throw new Error('again'); return 'ok'; }
async function retry(f, n) { for (let i = 0; i < n; i++) { try { return await f(); } catch (e) { if (i === n - 1) throw e; } } }
console.log(await retry(flaky, 5), tries);

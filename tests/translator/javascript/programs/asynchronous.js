//// a queue of jobs with limited concurrency
const wait = (ms, v) => new Promise((r) => setTimeout(() => r(v), ms));
async function runAll(jobs, limit) {
  const results = new Array(jobs.length);
  let next = 0, running = 0, most = 0;
  async function worker() {
    while (next < jobs.length) {
      const i = next++;
      running++;
      most = Math.max(most, running);
      results[i] = await jobs[i]();
      running--;
    }
  }
  await Promise.all(Array.from({length: limit}, worker));
  return {results, most};
}
runAll([1, 2, 3, 4, 5].map((n) => () => wait(5 * (6 - n), n * n)), 2).then(({results, most}) => console.log(results, most));
//// retry with backoff
let attempts = 0;
async function flaky() { attempts++; if (attempts < 3) throw new Error(`try ${attempts}`); return 'done'; }
async function retry(fn, times = 5, delay = 1) {
  for (let i = 1; ; i++) {
    try { return await fn(); } catch (err) {
      console.log('failed:', err.message);
      if (i >= times) throw err;
      await new Promise((resolve) => setTimeout(resolve, delay * 2 ** i));
    }
  }
}
retry(flaky).then(console.log).finally(() => console.log('attempts', attempts));
//// then chains and errors
Promise.resolve(1)
  .then((x) => x + 1)
  .then((x) => { if (x === 2) throw new RangeError('two'); return x; })
  .catch((e) => `caught ${e.message}`)
  .then((s) => [s, s.length])
  .then(([s, n]) => console.log(s, n));
//// settled, race and any
const sleep = (ms, value, fail) => new Promise((res, rej) => setTimeout(() => (fail ? rej(new Error(value)) : res(value)), ms));
(async () => {
  console.log((await Promise.allSettled([sleep(1, 'a'), sleep(2, 'b', true)])).map((r) => r.status + ':' + (r.value ?? r.reason.message)));
  console.log(await Promise.race([sleep(20, 'slow'), sleep(1, 'fast')]));
  console.log(await Promise.any([sleep(1, 'x', true), sleep(3, 'y')]));
  try { await Promise.all([sleep(1, 'ok'), sleep(2, 'bad', true)]); } catch (e) { console.log('all failed with', e.message); }
})();
//// an async generator of pages
async function* pages(total, size) {
  for (let at = 0; at < total; at += size) {
    await Promise.resolve();
    yield Array.from({length: Math.min(size, total - at)}, (_, i) => at + i);
  }
}
async function main() {
  let sum = 0;
  for await (const page of pages(7, 3)) { console.log('page', page); sum += page.reduce((a, b) => a + b, 0); }
  return sum;
}
main().then((s) => console.log('sum', s));
//// an async mutex
class Mutex {
  #tail = Promise.resolve();
  run(fn) { const result = this.#tail.then(() => fn()); this.#tail = result.catch(() => {}); return result; }
}
const mutex = new Mutex(), order = [];
const task = (name, ms) => mutex.run(async () => { order.push(name + ' in'); await new Promise((r) => setTimeout(r, ms)); order.push(name + ' out'); return name; });
Promise.all([task('a', 5), task('b', 1)]).then((names) => console.log(names, order));
//// a cache of promises
const cache = new Map();
let loads = 0;
const load = async (key) => { loads++; return key.toUpperCase(); };
const cached = (key) => { if (!cache.has(key)) cache.set(key, load(key)); return cache.get(key); };
const values = await Promise.all(['a', 'b', 'a'].map(cached));
console.log(values, loads);
//// sequential reduce of promises
const steps = ['one', 'two', 'three'];
const log = [];
await steps.reduce((chain, name) => chain.then(() => Promise.resolve().then(() => log.push(name))), Promise.resolve());
console.log(log);
for (const [i, s] of steps.entries()) { await null; log.push(i + s); }
console.log(log.join());
//// the order of timers and microtasks
console.log('start');
setTimeout(() => console.log('timeout'), 0);
Promise.resolve().then(() => console.log('micro 1')).then(() => console.log('micro 2'));
queueMicrotask(() => console.log('queued'));
(async () => { console.log('async'); await undefined; console.log('after await'); })();
console.log('end');
//// a timeout that wins
const timeout = (p, ms) => { let id; return Promise.race([p, new Promise((_, rej) => { id = setTimeout(() => rej(new Error('timeout')), ms); })]).finally(() => clearTimeout(id)); };
try { await timeout(new Promise((r) => setTimeout(r, 50, 'late')), 5); } catch ({message}) { console.log(message); }
console.log(await timeout(Promise.resolve('quick'), 50));
//// callbacks turned into promises
const readLater = (name, done) => setTimeout(() => (name ? done(null, `<${name}>`) : done(new Error('no name'))), 1);
const promisify = (fn) => (...args) => new Promise((resolve, reject) => fn(...args, (err, value) => (err ? reject(err) : resolve(value))));
const read = promisify(readLater);
console.log(await read('f'));
console.log(await read('').catch((e) => e.message));
//// training helpers without a library
function shuffle(items, random) {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const t = items[i]; items[i] = items[j]; items[j] = t;
  }
  return items;
}
function* lcg(seed) { let s = seed; while (true) { s = (s * 1103515245 + 12345) % 2147483648; yield s / 2147483648; } }
const gen = lcg(42);
const random = () => gen.next().value;
const order2 = shuffle([...Array(8).keys()], random);
console.log(order2, order2.reduce((a, b) => a + b));
class EarlyStopping {
  constructor({patience = 2, minDelta = 0} = {}) { this.patience = patience; this.minDelta = minDelta; this.best = Infinity; this.wait = 0; }
  shouldStop(loss) { if (loss < this.best - this.minDelta) { this.best = loss; this.wait = 0; } else this.wait++; return this.wait >= this.patience; }
}
const stopper = new EarlyStopping({patience: 2});
const losses = [1, 0.8, 0.81, 0.79, 0.9, 0.9, 0.1];
const stopped = losses.findIndex((l) => stopper.shouldStop(l));
console.log(stopped, stopper.best);
//// gradient descent by hand
const xs = [1, 2, 3, 4], ys = [3, 5, 7, 9];
let w = 0, bias = 0;
const history = [];
for (let epoch = 0; epoch < 200; epoch++) {
  let dw = 0, db = 0, loss = 0;
  xs.forEach((x, i) => { const err = w * x + bias - ys[i]; loss += err ** 2; dw += 2 * err * x; db += 2 * err; });
  w -= 0.01 * dw / xs.length * 2; bias -= 0.01 * db / xs.length * 2;
  if (epoch % 50 === 0) history.push({epoch, loss: +(loss / xs.length).toFixed(3)});
}
console.log(w.toFixed(2), bias.toFixed(2), history);
//// k nearest neighbours
const points = [{p: [0, 0], l: 'a'}, {p: [1, 0], l: 'a'}, {p: [5, 5], l: 'b'}, {p: [6, 5], l: 'b'}];
const distance = (a, b) => Math.hypot(...a.map((v, i) => v - b[i]));
const classify = (q, k = 3) => {
  const votes = points.map(({p, l}) => ({d: distance(p, q), l})).sort((a, b) => a.d - b.d).slice(0, k)
    .reduce((acc, {l}) => ({...acc, [l]: (acc[l] ?? 0) + 1}), {});
  return Object.entries(votes).sort((a, b) => b[1] - a[1])[0][0];
};
console.log(classify([0.5, 0]), classify([5, 6]));
//// k means
const data = [1, 1.5, 2, 10, 11, 12];
let centers = [1, 12];
for (let it = 0; it < 5; it++) {
  const groups = centers.map(() => []);
  for (const d of data) { const ds = centers.map((c) => Math.abs(c - d)); groups[ds.indexOf(Math.min(...ds))].push(d); }
  centers = groups.map((g, i) => (g.length ? g.reduce((s, v) => s + v, 0) / g.length : centers[i]));
}
console.log(centers);
//// n-grams and a markov chain
const words = 'the cat sat on the mat the cat ran'.split(' ');
const chain = {};
for (let i = 0; i < words.length - 1; i++) {
  const key = words[i];
  chain[key] = chain[key] || [];
  chain[key].push(words[i + 1]);
}
const likely = (w) => { const c = {}; let best; for (const n of chain[w] ?? []) { c[n] = (c[n] ?? 0) + 1; if (best === undefined || c[n] > c[best]) best = n; } return best; };
console.log(chain, likely('the'), likely('ran'));
const grams = (s, n) => Array.from({length: s.length - n + 1}, (_, i) => s.substr(i, n));
console.log(grams('hello', 2), [...new Set(grams('aaa', 2))]);
//// tokenizing and padding sequences
const vocab = new Map([['<pad>', 0], ['<unk>', 1]]);
const encode = (s, grow) => s.toLowerCase().split(/\W+/).filter(Boolean).map((t) => { if (!vocab.has(t) && grow) vocab.set(t, vocab.size); return vocab.get(t) ?? vocab.get('<unk>'); });
const pad = (seq, n, v = 0) => (seq.length >= n ? seq.slice(0, n) : [...seq, ...Array(n - seq.length).fill(v)]);
console.log(encode('The cat, the Dog!', true), pad(encode('a dog', false), 4), pad([1, 2, 3], 2), [...vocab.keys()]);
const decode = (ids) => ids.map((i) => [...vocab].find(([, id]) => id === i)?.[0] ?? '?').join(' ');
console.log(decode([2, 4, 9]));
//// typed arrays and bytes
const f32 = new Float32Array([1.1, 2.2, 3.3]);
const half = f32.map((v) => v / 2);
console.log(f32[0].toFixed(3), half.length, Array.from(half, (v) => v.toFixed(2)), f32.subarray(1).length, f32.byteLength);
const u8 = new Uint8Array(4);
u8.set([250, 300, -1], 1);
console.log(u8, u8.reduce((a, b) => a + b), new Uint8ClampedArray([300, -5, 1.5]), Int32Array.from([1.9, -1.9]), u8[9]);
const view = new Float32Array(f32.buffer, 4, 2);
view[0] = 9;
console.log(f32[1], [...view].map(Math.round), f32.indexOf(9), f32.slice(-1).length);
//// running averages with a closure and NaN
const running = () => { let n = 0, mean = 0, m2 = 0; return (x) => { n += 1; const d = x - mean; mean += d / n; m2 += d * (x - mean); return {n, mean, variance: n > 1 ? m2 / (n - 1) : NaN}; }; };
const add = running();
[2, 4, 6].forEach((v) => { const {mean, variance} = add(v); console.log(mean, variance); });
console.log([NaN, 1].includes(NaN), [NaN].indexOf(NaN), NaN === NaN, Number.isNaN(undefined), Math.min(), isNaN('a'));

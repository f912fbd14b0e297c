//// orders grouped by customer
const orders = [
  {id: 1, customer: 'ann', total: 20.5, tags: ['new', 'eu']},
  {id: 2, customer: 'bob', total: 5, tags: []},
  {id: 3, customer: 'ann', total: 7.25, tags: ['eu']},
];
const byCustomer = orders.reduce((acc, order) => {
  (acc[order.customer] ||= []).push(order);
  return acc;
}, {});
for (const [name, list] of Object.entries(byCustomer)) {
  const sum = list.reduce((total, {total: t}) => total + t, 0);
  console.log(`${name}: ${list.length} orders, ${sum.toFixed(2)} in total`);
}
const tagCounts = new Map();
orders.flatMap((o) => o.tags).forEach((tag) => tagCounts.set(tag, (tagCounts.get(tag) ?? 0) + 1));
console.log([...tagCounts.entries()].sort(([, a], [, b]) => b - a));
//// a csv parser with quotes
function parseCsv(text) {
  const rows = [];
  let row = [], cell = '', quoted = false;
  for (let i = 0; i < text.length; i++) {
    const ch = text[i];
    if (quoted) {
      if (ch === '"' && text[i + 1] === '"') { cell += '"'; i++; }
      else if (ch === '"') quoted = false;
      else cell += ch;
    } else if (ch === '"') quoted = true;
    else if (ch === ',') { row.push(cell); cell = ''; }
    else if (ch === '\n') { row.push(cell); rows.push(row); row = []; cell = ''; }
    else cell += ch;
  }
  if (cell !== '' || row.length) { row.push(cell); rows.push(row); }
  return rows;
}
const parsed = parseCsv('name,age\n"Smith, J",42\n"a ""b""",7');
console.log(parsed);
const [header, ...body] = parsed;
console.log(body.map((cells) => Object.fromEntries(cells.map((cell, i) => [header[i], cell]))));
//// text numbers in arithmetic
const line = '12,30,7.5';
const [w, h, d] = line.split(',');
console.log(w * h, h / d, w - d, +w + +h, w + h, d * 2, '3' * '4');
const area = (size) => { const [a, b] = size.split('x'); return a * b; };
console.log(area('3x4'), area('1.5x2'));
const m = /(\d+)-(\d+)/.exec('10-20');
console.log(m[1] * 2, m[2] - m[1], m[1] + m[2], m.index);
const total = ['1', '2', '3'].reduce((sum, text) => sum + text * 1, 0);
console.log(total);
//// a sort by several keys
const people = [
  {name: 'Zoe', age: 30, city: 'Bern'},
  {name: 'adam', age: 25, city: 'Aarau'},
  {name: 'Bea', age: 30, city: 'Aarau'},
];
const sorted = [...people].sort((a, b) => b.age - a.age || a.city.localeCompare(b.city) || (a.name < b.name ? -1 : 1));
console.log(sorted.map(({name}) => name).join(' '));
console.log(people.map((p) => p.name).sort(), people.map((p) => p.age).sort());
console.log([10, 9, 1, 100].sort(), [3, undefined, 1].sort());
//// pivoting a table
const records = [['q1', 'a', 1], ['q1', 'b', 2], ['q2', 'a', 3]];
const table = {};
for (const [quarter, product, amount] of records) {
  if (!(quarter in table)) table[quarter] = {};
  table[quarter][product] = (table[quarter][product] || 0) + amount;
}
console.log(table, Object.keys(table).length, table.q2.b ?? 'none');
const columns = [...new Set(records.map((r) => r[1]))].sort();
console.log(Object.entries(table).map(([q, row]) => [q, ...columns.map((c) => row[c] ?? 0)]));
//// merging settings deeply
const isObject = (v) => v !== null && typeof v === 'object' && !Array.isArray(v);
function merge(base, extra) {
  const out = {...base};
  for (const key of Object.keys(extra)) {
    out[key] = isObject(base[key]) && isObject(extra[key]) ? merge(base[key], extra[key]) : extra[key];
  }
  return out;
}
console.log(merge({a: 1, b: {c: 2, d: [1]}, e: null}, {b: {d: [2, 3], f: 4}, e: {g: 5}}));
//// flattening and unflattening keys
const flatten = (obj, prefix = '') =>
  Object.entries(obj).reduce((acc, [k, v]) => {
    const key = prefix ? `${prefix}.${k}` : k;
    if (v && typeof v === 'object' && !Array.isArray(v)) Object.assign(acc, flatten(v, key));
    else acc[key] = v;
    return acc;
  }, {});
const flat = flatten({a: {b: {c: 1}, d: 'x'}, e: [1, 2], f: null});
console.log(flat);
const deep = {};
for (const path in flat) {
  const parts = path.split('.');
  const last = parts.pop();
  let at = deep;
  for (const part of parts) at = at[part] = at[part] || {};
  at[last] = flat[path];
}
console.log(deep);
//// statistics of a list
const mean = (xs) => xs.reduce((a, b) => a + b, 0) / xs.length;
const variance = (xs, mu = mean(xs)) => mean(xs.map((x) => (x - mu) ** 2));
const median = (xs) => {
  const s = xs.slice().sort((a, b) => a - b);
  const mid = s.length >> 1;
  return s.length % 2 ? s[mid] : (s[mid - 1] + s[mid]) / 2;
};
const mode = (xs) => {
  const counts = {};
  let best = xs[0];
  for (const x of xs) {
    counts[x] = (counts[x] || 0) + 1;
    if (counts[x] > counts[best]) best = x;
  }
  return best;
};
const sample = [4, 1, 3, 3, 9, 4, 4];
console.log(mean(sample), variance(sample).toFixed(4), median(sample), median([1, 2]), mode(sample));
//// a histogram drawn with text
const values = [1, 2, 2, 3, 3, 3, 7];
const bins = Array.from({length: 4}, (_, i) => ({from: i * 2, to: (i + 1) * 2, count: 0}));
for (const v of values) {
  const bin = bins.find(({from, to}) => v >= from && v < to);
  if (bin) bin.count++;
}
bins.forEach(({from, to, count}) => console.log(`${String(from).padStart(2)}-${to}: ${'#'.repeat(count)}`));
//// dates of a calendar
const start = new Date(Date.UTC(2024, 0, 30));
const days = [];
for (let i = 0; i < 4; i++) {
  const day = new Date(start);
  day.setUTCDate(start.getUTCDate() + i);
  days.push(day.toISOString().slice(0, 10));
}
console.log(days);
const span = new Date('2024-03-01T00:00:00Z') - new Date('2024-02-01T00:00:00Z');
console.log(span / 86400000, new Date('2024-02-29T12:30:00Z').getUTCDay(), new Date(0).toISOString());
console.log(JSON.stringify({at: new Date(Date.UTC(2020, 1, 3))}), isNaN(new Date('nonsense')));
//// templates filled by a regular expression
const fill = (text, data) => text.replace(/\{\{\s*(\w+)(?::(\w+))?\s*\}\}/g, (all, key, format) => {
  const value = data[key];
  if (value === undefined) return all;
  return format === 'upper' ? String(value).toUpperCase() : value;
});
console.log(fill('Hi {{ name:upper }}, {{n}} of {{missing}}', {name: 'ann', n: 3}));
console.log('2024-01-05'.replace(/(\d+)-(\d+)-(\d+)/, '$3.$2.$1'), 'a1b22'.match(/\d+/g), 'x'.match(/\d/));
//// tokens by a sticky loop of matches
const source = 'let x = 3.5 + (y_1 * 2);';
const pattern = /\s*(?:(\d+\.?\d*)|([A-Za-z_]\w*)|(.))/g;
const tokens = [];
let match;
while ((match = pattern.exec(source)) !== null) {
  const [, number, name, punctuation] = match;
  if (number !== undefined) tokens.push({type: 'number', value: parseFloat(number)});
  else if (name) tokens.push({type: name === 'let' ? 'keyword' : 'name', value: name});
  else if (punctuation.trim()) tokens.push({type: 'punctuation', value: punctuation});
}
console.log(tokens.map((t) => `${t.type}:${t.value}`).join(' '));
console.log([...'a=1;b=2'.matchAll(/(?<key>\w)=(?<value>\d)/g)].map(({groups}) => groups.key + groups.value));
//// json with odd values
const odd = {b: null, c: () => 1, d: NaN, e: [undefined, Infinity], f: -0, g: new Map([[1, 2]]), h: 'é"\n'};
console.log(JSON.stringify(odd));
console.log(JSON.stringify({x: [1, {y: 2}]}, null, 2));
console.log(JSON.stringify([1.0, 1e21, 1e-7, 0.1 + 0.2, 123456789012]), JSON.parse('{"a":[1,2,{"b":null}]}').a[2].b);
try { JSON.parse('{bad}'); } catch (e) { console.log(e.name, e instanceof SyntaxError); }
//// a url query
function query(params) {
  return Object.keys(params)
    .filter((k) => params[k] != null)
    .map((k) => `${encodeURIComponent(k)}=${encodeURIComponent(params[k])}`)
    .join('&');
}
console.log(query({q: 'a b&c', page: 2, none: null, zero: 0, flag: false}));
const back = 'q=a%20b&page=2'.split('&').reduce((o, part) => {
  const [k, v = ''] = part.split('=');
  o[decodeURIComponent(k)] = decodeURIComponent(v);
  return o;
}, {});
console.log(back);
//// word counts of a text
const text = `It was the best of times, it was the worst of times`;
const counts = text.toLowerCase().match(/[a-z]+/g).reduce((m, word) => m.set(word, (m.get(word) || 0) + 1), new Map());
const top3 = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, 3);
console.log(top3, counts.size, counts.has('best'));
//// a matrix by arrays of arrays
const A = [[1, 2], [3, 4], [5, 6]];
const transpose = (m) => m[0].map((_, j) => m.map((row) => row[j]));
const multiply = (a, b) => a.map((row) => transpose(b).map((col) => row.reduce((s, x, i) => s + x * col[i], 0)));
console.log(transpose(A), multiply(A, transpose(A)));
const identity = (n) => Array.from({length: n}, (_, i) => Array.from({length: n}, (_, j) => +(i === j)));
console.log(identity(3));
const zeros = Array(2).fill().map(() => Array(3).fill(0));
zeros[1][2] = 5;
console.log(zeros, zeros.flat().lastIndexOf(0));
//// one hot and argmax
const argMax = (xs) => xs.indexOf(Math.max(...xs));
const oneHot = (i, n) => Array.from({length: n}, (_, k) => (k === i ? 1 : 0));
const confusion = (truth, pred, n) => {
  const m = Array.from({length: n}, () => new Array(n).fill(0));
  truth.forEach((t, i) => { m[t][pred[i]] += 1; });
  return m;
};
console.log(argMax([0.1, 0.8, 0.1]), oneHot(1, 3), confusion([0, 1, 1], [0, 1, 0], 2));
//// softmax and cross entropy
const softmax = (logits) => {
  const top = Math.max(...logits);
  const exps = logits.map((x) => Math.exp(x - top));
  const sum = exps.reduce((a, b) => a + b);
  return exps.map((e) => e / sum);
};
const loss = (p, y) => -Math.log(p[y]);
console.log(softmax([1, 2, 3]).map((p) => p.toFixed(4)), loss(softmax([1, 2, 3]), 2).toFixed(5));
//// moving windows
const windows = (xs, size, step = 1) => {
  const out = [];
  for (let i = 0; i + size <= xs.length; i += step) out.push(xs.slice(i, i + size));
  return out;
};
console.log(windows([1, 2, 3, 4, 5], 3), windows([1, 2, 3, 4], 2, 2), windows([1], 2));
//// splitting and batching a dataset
function split(data, ratio) { const cut = Math.floor(data.length * ratio); return [data.slice(0, cut), data.slice(cut)]; }
function* batches(data, size) { for (let i = 0; i < data.length; i += size) yield data.slice(i, i + size); }
const [train, test] = split([...Array(10).keys()], 0.75);
console.log(train, test, [...batches(train, 3)]);
//// min and max scaling with objects
const rows = [{x: 1, y: 10}, {x: 3, y: 30}, {x: 2, y: 20}];
const keys = Object.keys(rows[0]);
const ranges = Object.fromEntries(keys.map((k) => [k, [Math.min(...rows.map((r) => r[k])), Math.max(...rows.map((r) => r[k]))]]));
const scaled = rows.map((r) => keys.map((k) => (r[k] - ranges[k][0]) / (ranges[k][1] - ranges[k][0])));
console.log(ranges, scaled);

//// JSON.stringify of plain values
console.log(JSON.stringify({a: 1, b: [1, 2.5, 'x', null, true], c: {d: 'é"\n'}}));
//// JSON.stringify writes whole numbers without a point
console.log(JSON.stringify({half: 1 / 2, whole: 4 / 2, big: 1e21, nan: NaN}));
//// JSON.stringify leaves out undefined and functions
console.log(JSON.stringify({f: () => 1, b: 2}), JSON.stringify([() => 1]));
//// JSON.stringify with indentation
console.log(JSON.stringify({a: [1, {}], b: {}, c: []}, null, 2));
console.log(JSON.stringify([1, 2], null, '\t'));
//// JSON.stringify with a replacer
console.log(JSON.stringify({a: 1, b: 2, c: {a: 3, d: 4}}, ['a', 'c']));
console.log(JSON.stringify({a: 1, s: 'x'}, (k, v) => (typeof v === 'number' ? v * 2 : v)));
//// JSON.stringify calls toJSON
class P { constructor() { this.x = 1; } toJSON() { return {px: this.x}; } }
console.log(JSON.stringify({p: new P()}), JSON.stringify('text'), JSON.stringify(null));
//// JSON.parse of everything
const v = JSON.parse('{"a": [1, 2.5, "x", null, true], "b": {"c": -1e3}}');
console.log(v.a[1], v.a[3], v.b.c, JSON.parse('5'), JSON.parse('"s"'));
//// JSON.parse with a reviver
console.log(JSON.parse('{"a": 1, "b": 2}', (k, x) => (typeof x === 'number' ? x + 1 : x)));
//// JSON.parse of bad text throws
try {
  JSON.parse('{bad');
} catch (e) {
  console.log(e instanceof SyntaxError, e.name);
}
//// dates of parts
const d = new Date(2020, 1, 29, 12, 30, 15, 250);
console.log(d.getFullYear(), d.getMonth(), d.getDate(), d.getHours(), d.getMinutes(), d.getSeconds(), d.getMilliseconds(), d.getDay());
//// dates of milliseconds and texts
console.log(new Date(0).toISOString(), new Date('2021-03-04').getTime(), new Date('2021-03-04T05:06:07Z').toISOString(), Date.UTC(2000, 0, 1));
//// the difference of dates
const t0 = new Date(Date.UTC(2020, 0, 1)), t1 = new Date(Date.UTC(2020, 0, 3));
console.log((t1 - t0) / 86400000, t1 > t0, t1.getTime() - t0.getTime());
//// setting parts of a date
const s = new Date(Date.UTC(2020, 0, 31));
s.setUTCMonth(1);
console.log(s.toISOString(), s.getUTCDate());
s.setUTCDate(s.getUTCDate() + 40);
console.log(s.toISOString());
//// now is a number that grows
const start = Date.now();
console.log(typeof start, Date.now() >= start, new Date().getTime() >= start);
//// dates in JSON
console.log(JSON.stringify({at: new Date(0)}));
//// bad dates
console.log(isNaN(new Date('nonsense').getTime()), Number.isNaN(Date.parse('x')));
//// performance.now measures
const before = performance.now();
console.log(performance.now() >= before);

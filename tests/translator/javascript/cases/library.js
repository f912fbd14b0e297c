//// arrays grow and shrink at both ends
const xs = [2, 3];
xs.push(4);
xs.unshift(1);
const last = xs.pop();
const first = xs.shift();
console.log(xs.join(','), last, first);

//// map, filter and reduce
const ns = [1, 2, 3, 4];
console.log(ns.map((n) => n * n).join(' '), ns.filter((n) => n % 2 === 0).length);
console.log(ns.reduce((a, b) => a + b, 0), ns.reduce((a, b) => Math.max(a, b)));

//// map with an index and a named function
const words = ['a', 'b'];
const shout = (word) => word.toUpperCase();
console.log(words.map((word, i) => word + i).join(' '), words.map(shout).join(''));

//// some, every, find and findIndex
const values = [1, 5, 8];
console.log(values.some((v) => v > 7) ? 'some' : 'none', values.every((v) => v > 2) ? 'all' : 'not all');
console.log(values.find((v) => v > 2), values.findIndex((v) => v > 100));

//// sorting numbers, texts and by a key
const unsorted = [10, 9, 1];
unsorted.sort((a, b) => a - b);
const names = ['b', 'a'];
names.sort();
const people = [{age: 3}, {age: 1}];
people.sort((a, b) => a.age - b.age);
console.log(unsorted.join(), names.join(), people[0].age);

//// indexOf, includes, concat, slice and reverse
const letters = ['a', 'b', 'c', 'd'];
console.log(letters.indexOf('c'), letters.indexOf('z'), letters.includes('b') ? 'has' : 'lacks');
console.log(letters.slice(1, 3).join(''), letters.slice(-2).join(''), letters.concat(['e']).length);
console.log([...letters].reverse().join(''), letters.at(-1));

//// nested arrays
const matrix = [[1, 2], [3, 4]];
let sum = 0;
for (const row of matrix) {
  for (const cell of row) {
    sum += cell;
  }
}
console.log(sum, matrix[1][0], matrix.flatMap((row) => row).length);

//// filled arrays and Array.from
console.log(new Array(3).fill(0).join(''), Array.from({length: 3}, (_, i) => i * 2).join(' '));
console.log(Array.from([1, 2]).length, Array.isArray([]) ? 'array' : 'other');

//// forEach with an index and an early return
[5, 6, 7].forEach((n, i) => {
  if (n === 6) return;
  console.log(i, n);
});

//// entries of arrays and objects
for (const [i, letter] of ['x', 'y'].entries()) {
  console.log(i, letter);
}
for (const [key, value] of Object.entries({a: 1, b: 2})) {
  console.log(key, value);
}
for (const key in {p: 1, q: 2}) {
  console.log(key);
}

//// objects are read, written and asked
const o = {a: 1};
o.b = 2;
o['c d'] = 3;
delete o.a;
console.log(Object.keys(o).join(), Object.values(o).join(), 'b' in o ? 'in' : 'out');
console.log(o.missing === undefined ? 'missing' : 'there');

//// objects with functions as entries
const operations = {double: (n) => n * 2, triple(n) {
  return n * 3;
}};
console.log(operations.double(4), operations.triple(4));

//// texts
const s = '  Hello, World  ';
console.log(s.trim().toLowerCase(), s.length, s.trim().split(', ').join('|'));
console.log(s.trim().startsWith('Hello') ? 1 : 0, s.includes('World') ? 1 : 0, s.indexOf('W'));
console.log('ab'.repeat(2), 'x'.padStart(3, '-'), 'abc'.slice(1), 'abc'.charAt(1), 'abc'[0]);
console.log('a-b-a'.replaceAll('a', 'c'), 'a-b-a'.replace('a', 'c'));

//// characters of a text
let spaced = '';
for (const c of 'abc') {
  spaced += c + '.';
}
console.log(spaced, [...'hey'].length);

//// templates with quotes, braces and line breaks
const who = "it's";
console.log(`${who} "quoted" {braces} \`ticks\` ${'nested'.toUpperCase()} ${[1, 2].join('+')}`);
console.log(`two
lines`);

//// numbers and Math
console.log(Math.floor(7 / 2), Math.abs(-3), Math.min(3, 1, 2), Math.round(2.5), Math.sqrt(16) === 4 ? 'four' : 'no');
console.log((3.14159).toFixed(2), parseInt('42', 10), Number('7') === 7 ? 'seven' : 'no', String(5) + '!');

//// JSON
const parsed = JSON.parse('{"a": [1, 2], "b": "text"}');
console.log(parsed.a.length, parsed.b);

//// maps and sets
const seen = new Set();
seen.add('a');
seen.add('a');
console.log(seen.size, seen.has('a') ? 'has' : 'lacks');
const counts = new Map();
for (const letter of ['a', 'b', 'a']) {
  counts.set(letter, (counts.get(letter) ?? 0) + 1);
}
console.log(counts.get('a'), counts.size, counts.has('z') ? 'has' : 'lacks');
for (const [letter, n] of counts) {
  console.log(letter, n);
}

//// unicode text
console.log('é', 'naïve'.length, '日本'.length, '\u00e9' === 'é' ? 'same' : 'different');

//// templates write values as String does
const xs = [1, [2, 3]], o = {a: 1};
console.log(`${xs} ${o} ${null} ${true} ${[null, 1]} ${() => 1 ? '' : ''}`.slice(0, 30));
//// templates nest
const who = 'you', n = 2;
console.log(`hello ${`dear ${who.toUpperCase()}`}${n > 1 ? `, ${n} times` : ''}`);
//// templates keep line breaks and escapes
console.log(`a
b\tc \`q\` \${no}`);
//// booleans join texts
const ok = true;
console.log('is ' + ok + ', ' + !ok, `${ok}`);
//// case and trimming
console.log('aBc'.toUpperCase(), 'aBc'.toLowerCase(), ' x '.trim() + '|', ' x '.trimStart() + '|', ' x '.trimEnd() + '|');
//// slice, substring and substr
const s = 'abcdef';
console.log(s.slice(1, 3), s.slice(-2), s.slice(2, -1), s.slice(3, 1) === '', s.substring(3, 1), s.substring(-1, 2), s.substr(1, 2), s.substr(-3, 2));
//// characters and codes
const s = 'abcdef';
console.log(s.charAt(1), s.charAt(99) === '', s[2], s.at(-1), s.charCodeAt(0), s.codePointAt(1), Number.isNaN(s.charCodeAt(99)));
//// finding
const s = 'abcdef';
console.log(s.indexOf('c'), s.indexOf('z'), s.lastIndexOf('c'), s.includes('cd'), s.startsWith('ab'), s.endsWith('ef'), s.startsWith('c', 2), s.indexOf('a', 1));
//// splitting and joining
console.log('a,b,,c'.split(','), 'abc'.split(''), 'a b c'.split(' ', 2), 'abc'.split(), ''.split(','));
//// padding and repeating
console.log('5'.padStart(3, '0'), '5'.padEnd(3, '.') + '|', 'ab'.repeat(3), 'x'.padStart(4, 'ab'), 'long'.padStart(2));
//// replacing texts
console.log('a-b-c'.replace('-', '+'), 'a-b-c'.replaceAll('-', '+'), 'abc'.replace('b', (m) => m.toUpperCase()), 'x'.replace('x', '$&$&'));
//// concatenation
console.log('a'.concat('b', 1, null), ['x', 'y'].concat('z').join(''));
//// comparing texts by locale
console.log('a'.localeCompare('b'), 'b'.localeCompare('a'), 'a'.localeCompare('a'), ['é', 'z', 'a', 'E'].sort((p, q) => p.localeCompare(q)));
//// making texts of codes
console.log(String.fromCharCode(72, 105), String.fromCodePoint(9731), 'é'.normalize('NFD').length);
//// String converts anything
console.log(String(null), String([1, 2]), String({}), String(12.5), String(false), String('x'));
//// joining holes and nulls
console.log([1, null, undefined, 'a'].join('-'), [[1, 2], [3]].join(';'), [].join() === '', [true, false].join());
//// reversing a text
console.log([...'abc'].reverse().join(''), 'abc'.split('').reverse().join(''));
//// counting words
const count = {};
for (const w of 'the cat the dog'.split(' ')) count[w] = (count[w] || 0) + 1;
console.log(count);
//// a text is compared by its characters
console.log('apple' < 'banana', 'Zebra' < 'apple', 'a' === 'a');
//// camel case to snake case by hand
const snake = (t) => t.split('').map((ch) => ch === ch.toUpperCase() && ch !== ch.toLowerCase() ? '_' + ch.toLowerCase() : ch).join('');
console.log(snake('batchNormalization'));
//// a method of a text of unknown kind
const shout = (t) => t.toUpperCase() + '!'.repeat(t.length);
const first = (t) => t.charAt(0) + t.slice(1, 2) + t.at(-1);
console.log(shout('hey'), first('world'), ((v) => v.includes('a') && v.indexOf('a'))('banana'));
//// tagged templates get texts and values
const tag = (strings, ...values) => strings.join('|') + values.join(',');
console.log(tag`a${1}b${2}c`, tag`plain`);
//// tagged templates see raw texts
const raw = (strings) => strings.raw[0];
console.log(raw`a\nb`, String.raw`x\ty${1 + 1}`);
//// tag of a member
const util = {up: (s, v) => s[0] + v.toUpperCase()};
console.log(util.up`>${'q'}`);
//// trimming lines
const lines = ' a \n b'.split('\n').map((l) => l.trim()).filter(Boolean);
console.log(lines);
//// iterating a text with its index
for (const [i, ch] of [...'xy'].entries()) console.log(i, ch);
//// texts are immutable
let t = 'abc';
const before = t;
t += 'd';
console.log(before, t);
//// searching a text
console.log('a1b2'.search(/\d/), 'none'.search(/\d/));
//// the length of a text
const len = (v) => v.length;
console.log(len('four'), len([1, 2]), ''.length);

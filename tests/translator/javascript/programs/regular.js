//// test tells whether there is a match
console.log(/a+b/.test('caab'), /^x/.test('ax'), /X/i.test('x'));
const re = /\d+/;
console.log(re.test('a1'), re.test('b'));
//// match gives the match and its groups
const m = '2024-05-06'.match(/(\d+)-(\d+)-(\d+)/);
console.log(m[0], m[1], m[3], m.index, m.length);
console.log('none'.match(/x/));
//// match with the flag g gives all texts
console.log('a1b22'.match(/\d+/g), 'abc'.match(/\d/g));
//// matchAll gives all matches
for (const found of 'k1=v1;k2=v2'.matchAll(/(\w+)=(\w+)/g)) console.log(found[1], found[2], found.index);
//// exec walks through a text
const word = /\b(\w)(\w*)/g;
let found;
while ((found = word.exec('ab cd ef')) !== null) console.log(found[1], found[2], word.lastIndex);
//// exec without g starts anew
const one = /a./;
console.log(one.exec('ab ac')[0], one.exec('ab ac')[0], one.exec('xx'));
//// named groups
const date = /(?<year>\d{4})-(?<month>\d\d)/.exec('in 2023-11');
console.log(date.groups.year, date.groups.month);
const {groups: {year}} = /(?<year>\d+)/.exec('1999');
console.log(year);
//// replace with groups
console.log('john smith'.replace(/(\w+) (\w+)/, '$2, $1'), 'aaa'.replace(/a/, 'b'), 'aaa'.replace(/a/g, 'b'));
//// replace with a function
console.log('a1b2'.replace(/\d/g, (d) => d * 2), 'x-y'.replace(/(\w)-(\w)/, (all, p, q) => q + all + p));
//// camel case by a regular expression
const camel = (s) => s.replace(/_(\w)/g, (_, c) => c.toUpperCase());
console.log(camel('leaky_re_lu'), 'fooBar'.replace(/([A-Z])/g, '_$1').toLowerCase());
//// replace with names and special marks
console.log('ab'.replace(/(?<x>a)/, '[$<x>]'), 'abc'.replace(/b/, "($`|$&|$')"), 'a'.replace(/a/, '$$'));
//// split by a regular expression
console.log('a1b2c'.split(/\d/), 'a, b;c'.split(/[,;]\s*/), 'a1b'.split(/(\d)/), 'abc'.split(/(?:)/));
//// flags and source
const f = /a.b/gims;
console.log(f.source, f.flags, f.global, f.ignoreCase, String(/x/g));
//// multiline and dot-all
console.log('a\nb'.match(/^b$/m)[0], /a.b/s.test('a\nb'), /a.b/.test('a\nb'));
//// the RegExp constructor
const make = (w) => new RegExp(`\\b${w}\\b`, 'gi');
console.log('Cat cat scatter'.match(make('cat')).length, new RegExp('a|b').test('b'));
//// lastIndex of a sticky expression
const sticky = /\d/y;
sticky.lastIndex = 1;
console.log(sticky.test('a1b'), sticky.lastIndex, sticky.test('a1b'), sticky.lastIndex);
//// test with g remembers its place
const g = /o/g;
console.log(g.test('oo'), g.lastIndex, g.test('oo'), g.lastIndex, g.test('oo'), g.lastIndex);
//// look-around and back references
console.log('price: $45'.match(/(?<=\$)\d+/)[0], /(\w)\1/.test('hello'), 'ab12'.replace(/(?<!\d)\d/, '#'), /q(?!u)/.test('iraq'));
//// unicode escapes
console.log(/\u0041/.test('A'), /[\u00e0-\u00ff]/.test('é'), 'añb'.replace(/[^\x00-\x7f]/g, '?'));
//// classes of characters
console.log('tab\tand space'.split(/\s/).length, /^[\w.+-]+@\w+\.\w{2,}$/.test('a.b@c.org'), /[^abc]/.test('abc'));
//// greedy and lazy
console.log('<a><b>'.match(/<.+>/)[0], '<a><b>'.match(/<.+?>/)[0]);
//// an expression in a variable of unknown kind
const firstNumber = (text, re) => { const hit = text.match(re); return hit ? Number(hit[0]) : null; };
console.log(firstNumber('ab12', /\d+/), firstNumber('ab', /\d+/));
//// groups that did not take part
const opt = /a(b)?(c)?/.exec('ac');
console.log(opt[1], opt[2], opt.length);
//// replaceAll with an expression
console.log('a.b.c'.replaceAll(/\./g, '/'));
//// escaping a text for an expression
const escape = (s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
console.log(escape('a.b*c'), new RegExp(escape('a.b')).test('axb'));
//// destructuring a match
const [, major, minor] = 'v1.22'.match(/v(\d+)\.(\d+)/);
console.log(major, minor);

//// the default order of sort is that of texts
console.log([10, 9, 1, 100].sort(), ['b', 'a', 'C'].sort(), [true, false].sort(), [3, undefined, 1].sort());
//// sort by a function, in place
const ns = [10, 9, 1];
const same = ns.sort((a, b) => a - b);
console.log(ns, same === ns, [...ns].sort((a, b) => b - a), ns);
//// sort is stable and takes any sign
const people = [{n: 'b', a: 1}, {n: 'a', a: 1}, {n: 'c', a: 0}];
console.log(people.sort((p, q) => p.a - q.a).map((p) => p.n).join(''));
console.log(['bb', 'a', 'ccc'].sort((p, q) => (p.length > q.length ? -1 : 1)));
//// push, pop, shift and unshift give values
const st = [1];
console.log(st.push(2, 3), st.pop(), st.shift(), st.unshift(7, 8), st, [].pop(), [].shift());
//// splice removes and inserts
const sp = [1, 2, 3, 4, 5];
console.log(sp.splice(1, 2), sp, sp.splice(-1), sp, sp.splice(1, 0, 'a', 'b'), sp);
//// splice of a parameter
function removeAt(list, i) { return list.splice(i, 1)[0]; }
const ra = ['x', 'y', 'z'];
console.log(removeAt(ra, 1), ra);
//// splice of one from the end, in order with other changes
const so = [1, 2, 3, 4, 5];
const [sa, sb, sc] = [so.shift(), so.splice(-1, 1)[0], so.splice(1, 1)[0]];
console.log(sa, sb, sc, so, so.splice(-2, 2), so);
so.push(6, 7, 8);
so.splice(-2, 1);
console.log(so);
//// what is evaluated before an array is changed in place
const oa = [1, 2, 3, 4, 5];
console.log(oa.shift(), oa.splice(0, 2), oa.length, oa.splice(1, 1).length);
const ob = [3, 1, 2];
const oc = [ob[0], ob.slice().sort()[0], ob.sort()[0], ob.length + ob.splice(0, 2)[1]];
console.log(oc, ob);
const od = {a: [2, 1]};
const oe = (f) => [od.a[0], f(od.a.sort()), ...od.a.map((x) => x * 2), od.a.reverse()[0]];
console.log(oe((xs) => xs.join('')), od.a);
//// an entry of an object named size
function listOf(config) { return Array(config.size).fill(0); }
console.log(listOf({size: 3}), listOf({size: 1, name: 'a'}));
//// slice copies with negative bounds
const sl = [1, 2, 3, 4];
console.log(sl.slice(1), sl.slice(-2), sl.slice(1, -1), sl.slice(), sl.slice(2, 1), sl.slice() === sl);
//// slice of a computed bound
const sl = [1, 2, 3, 4];
const sub = (xs, n) => xs.slice(0, n);
console.log(sub(sl, 2), sub(sl, -1), sub(sl, 10), sl.slice(sl.length - 1));
//// concat joins arrays and values
console.log([1].concat([2, 3], 4, [[5]]), [].concat(...[[1], [2]]));
//// map, filter, reduce with an index
const xs = [3, 1, 2];
console.log(xs.map((x, i) => x * i), xs.filter((x, i) => i > 0 && x), xs.reduce((a, x, i) => a + x * i, 0));
console.log(xs.map((x, i, all) => x / all.length < 1), xs.reduce((a, b) => Math.max(a, b)));
//// map with a function that is declared
function twice(x) { return x * 2; }
console.log([1, 2].map(twice), ['1', '2'].map(Number), [0, 1].map(Boolean), ['a'].map(String));
//// map with parseInt hands over the index
console.log(['1', '7', '11'].map((s) => parseInt(s)), ['10', '10', '10'].map(parseInt));
//// reduceRight goes backwards
console.log(['a', 'b', 'c'].reduceRight((acc, x) => acc + x), [[1], [2]].reduceRight((a, x) => a.concat(x), []));
//// reduce builds objects
const grouped = ['ax', 'by', 'az'].reduce((acc, w) => { (acc[w[0]] = acc[w[0]] || []).push(w); return acc; }, {});
console.log(grouped);
const summed = [['a', 1], ['b', 2], ['a', 3]].reduce((acc, [k, v]) => ({...acc, [k]: (acc[k] ?? 0) + v}), {});
console.log(summed);
//// find, findIndex, findLast and findLastIndex
console.log(xs2(), [1].find((x) => x > 5), [1].findIndex((x) => x > 5));
function xs2() { return [[5, 8, 9].find((x) => x > 5), [5, 8].findIndex((x) => x > 5), [5, 8, 9].findLast((x) => x > 5), [5, 8].findLastIndex((x) => x > 5)]; }
//// some and every stop early
let seen = 0;
console.log([1, 2, 3].some((x) => { seen++; return x > 1; }), seen, [].every((x) => false), [].some((x) => true));
//// every and some with truthy values
console.log(['a', ''].every((s) => s), [0, 'x'].some((v) => v), [[], {}].every((v) => v));
//// includes, indexOf and lastIndexOf
const inc = [1, 'a', null, 1];
console.log(inc.includes('a'), inc.includes(null), inc.indexOf(1), inc.lastIndexOf(1), inc.indexOf('z'), inc.indexOf(1, 1));
//// flat and flatMap
console.log([1, [2, [3, [4]]]].flat(), [1, [2, [3]]].flat(Infinity), [1, 2].flatMap((x) => [x, x * 10]), [1, 2].flatMap((x) => x));
//// fill and new arrays
console.log(new Array(3).fill(0), Array(2).fill('x'), [1, 2, 3, 4].fill(9, 1, 3), new Array(3).length, Array.of(7, 8), new Array(1, 2));
//// arrays of arrays by Array.from
const grid = Array.from({length: 2}, () => new Array(3).fill(0));
grid[0][1] = 5;
console.log(grid, Array.from('abc'), Array.from([1, 2], (x) => x * x), Array.from(new Set([1, 1, 2])), Array.from({length: 3}, (_, i) => i * 2));
//// Array.from an object with a length
console.log(Array.from({length: 2, 0: 'a', 1: 'b'}), [...Array(3).keys()], Array.from(Array(2).keys()));
//// writing beyond the end grows an array
const grow = [];
grow[2] = 'c';
grow[0] = 'a';
console.log(grow.length, grow[0], grow[1], grow[2]);
for (let i = 0; i < 3; i++) grow[i] = i * i;
console.log(grow);
//// a table filled by index
const table = [];
for (let i = 0; i < 3; i++) {
  table[i] = [];
  for (let j = 0; j < 2; j++) table[i][j] = i * j;
}
console.log(table);
//// reading beyond the end gives undefined
const short = [1, 2];
let i = 0, sum = 0;
while (short[i] !== undefined) sum += short[i++];
console.log(sum, short[5], short[-1], short[5] === undefined, short[9] ?? 'none', short[9] || 'none');
//// setting the length cuts or grows
const cut = [1, 2, 3, 4];
cut.length = 2;
console.log(cut);
cut.length = 0;
console.log(cut, cut.length);
//// arrays are references
const a1 = [1], a2 = a1;
a2.push(2);
console.log(a1, a1 === a2, [...a1] === a1);
const change = (l) => { l[0] = 'changed'; };
change(a1);
console.log(a1);
//// reverse, in place and of a copy
const rv = [1, 2, 3];
const back = rv.reverse();
console.log(rv, back === rv, rv.slice().reverse(), rv.toReversed(), rv);
//// toSorted, toSpliced and with leave the array alone
const org = [3, 1, 2];
console.log(org.toSorted(), org.toSorted((a, b) => b - a), org.toSpliced(0, 1), org.with(1, 9), org);
//// at counts from the end
console.log([1, 2, 3].at(-1), [1, 2, 3].at(0), [1].at(5), ((v) => v.at(-2))([7, 8]));
//// copyWithin, keys, values and entries
console.log([1, 2, 3, 4].copyWithin(0, 2), [...['a', 'b'].entries()], [...['a', 'b'].keys()], [...['a', 'b'].values()]);
//// forEach with an index
const got = [];
['a', 'b'].forEach((x, i) => got.push(`${i}${x}`));
[1, 2].forEach(function (x) { got.push(x); });
console.log(got);
//// forEach with a return inside
[1, 2, 3].forEach((x) => {
  if (x === 2) return;
  console.log(x);
});
//// forEach with a named function and all arguments
const show = (x, i, all) => console.log(x, i, all.length);
['p', 'q'].forEach(show);
//// chains of methods
const res = [5, 3, 8, 1].filter((x) => x > 2).map((x) => x * 2).sort((a, b) => a - b).slice(0, 2).join('/');
console.log(res);
//// Array.isArray
console.log(Array.isArray([]), Array.isArray({}), Array.isArray('x'), Array.isArray(new Array(2)));
//// swapping by destructuring
const sw = [1, 2, 3];
[sw[0], sw[2]] = [sw[2], sw[0]];
console.log(sw);
//// transposing
const t = [[1, 2, 3], [4, 5, 6]];
console.log(t[0].map((_, c) => t.map((row) => row[c])));
//// a range
const range = (n, from = 0) => Array.from({length: n}, (_, i) => i + from);
console.log(range(3), range(2, 5), [...Array(3)].map((_, i) => i));
//// zip of two arrays
const zip = (p, q) => p.map((x, i) => [x, q[i]]);
console.log(zip([1, 2], ['a', 'b']), zip([1, 2], ['a']));
//// unique values keep their order
console.log([...new Set([3, 1, 3, 2, 1])], Array.from(new Set('hello')).join(''));
//// counting the members that fit
const pred = [1, 0, 1], truth = [1, 1, 1];
console.log(pred.filter((p, i) => p === truth[i]).length / pred.length);
//// shuffling keeps the members
const deck = [1, 2, 3, 4];
for (let i = deck.length - 1; i > 0; i--) {
  const j = Math.floor(Math.random() * (i + 1));
  [deck[i], deck[j]] = [deck[j], deck[i]];
}
console.log(deck.slice().sort((a, b) => a - b));
//// the sum and the largest of numbers
const vals = [1.5, 2.5];
console.log(vals.reduce((a, b) => a + b), Math.max(...vals), Math.min.apply(null, vals), vals.indexOf(Math.max(...vals)));
//// methods of an array of unknown kind
const work = (l) => [l.concat([9]), l.indexOf(2), l.includes(2), l.join('+'), l.slice(1), l.length, l.lastIndexOf(2)];
console.log(work([1, 2]));
//// holes in a literal are missing
const holes = [1, , 3];
console.log(holes.length, holes[1], holes[2]);
//// nested loops over nested arrays
let acc = 0;
for (const row of [[1, 2], [3]]) for (const cell of row) acc += cell;
console.log(acc);
//// a queue by shift and push
const queue = [[0, 'root']];
const visited = [];
while (queue.length) {
  const [depth, name] = queue.shift();
  visited.push(name + depth);
  if (depth < 2) queue.push([depth + 1, name[0]]);
}
console.log(visited);
//// while a list has members
const todo = ['a', 'b'];
let task;
while ((task = todo.pop())) console.log(task);
//// an array in a test is true
console.log([] ? 'yes' : 'no', [].length ? 'yes' : 'no', ![] ? 'yes' : 'no');

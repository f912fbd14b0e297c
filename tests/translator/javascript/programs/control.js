//// a labelled break leaves the outer loop
outer: for (let i = 0; i < 3; i++) {
  for (let j = 0; j < 3; j++) {
    if (i * j === 2) break outer;
    console.log(i, j);
  }
}
console.log('done');
//// a labelled continue goes on with the outer loop
outer: for (let i = 0; i < 3; i++) {
  for (let j = 0; j < 3; j++) {
    if (j === 1) continue outer;
    console.log(i, j);
  }
}
//// a labelled continue of a while loop
let n = 0;
again: while (n < 5) {
  n++;
  let k = 0;
  do {
    k++;
    if (n % 2 === 0) continue again;
    if (k > 2) break;
  } while (true);
  console.log(n, k);
}
//// a labelled break out of three loops, through a finally
const log = [];
top: for (const a of [1, 2]) {
  for (const b of [1, 2]) {
    try {
      for (const c of [1, 2]) {
        log.push(`${a}${b}${c}`);
        if (c === 2 && b === 2) break top;
      }
    } finally {
      log.push('f');
    }
  }
}
console.log(log.join(' '));
//// a labelled block is left by break
check: {
  console.log('in');
  if (Math.sqrt(4) === 2) break check;
  console.log('never');
}
console.log('out');
//// a labelled continue runs the step of a for loop that is no range
let steps = 0;
walk: for (let i = 1; i < 100; i *= 2) {
  for (const x of [1, 2, 3]) {
    if (x === 2) continue walk;
    steps += i;
  }
}
console.log(steps);
//// switch falls through to the next case
function f(x) {
  const seen = [];
  switch (x) {
    case 1:
      seen.push('one');
    case 2:
      seen.push('two');
      break;
    case 3:
      seen.push('three');
    default:
      seen.push('default');
  }
  return seen.join(',');
}
console.log(f(1), f(2), f(3), f(4));
//// switch with its default in the middle
function g(x) {
  let s = '';
  switch (x) {
    case 'a':
      s += 'A';
    default:
      s += 'D';
    case 'b':
      s += 'B';
  }
  return s;
}
console.log(g('a'), g('b'), g('c'));
//// switch compares strictly
const value = '1';
switch (value) {
  case 1:
    console.log('number');
    break;
  case '1':
    console.log('text');
    break;
}
//// switch over true picks the first true case
const size = 15;
switch (true) {
  case size > 20:
    console.log('big');
    break;
  case size > 10:
    console.log('middle');
    break;
  default:
    console.log('small');
}
//// break inside an if of a switch case leaves the switch
function h(x) {
  switch (x) {
    case 1:
      if (x === 1) {
        console.log('early');
        break;
      }
      console.log('late');
      break;
    default:
      console.log('default');
  }
  console.log('after');
}
h(1);
h(2);
//// continue inside a switch goes on with the loop
for (const x of [1, 2, 3]) {
  switch (x) {
    case 2:
      continue;
    default:
      console.log(x);
  }
}
//// continue inside a switch that falls through
for (let i = 0; i < 4; i++) {
  switch (i) {
    case 0:
      console.log('zero');
    case 1:
      if (i === 1) continue;
      console.log('below');
      break;
    case 3:
      console.log('three');
  }
  console.log('end', i);
}
//// cases in a switch share one scope
switch (1) {
  case 1:
    let x = 'one';
  case 2:
    x += ' two';
    console.log(x);
}
//// switch returns from a function
const kind = (x) => {
  switch (typeof x) {
    case 'number':
    case 'bigint':
      return 'numeric';
    case 'string':
      return 'text';
    default:
      return 'other';
  }
};
console.log(kind(1), kind('a'), kind(null), kind(true));
//// an empty switch computes its value
let calls = 0;
const tick = () => ++calls;
switch (tick()) {
}
console.log(calls);
//// do while runs its body at least once
let i = 10;
do {
  console.log(i);
  i++;
} while (i < 10);
//// continue in do while tests the condition
let m = 0;
do {
  m++;
  if (m === 2) continue;
  console.log(m);
} while (m < 4);
//// for without any part needs a break
let c = 0;
for (;;) {
  if (c++ === 3) break;
}
console.log(c);
//// for with two counters
for (let i = 0, j = 5; i < j; i++, j--) {
  console.log(i, j);
}
//// for whose counter changes in the body
for (let i = 0; i < 10; i++) {
  if (i === 2) i = 7;
  console.log(i);
}
//// for with a step that multiplies
for (let i = 1; i <= 100; i *= 3) console.log(i);
//// for counting down by two
for (let i = 9; i >= 0; i -= 3) console.log(i);
//// the counter of a var loop lives on after it
for (var v = 0; v < 3; v++) {}
console.log(v);
//// for in over an object gives its keys
const o = {b: 1, a: 2};
for (const key in o) console.log(key, o[key]);
//// for in over an array gives indexes
const letters = ['x', 'y'];
for (const index in letters) console.log(letters[index]);
//// for of over a text
for (const ch of 'héy') console.log(ch);
//// for of with a pattern
for (const [name, {age = 1, ...rest}] of [['a', {age: 2, z: 3}], ['b', {}]]) {
  console.log(name, age, Object.keys(rest).length);
}
//// for of with an existing variable
let last;
for (last of [1, 2, 3]) {
}
console.log(last);
//// comma expressions give their last operand
let a = 1;
const b = (a++, a * 10);
console.log(a, b);
//// conditional expressions nest to the right
const grade = (s) => (s > 90 ? 'A' : s > 80 ? 'B' : s > 70 ? 'C' : 'F');
console.log(grade(95), grade(85), grade(75), grade(5));
//// an else belongs to the nearest if
function dangling(x, y) {
  if (x) if (y) return 'both';
  else return 'only x';
  return 'none';
}
console.log(dangling(1, 1), dangling(1, 0), dangling(0, 1));
//// empty statements do nothing
;;;
for (let i = 0; i < 2; i++);
if (true);
else;
console.log('ok');
//// debugger is left out
debugger;
function stop() {
  debugger;
  return 1;
}
debugger;
console.log(stop());
//// an endless while with break and counters
let guard = 0;
while (true) {
  guard += 1;
  if (guard > 3) break;
  if (guard === 2) continue;
  console.log(guard);
}
//// logical operators as statements
let flag = false;
true && (flag = true);
flag || console.log('no');
flag ? console.log('yes') : console.log('no');
null ?? console.log('nothing');
//// labels on while and do
let q = 0;
a: while (true) {
  b: do {
    q++;
    if (q === 2) continue a;
    if (q === 4) break a;
    if (q === 3) break b;
  } while (true);
}
console.log(q);
//// a variable that nothing is given
let nothing;
let sometimes;
if (Number('1') > 2) sometimes = 1;
console.log(nothing === undefined, sometimes === undefined);

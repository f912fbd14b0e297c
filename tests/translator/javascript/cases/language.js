//// let in a block shadows the outer name
let x = 1;
{
  let x = 2;
  console.log(x);
}
console.log(x);

//// a loop counter may have the name of a later variable
for (let i = 0; i < 2; i++) {
  console.log(i);
}
const i = 'later';
console.log(i);

//// functions made in a loop see their own turn's value
const fns = [];
for (const n of [1, 2, 3]) {
  fns.push(() => n * 10);
}
console.log(fns.map((f) => f()).join(' '));

//// a closure assigns a variable of the function around it
function counter() {
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };
  next();
  return next();
}
console.log(counter());

//// a function assigns a variable of the module
let total = 0;
function add(n) {
  total += n;
}
add(2);
add(3);
console.log(total);

//// var is visible outside its block
function f(flag) {
  if (flag) {
    var value = 'set';
  }
  return value === undefined ? 'unset' : value;
}
console.log(f(true));

//// counting loops with other steps and directions
let out = '';
for (let i = 10; i > 0; i -= 3) out += i + ' ';
for (let i = 0; i <= 4; i += 2) out += i + ',';
console.log(out);

//// a counting loop whose body changes the counter
const seen = [];
for (let i = 0; i < 6; i++) {
  if (i === 2) i++;
  seen.push(i);
}
console.log(seen.join(''));

//// a loop whose end grows in its body
const queue = [3];
for (let i = 0; i < queue.length; i++) {
  if (queue[i] > 0) queue.push(queue[i] - 1);
}
console.log(queue.join(','));

//// continue in a loop that is not a range
let k = 0;
let text = '';
for (k = 0; k < 5; k++) {
  if (k === 1) continue;
  text += k;
}
console.log(text);

//// while, do while and break
let n = 5;
while (true) {
  n--;
  if (n < 3) break;
}
do {
  n += 10;
} while (n < 20);
console.log(n);

//// continue in do while still tests
let m = 0;
const turns = [];
do {
  m++;
  if (m === 2) continue;
  turns.push(m);
} while (m < 3);
console.log(turns.join(' '));

//// switch with shared cases and default
function kind(word) {
  switch (word) {
    case 'a':
    case 'e':
      return 'vowel';
    case 'y': {
      return 'both';
    }
    default:
      return 'consonant';
  }
}
console.log(kind('a'), kind('y'), kind('z'));

//// destructuring with defaults, renames and rest
const {a, b: renamed, c = 'default', ...others} = {a: 1, b: 2, d: 4, e: 5};
const [first, , third = 'none', ...tail] = ['p', 'q', undefined, 's', 't'];
console.log(a, renamed, c, Object.keys(others).join(''));
console.log(first, tail.join(''));

//// swapping by destructuring
let p = 1;
let q = 2;
[p, q] = [q, p];
console.log(p, q);

//// parameters with defaults and rest
function join(separator, prefix = '<', ...words) {
  return prefix + words.join(separator);
}
console.log(join('-', '>', 'a', 'b'), join('+'));

//// a trailing options object becomes keywords
function block(x, {size = 3, strides = 1} = {}) {
  return `${x} ${size} ${strides}`;
}
console.log(block('x'), '|', block('y', {strides: 2}));

//// options handed on as they are
function outer(x, options) {
  return inner(x, options);
}
function inner(x, {size = 1} = {}) {
  return x * size;
}
console.log(outer(4, {size: 3}));

//// spread in calls, arrays and objects
const nums = [1, 2];
const base = {a: 1};
console.log(Math.max(...nums, 5), [0, ...nums].length, Object.keys({...base, b: 2}).join());

//// conditional and comma expressions
let side = 0;
const v = (side++, side + 1);
console.log(v > 1 ? 'big' : 'small', side);

//// assignment and counting inside expressions
let w = 0;
const r = (w = 5) + w++;
console.log(r, w, ++w);

//// logical operators give operands
console.log('' || 'fallback', 0 ?? 'kept', 'x' && 'y', null ?? 'none');

//// empty arrays and objects are true
const empty = [];
console.log(empty ? 'true' : 'false', !empty ? 'a' : 'b');

//// objects are compared by identity
const one = [1];
const two = [1];
const same = one;
console.log(one === two ? 'equal' : 'different', one === same ? 'equal' : 'different');

//// texts and numbers joined by plus
const name = 'n';
const count = 3;
console.log(name + count, count + name, 1 + 2 + name);

//// remainder keeps the sign of the left operand
const minus = -7;
console.log(minus % 3, 7 % 3, Math.floor(minus / 2));

//// optional chaining and nullish values
const config = {deep: {value: 7}};
const missing = null;
console.log(config?.deep?.value, missing?.anything ?? 'nothing');

//// typeof and instanceof
class Thing {}
const thing = new Thing();
const results = [typeof 'x' === 'string', typeof 3 === 'number', thing instanceof Thing];
console.log(results.map((one) => (one ? 'yes' : 'no')).join(' '));

//// errors are thrown and caught
function check(n) {
  if (n < 0) throw new RangeError('negative');
  return n;
}
try {
  check(-1);
  console.log('not here');
} catch (e) {
  console.log('caught', e.message);
} finally {
  console.log('finally');
}

//// errors caught by type and thrown again
function attempt(run) {
  try {
    run();
  } catch (e) {
    if (e instanceof TypeError) {
      return 'type';
    } else {
      throw e;
    }
  }
  return 'fine';
}
console.log(attempt(() => {
  throw new TypeError('x');
}), attempt(() => 1));

//// classes with fields, accessors, statics and private members
class Counter {
  static made = 0;
  #count = 0;
  label = 'counter';
  constructor(start) {
    this.#count = start;
    Counter.made++;
  }
  get value() {
    return this.#count;
  }
  set value(n) {
    this.#count = n;
  }
  increase(by = 1) {
    this.#count += by;
    return this;
  }
  static of(n) {
    return new Counter(n);
  }
}
const c1 = Counter.of(3);
c1.increase().increase(2);
c1.value = c1.value + 1;
console.log(c1.value, c1.label, Counter.made);

//// inheritance and super
class Animal {
  constructor(name) {
    this.name = name;
  }
  speak() {
    return `${this.name} speaks`;
  }
  toString() {
    return `Animal ${this.name}`;
  }
}
class Dog extends Animal {
  speak() {
    return super.speak() + ' loudly';
  }
}
class Puppy extends Dog {
  constructor(name) {
    super(name + ' jr');
    this.age = 1;
  }
}
console.log(new Dog('Rex').speak(), '/', new Puppy('Rex').speak(), `${new Dog('D')}`);

//// a class without a constructor has its fields
class Point {
  x = 1;
  y = this.x + 1;
}
console.log(new Point().y);

//// generators
function* numbers(limit) {
  for (let i = 0; i < limit; i++) {
    yield i;
  }
  yield* [10, 20];
}
console.log([...numbers(3)].join(' '));

//// an immediately called function keeps its names
const result = (() => {
  const hidden = 4;
  return hidden * 2;
})();
console.log(result);

//// names of Python's keywords and built-ins
const list = [1, 2];
const len = list.length;
const lambda = 3;
const print = 'p';
const None = 'n';
console.log(list.length + len, lambda, print, None);

//// names in both spellings
const myValue = 1;
const my_value = 2;
console.log(myValue, my_value);

//// a conditional chain
function grade(n) {
  if (n > 90) {
    return 'a';
  } else if (n > 80) {
    return 'b';
  } else {
    return 'c';
  }
}
console.log(grade(95), grade(85), grade(10));

//// functions hoisted above their use
console.log(later(2));
function later(n) {
  return n + 1;
}

//// nested functions that need statements become definitions
const made = [1, 2, 3].map((n) => {
  const doubled = n * 2;
  return doubled + 1;
});
console.log(made.join(' '));

//// bitwise operators
console.log(5 & 3, 5 | 3, 5 ^ 3, 1 << 4, 16 >> 2, 7.9 | 0);

//// numbers in other notations
console.log(0xff, 0b101, 0o17, 1e3, 1_000);

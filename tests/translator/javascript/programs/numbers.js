//// numbers in templates are written as JavaScript writes them
console.log(`${10 / 2} ${0.1 + 0.2} ${1 / 3} ${1e21} ${1e-7} ${-0} ${5.0} ${123456789012}`);
//// infinities and not a number in templates
const inf = 1e308 * 10;
console.log(`${inf} ${-inf} ${inf - inf} ${Number('x')}`);
//// toFixed rounds and pads
console.log((1.005).toFixed(2), (3).toFixed(2), (0.1 + 0.2).toFixed(1), (-1.5).toFixed(0), (1234.5678).toFixed(1));
//// toFixed of halves
console.log((2.5).toFixed(0), (0.5).toFixed(0), (1.25).toFixed(1), (8.345).toFixed(2));
//// toFixed without digits and with computed digits
const digits = 3;
console.log((2.71828).toFixed(), (2.71828).toFixed(digits));
//// toPrecision and toExponential
console.log((123.456).toPrecision(4), (0.00001234).toPrecision(2), (123456).toPrecision(2), (1234.5).toExponential(2), (0).toPrecision(3));
//// toString with a radix
console.log((255).toString(16), (5).toString(2), (-255).toString(36), (0.5).toString(2), (10).toString());
//// parseInt reads as far as it can
console.log(parseInt('42px'), parseInt('  7 '), parseInt('ff', 16), parseInt('0x1f'), parseInt('101', 2), parseInt('x'), parseInt('3.9'));
//// parseFloat reads as far as it can
console.log(parseFloat('3.14abc'), parseFloat('.5'), parseFloat('-1e3x'), parseFloat('abc'));
//// Number converts
console.log(Number('12'), Number(' 3.5 '), Number(''), Number('1x'), Number(true), Number(null), Number([7]), Number('0x10'));
//// Number properties
console.log(Number.isInteger(5), Number.isInteger(5.5), Number.isInteger('5'), Number.isNaN(NaN), Number.isFinite(1 / 3), Number.isSafeInteger(2 ** 53));
console.log(Number.EPSILON > 0, Number.MAX_SAFE_INTEGER === 2 ** 53 - 1, Number.MIN_SAFE_INTEGER < 0, Number.MAX_VALUE > 1e300, Number.POSITIVE_INFINITY);
//// isNaN and isFinite convert
console.log(isNaN('x'), isNaN('1'), isFinite('5'), isFinite(Infinity), isNaN(undefined) || 'null');
//// Math rounds
console.log(Math.round(2.5), Math.round(-2.5), Math.round(1.4), Math.floor(-1.5), Math.ceil(-1.5), Math.trunc(-1.7), Math.trunc(1.7));
//// Math minimum and maximum
console.log(Math.max(1, 5, 3), Math.min(4, 2), Math.max(...[1, 9, 4]), Math.max(), Math.min());
//// Math functions
console.log(Math.abs(-3), Math.sqrt(16), Math.cbrt(27), Math.hypot(3, 4), Math.sign(-7), Math.pow(2, 8), Math.log2(8), Math.log10(1000));
console.log(Math.exp(0), Math.log(1), Math.sin(0), Math.cos(0), Math.tan(0), Math.atan2(0, 1), Math.fround(5.5), Math.clz32(1), Math.imul(3, 4));
console.log(Math.log1p(0), Math.expm1(0), Math.sinh(0), Math.cosh(0), Math.tanh(0), Math.asinh(0), Math.acos(1), Math.asin(0), Math.atan(0));
//// Math constants
console.log(Math.PI.toFixed(5), Math.E.toFixed(5), Math.SQRT2.toFixed(5), Math.LN2.toFixed(5), Math.LN10.toFixed(3));
//// integer division by floor
const half = (n) => Math.floor(n / 2);
console.log(half(7), half(-7), half(8));
//// a quotient that is whole may index
const items = ['a', 'b', 'c', 'd', 'e'];
console.log(items[items.length - 1], items[Math.floor(items.length / 2)], items[4 / 2]);
//// numbers are formatted with locale separators
console.log((1234567.891).toLocaleString('en-US'), (1000).toLocaleString());
//// the largest integers
console.log(2 ** 53, 2 ** 53 - 1, 1e15 + 0.5);
//// a running mean
const mean = (xs) => xs.reduce((s, x) => s + x, 0) / xs.length;
console.log(mean([1, 2, 3, 4]), `${mean([2, 4])}`);
//// random numbers lie between 0 and 1
const draws = Array.from({length: 20}, () => Math.random());
console.log(draws.every((d) => d >= 0 && d < 1));
//// numbers as texts
console.log(String(1.0), String(2.50), 3 + '', (1.10).toString(), [1.0, 2.5].join());
//// bigints count exactly
const big = 2n ** 64n;
console.log(big, big + 1n > big, typeof big, BigInt(10) * 3n);
//// comparisons with not a number are false
const nan = parseFloat('nope');
console.log(nan < 1, nan > 1, nan === nan, [nan].includes(NaN), [nan].indexOf(NaN));
//// negative zero equals zero
console.log(0 === -0, Object.is(0, -0), Object.is(NaN, NaN));
//// a loop that sums fractions
let total = 0;
for (let i = 0; i < 10; i++) total += 0.1;
console.log(total, total === 1, Math.abs(total - 1) < 1e-9);

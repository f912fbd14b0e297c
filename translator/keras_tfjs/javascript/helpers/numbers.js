/** Python's one % other: it has the sign of `other`. */
function pyModulo(one, other) {
  return ((one % other) + other) % other;
}

/** Python's round(value, digits): a half goes to the even neighbour. */
function pyRound(value, digits = 0) {
  if (digits > 0) {
    return Number.isFinite(value) ? Number(pyFixed(value, digits)) : value;
  }
  const scale = 10 ** -digits;
  const scaled = value / scale;
  const below = Math.floor(scaled);
  const rest = scaled - below;
  const up = rest > 0.5 || (rest === 0.5 && below % 2 !== 0);
  return (up ? below + 1 : below) * scale;
}

/** Python's int(value, base), of a number or a text. Throws a RangeError for other texts. */
function pyInt(value, base = 10) {
  if (typeof value !== 'string') return Math.trunc(value);
  const text = value
    .trim()
    .replaceAll('_', '')
    .toLowerCase()
    .replace(/^([+-]?)0[xob]/, '$1');
  const made = parseInt(text, base);
  const digits = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, base);
  if (
    Number.isNaN(made) ||
    ![...text.replace(/^[+-]/, '')].every((one) => digits.includes(one))
  ) {
    throw new RangeError(
      `invalid literal for int() with base ${base}: '${value}'`,
    );
  }
  return made;
}

/** Python's float(value), of a number or a text. Throws a RangeError for other texts. */
function pyFloat(value) {
  if (typeof value !== 'string') return Number(value);
  const text = value.trim().toLowerCase().replaceAll('_', '');
  const found = text.match(/^([+-]?)(inf(inity)?|nan)$/);
  if (found)
    return found[2] === 'nan' ? NaN : found[1] === '-' ? -Infinity : Infinity;
  const made = Number(text);
  if (text === '' || Number.isNaN(made)) {
    throw new RangeError(`could not convert string to float: '${value}'`);
  }
  return made;
}

/** Whole-number operators on more than JavaScript's 32 bits. */
function pyBits(one, operator, other) {
  if (operator === '<<') return one * 2 ** other;
  if (operator === '>>') return Math.floor(one / 2 ** other);
  const [first, second] = [BigInt(one), BigInt(other)];
  if (operator === '&') return Number(first & second);
  return Number(operator === '|' ? first | second : first ^ second);
}

/** Python's one * other % modulus, exact where the product has more digits than a number. */
function pyProductModulo(one, other, modulus) {
  const product = one * other;
  const isExact = [one, other, modulus].every(Number.isInteger);
  if (!isExact || Math.abs(product) <= Number.MAX_SAFE_INTEGER)
    return pyModulo(product, modulus);
  const rest = (BigInt(one) * BigInt(other)) % BigInt(modulus);
  return pyModulo(Number(rest), modulus);
}

/** Python's pow(base, exponent, modulus). */
function pyPowerModulo(base, exponent, modulus) {
  let [made, factor, rest] = [1n, BigInt(base), BigInt(exponent)];
  for (; rest > 0n; rest >>= 1n) {
    if (rest & 1n) made = (made * factor) % BigInt(modulus);
    factor = (factor * factor) % BigInt(modulus);
  }
  return Number(made);
}

/** The greatest whole number that divides both. */
function pyGcd(one, other) {
  while (other) [one, other] = [other, one % other];
  return Math.abs(one);
}

/** The product of the whole numbers up to `count`. */
function pyFactorial(count) {
  let made = 1;
  for (let factor = 2; factor <= count; factor++) made *= factor;
  return made;
}

/** In how many ways `taken` of `count` things can be chosen. */
function pyChoose(count, taken) {
  let made = 1;
  for (let index = 1; index <= taken; index++)
    made = (made * (count - taken + index)) / index;
  return Math.round(made);
}

/** Whether two numbers are close, as math.isclose. */
function pyIsClose(one, other, {relTol = 1e-9, absTol = 0} = {}) {
  const scale = Math.max(Math.abs(one), Math.abs(other));
  return (
    one === other || Math.abs(one - other) <= Math.max(relTol * scale, absTol)
  );
}

/** Python's one / other and the like: an error where JavaScript gives Infinity or NaN. */
function pyDivisor(value) {
  if (value === 0) throw new ZeroDivisionError('division by zero');
  return value;
}

/** How many bits a whole number takes. */
function pyBitLength(value) {
  return value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1;
}

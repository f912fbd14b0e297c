/**
 * Arrays as NumPy prints them.
 */
import {isFloat} from './array_types.js';

const PRECISION = 8;
const WIDTH = 75;
const MOST = 1000;
const EDGE = 3;

/** The digits that tell a number from its neighbours of the same type. */
export function shortest(value, dtype) {
  if (dtype !== 'float32') return value;
  for (let digits = 1; digits < 10; digits++) {
    const found = Number(value.toPrecision(digits));
    if (Math.fround(found) === value) return found;
  }
  return value;
}

/** `text` of so many digits behind the point, or the even one of two that are as near to `long`. */
export function toEven(text, long, count) {
  const [whole, behind] = long.split('.');
  const [kept, rest] = [behind.slice(0, count), behind.slice(count)];
  const isEven = Number((whole + kept).at(-1)) % 2 === 0;
  return /^50*$/.test(rest) && isEven ? `${whole}.${kept}` : text;
}

/** The text of a number without exponent, as many digits behind the point as it needs. */
function fixed(value) {
  const text = Math.abs(value) < 1e-6 ? value.toFixed(20) : String(value);
  const digits = (text.split('.')[1] ?? '').length;
  return digits > PRECISION
    ? toEven(value.toFixed(PRECISION), value.toFixed(40), PRECISION).replace(
        /0+$/,
        '',
      )
    : text.includes('.')
      ? text.replace(/0+$/, '')
      : `${text}.`;
}

function special(value) {
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}

function signed(value, text) {
  return Object.is(value, -0) ? `-${text}` : text;
}

function floats(values, dtype) {
  const finite = values.filter(Number.isFinite);
  const sizes = finite.filter((value) => value !== 0).map(Math.abs);
  const most = sizes.reduce((a, b) => Math.max(a, b), 0);
  const least = sizes.reduce((a, b) => Math.min(a, b), Infinity);
  const narrow = dtype === 'float32' ? Math.fround : (value) => value;
  const isScientific =
    sizes.length > 0 &&
    (most >= (dtype === 'float32' ? 1e6 : 1e8) ||
      least < narrow(1e-4) ||
      narrow(most / least) > 1000);
  const short = finite.map((value) => shortest(value, dtype));
  if (isScientific) return scientific(values, short, dtype);
  const parts = short.map((value, i) =>
    signed(finite[i], fixed(value)).split('.'),
  );
  const left = Math.max(0, ...parts.map(([whole]) => whole.length));
  const right = Math.max(0, ...parts.map(([, behind]) => behind.length));
  return (value) => {
    if (!Number.isFinite(value))
      return special(value).padStart(left + right + 1);
    const [whole, behind] = signed(value, fixed(shortest(value, dtype))).split(
      '.',
    );
    return `${whole.padStart(left)}.${behind.padEnd(right)}`;
  };
}

/** The digits of a number in front of its exponent, `count` of them behind the point, and that. */
function mantissaOf(value, count) {
  const [near, power] = value.toExponential(count).split('e');
  const long = value.toExponential(40).split('e')[0];
  return [toEven(near, long, count), power];
}

function scientific(values, short, dtype) {
  const digits = short.map((value) => {
    const [shown] = value.toExponential().split('e');
    const isLong = shown.length > PRECISION + 2;
    const [mantissa] = isLong ? mantissaOf(value, PRECISION) : [shown];
    return (mantissa.split('.')[1] ?? '').replace(/0+$/, '').length;
  });
  const count = Math.max(0, ...digits);
  const text = (value) => {
    if (!Number.isFinite(value)) return special(value);
    const [mantissa, power] = mantissaOf(value, count);
    const point = mantissa.includes('.') ? mantissa : `${mantissa}.`;
    return `${signed(value, point)}e${power[0]}${power.slice(1).padStart(2, '0')}`;
  };
  const width = Math.max(...values.map((value) => text(value).length));
  return (value) => text(value).padStart(width);
}

/** A text as Python's repr has it. */
function quoted(text) {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inside = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  return mark + (mark === "'" ? inside.replaceAll("'", "\\'") : inside) + mark;
}

function formatter(values, dtype) {
  if (isFloat(dtype)) return floats(values, dtype);
  if (dtype === 'str') return quoted;
  const text = (value) =>
    dtype === 'bool' ? (value ? ' True' : 'False') : String(value);
  const width = Math.max(0, ...values.map((value) => text(value).length));
  return (value) => text(value).padStart(width);
}

/** The places of an axis that are shown, with null for those left out. */
function shownOf(size, isLong) {
  const all = Array.from({length: size}, (_, i) => i);
  return isLong && size > 2 * EDGE
    ? [...all.slice(0, EDGE), null, ...all.slice(-EDGE)]
    : all;
}

/** `str(array)` */
export function textOf(array) {
  if (array.size === 0) return `[${''}]`;
  const isLong = array.size > MOST;
  const seen = [];
  const collect = (part) => {
    if (part.ndim === 0) {
      seen.push(part.data[part.offset]);
      return;
    }
    for (const place of shownOf(part.shape[0], isLong))
      if (place !== null) collect(part.row(place));
  };
  collect(array);
  const format = formatter(seen, array.dtype);
  const written = (part, depth, closing) => {
    if (part.ndim === 0) return format(part.data[part.offset]);
    const indent = ' '.repeat(depth + 1);
    const places = shownOf(part.shape[0], isLong);
    if (part.ndim > 1) {
      const gap = '\n'.repeat(part.ndim - 1) + indent;
      const rows = places.map((place) =>
        place === null
          ? '...'
          : written(part.row(place), depth + 1, closing + 1),
      );
      return `[${rows.join(gap)}]`;
    }
    let line = indent;
    const lines = [];
    places.forEach((place, at) => {
      const word =
        place === null ? '...' : format(part.data[part.row(place).offset]);
      const room = WIDTH - (at === places.length - 1 ? closing + 1 : 1);
      if (line.length + word.length > room && line.length > indent.length) {
        lines.push(line.trimEnd());
        line = indent;
      }
      line += `${word}${at === places.length - 1 ? '' : ' '}`;
    });
    lines.push(line);
    return `[${lines.join('\n').slice(indent.length)}]`;
  };
  return written(array, 0, 0);
}

/**
 * Numbers and texts in rows of a file, as NumPy's loadtxt and genfromtxt read and savetxt writes
 * them. Options stand in an object.
 */
import {nodeModule} from './array_host.js';
import {shortest, toEven} from './array_text.js';
import {checkRange, isFloat, typeOf} from './array_types.js';
import {array, made} from './ndarray.js';

const FLOAT = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const WORDS = {nan: NaN, inf: Infinity, infinity: Infinity};
const FORMAT = /%(?:%|([-+ 0]*)(\d*)(?:\.(\d+))?[hlL]?([diufFeEgGs]))/g;

/** The lines of a file: of its path, of what fs.openSync gave, or these themselves. */
function linesOf(file) {
  if (Array.isArray(file)) return file.map((one) => one.replace(/\r?\n$/, ''));
  const lines = nodeModule('fs')
    .readFileSync(file, 'utf8')
    .split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function listed(value) {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function withoutComments(line, comments) {
  return comments.reduce((left, mark) => left.split(mark)[0], line);
}

function fieldsOf(line, delimiter) {
  if (delimiter === undefined || delimiter === null)
    return line.split(/\s+/).filter((one) => one !== '');
  if (typeof delimiter !== 'string')
    throw new TypeError('columns are told apart by a text here');
  return line === '' ? [] : line.split(delimiter);
}

/** The number that a text is, undefined where it is none. */
function numberOf(text) {
  const own = text.trim();
  if (FLOAT.test(own)) return Number(own);
  const [, sign, word] = /^([+-]?)(\w+)$/.exec(own) ?? [];
  const value = WORDS[word?.toLowerCase()];
  return value === undefined ? undefined : sign === '-' ? -value : value;
}

function isWhole(text) {
  return /^[+-]?\d+$/.test(text.trim());
}

function strictValue(text, dtype) {
  if (dtype === 'str') return text;
  const value = isFloat(dtype) || isWhole(text) ? numberOf(text) : undefined;
  if (value === undefined)
    throw new RangeError(`could not convert string '${text}' to ${dtype}`);
  if (dtype !== 'bool') checkRange(value, dtype);
  return value;
}

function looseValue(text, dtype, filling) {
  if (dtype === 'str') return text;
  const truth = {true: 1, false: 0}[text.trim().toLowerCase()];
  if (dtype === 'bool') return truth ?? filling ?? 0;
  if (isFloat(dtype)) return numberOf(text) ?? filling ?? NaN;
  return isWhole(text) ? numberOf(text) : (filling ?? -1);
}

/** An array of rows of texts; axes of one row or column go, as far as `ndmin` lets them. */
function tabled(rows, {dtype, usecols, unpack, ndmin = 0}, convert) {
  const type = typeOf(dtype ?? 'float64');
  const taken = listed(usecols);
  const chosen = rows.map((row, place) => {
    if (!taken.length && row.length !== rows[0].length)
      throw new RangeError(
        `the number of columns changed from ${rows[0].length} to ${row.length} at row ${place + 1}`,
      );
    if (!taken.length) return row;
    return taken.map((at) => {
      const text = row.at(at);
      if (text === undefined)
        throw new RangeError(`invalid column index ${at} at row ${place + 1}`);
      return text;
    });
  });
  const count = chosen[0]?.length ?? (taken.length || 1);
  const values = chosen.flatMap((row) => row.map((one) => convert(one, type)));
  const found = made(values, [chosen.length, count], type);
  if (!chosen.length) return found.reshape(ndmin === 2 ? [0, 1] : [0]);
  const least = Math.max(ndmin - 1, 0);
  let {shape} = found;
  if (ndmin < 2) shape = shape.filter((size) => size !== 1);
  if (shape.length < least + (ndmin > 0 ? 1 : 0)) shape = [found.size];
  const shaped = found.reshape(shape);
  return unpack ? shaped.T : shaped;
}

export function loadtxt(file, options = {}) {
  const {comments = '#', delimiter, skiprows = 0, maxRows: most} = options;
  const rows = linesOf(file)
    .slice(skiprows)
    .map((line) => fieldsOf(withoutComments(line, listed(comments)), delimiter))
    .filter((row) => row.length)
    .slice(0, most ?? undefined);
  return tabled(rows, options, strictValue);
}

export function genfromtxt(file, options = {}) {
  const {comments = '#', delimiter, maxRows: most} = options;
  const {skipHeader: header = 0, skipFooter: footer = 0} = options;
  const rows = linesOf(file)
    .slice(header)
    .map((line) => withoutComments(line, listed(comments)))
    .map((line) =>
      fieldsOf(line.replace(/^[ \r\n]+|[ \r\n]+$/g, ''), delimiter),
    )
    .filter((row) => row.length)
    .slice(0, most ?? undefined);
  const kept = footer ? rows.slice(0, -footer) : rows;
  return tabled(kept, options, (text, dtype) =>
    looseValue(text, dtype, options.fillingValues),
  );
}

/** Digits with so many behind the point, the even ones of two that are as near. */
function evened(near, long, count) {
  return toEven(near, long, count).replace(/\.$/, '');
}

function fixed(size, count) {
  if (size < 1e21) return evened(size.toFixed(count), size.toFixed(100), count);
  return BigInt(size) + (count ? `.${'0'.repeat(count)}` : '');
}

function scientific(size, count) {
  const [near, power] = size.toExponential(count).split('e');
  const long = size.toExponential(100).split('e')[0];
  const digits = evened(near, long, count);
  return `${digits}e${power[0]}${power.slice(1).padStart(2, '0')}`;
}

function general(size, count) {
  const most = count || 1;
  const power = size ? Number(scientific(size, most - 1).split('e')[1]) : 0;
  const text =
    power < -4 || power >= most
      ? scientific(size, most - 1)
      : fixed(size, most - 1 - power);
  const [digits, exponent] = text.split('e');
  const short = digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
  return exponent === undefined ? short : `${short}e${exponent}`;
}

/** A float as str() has it. */
function plain(value, dtype) {
  if (!Number.isFinite(value))
    return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  const size = Math.abs(shortest(value, dtype));
  const most = dtype === 'float32' ? 1e6 : 1e16;
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (size !== 0 && (Math.abs(value) < 1e-4 || size >= most)) {
    const [digits, power] = size.toExponential().split('e');
    return `${sign}${digits}e${power[0]}${power.slice(1).padStart(2, '0')}`;
  }
  return `${sign}${Number.isInteger(size) ? `${size}.0` : size}`;
}

function textOf(value, dtype) {
  if (dtype === 'str') return value;
  if (dtype === 'bool') return value ? 'True' : 'False';
  return isFloat(dtype) ? plain(value, dtype) : String(value);
}

function numeral(value, kind, count) {
  if (!Number.isFinite(value)) {
    if ('diu'.includes(kind))
      throw new RangeError(`cannot convert float ${value} to integer`);
    return Number.isNaN(value) ? 'nan' : 'inf';
  }
  const size = Math.abs(value);
  switch (kind.toLowerCase()) {
    case 'f':
      return fixed(size, count);
    case 'e':
      return scientific(size, count);
    case 'g':
      return general(size, count);
    default:
      return String(BigInt(Math.trunc(size)));
  }
}

/** Python's `format % values`, of numbers of one type. */
function formatted(format, values, dtype) {
  const waiting = [...values];
  const text = format.replace(FORMAT, (all, flags, width, digits, kind) => {
    if (all === '%%') return '%';
    if (!waiting.length) throw new TypeError('not enough arguments for format');
    const value = waiting.shift();
    if (kind === 's') {
      const own = textOf(value, dtype).slice(0, digits ?? undefined);
      return flags.includes('-') ? own.padEnd(width) : own.padStart(width);
    }
    if (typeof value === 'string')
      throw new TypeError(
        `Mismatch between array dtype and format '${format}'`,
      );
    const number = Number(value);
    const own = numeral(number, kind, Number(digits ?? 6));
    const isNegative =
      Math.sign(number) < 0 || (Object.is(number, -0) && !'diu'.includes(kind));
    const isZero = 'diu'.includes(kind) && Math.trunc(number) === 0;
    const sign =
      isNegative && !isZero
        ? '-'
        : flags.includes('+')
          ? '+'
          : flags.includes(' ')
            ? ' '
            : '';
    const shown = /[EFG]/.test(kind) ? own.toUpperCase() : own;
    if (flags.includes('-')) return (sign + shown).padEnd(width);
    if (flags.includes('0'))
      return sign + shown.padStart(width - sign.length, '0');
    return (sign + shown).padStart(width);
  });
  if (waiting.length)
    throw new TypeError('not all arguments converted during string formatting');
  return text;
}

/** The format of a row: one for each column, or one for the whole row. */
function rowFormat(fmt, count, delimiter) {
  if (Array.isArray(fmt)) {
    if (fmt.length !== count)
      throw new RangeError(`fmt has wrong shape. ${fmt}`);
    return fmt.join(delimiter);
  }
  const places = [...fmt.matchAll(FORMAT)].filter(([all]) => all !== '%%');
  if (places.length === 1) return Array(count).fill(fmt).join(delimiter);
  if (places.length !== count)
    throw new RangeError(`fmt has wrong number of % formats: ${fmt}`);
  return fmt;
}

export function savetxt(file, values, options = {}) {
  const {fmt = '%.18e', delimiter = ' ', newline = '\n'} = options;
  const {header = '', footer = '', comments = '# '} = options;
  const given = array(values);
  if (given.ndim < 1 || given.ndim > 2)
    throw new RangeError(
      `Expected 1D or 2D array, got ${given.ndim}D array instead`,
    );
  const table = given.ndim === 2 ? given : given.reshape(-1, 1);
  const format = rowFormat(fmt, table.shape[1], delimiter);
  const remark = (text) =>
    text ? comments + text.replaceAll('\n', `\n${comments}`) + newline : '';
  const rows = table
    .tolist()
    .map((row) => formatted(format, row, table.dtype) + newline);
  const text = remark(header) + rows.join('') + remark(footer);
  nodeModule('fs').writeFileSync(file, text);
}

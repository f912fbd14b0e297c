/** Python's format(value, spec). */
function pyFormat(value, spec) {
  const parts = spec.match(
    /^(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([bcdeEfFgGnosxX%])?$/su,
  );
  const [, given, align, sign, alternate, zero, width, comma, precision, type] =
    parts;
  const fill = given ?? (zero ? '0' : ' ');
  let text;
  let lead = '';
  if (
    typeof value === 'number' ||
    (typeof value === 'boolean' && type && type !== 's')
  ) {
    const size = Math.abs(Number(value));
    const isNegative = Number(value) < 0 || Object.is(value, -0);
    lead = isNegative ? '-' : sign === '+' || sign === ' ' ? sign : '';
    text = pyMagnitude(size, type, precision, Boolean(alternate));
    if (comma) {
      const [, whole, rest] = text.match(/^(\d*)(.*)$/s);
      const group =
        type && 'bxXo'.includes(type) ? /\B(?=(.{4})+$)/g : /\B(?=(\d{3})+$)/g;
      text = whole.replace(group, comma) + rest;
    }
  } else {
    text = pyStr(value);
    if (precision !== undefined)
      text = [...text].slice(0, Number(precision)).join('');
  }
  const missing = Math.max(
    0,
    Number(width ?? 0) - [...text].length - lead.length,
  );
  const side = align ?? (typeof value === 'number' ? (zero ? '=' : '>') : '<');
  if (side === '=') return lead + fill.repeat(missing) + text;
  if (side === '<') return lead + text + fill.repeat(missing);
  if (side === '>') return fill.repeat(missing) + lead + text;
  const before = Math.floor(missing / 2);
  return fill.repeat(before) + lead + text + fill.repeat(missing - before);
}

/** A number without its sign, by the type and precision of a format. */
function pyMagnitude(size, type, precision, alternate) {
  const radix = {b: 2, o: 8, x: 16, X: 16}[type];
  if (radix) {
    const digits = size.toString(radix);
    const prefix = alternate ? `0${type}` : '';
    return prefix + (type === 'X' ? digits.toUpperCase() : digits);
  }
  if (type === 'c') return String.fromCodePoint(size);
  if (!Number.isFinite(size))
    return 'FEG'.includes(type) ? pyDigits(size).toUpperCase() : pyDigits(size);
  const count = Number(precision ?? 6);
  if (type === 'f' || type === 'F') return pyFixed(size, count);
  if (type === '%') return `${pyFixed(size * 100, count)}%`;
  if (type === 'e' || type === 'E') {
    const text = size.toExponential(count).replace(/e([+-])(\d)$/, 'e$10$2');
    return type === 'E' ? text.toUpperCase() : text;
  }
  if (
    type === 'd' ||
    type === 'n' ||
    (precision === undefined && type === undefined)
  ) {
    return pyDigits(size);
  }
  const digits = Math.max(1, count);
  const exponent = Number(size.toExponential(digits - 1).split('e')[1]);
  const isSmall =
    exponent < -4 || exponent >= digits + (type === undefined ? -1 : 0);
  const text = isSmall
    ? size.toExponential(digits - 1)
    : size.toFixed(digits - 1 - exponent);
  const [head, tail] = text.split('e');
  const short =
    head.includes('.') && !alternate ? head.replace(/\.?0+$/, '') : head;
  const made = tail
    ? `${short}e${tail.replace(/^([+-])(\d)$/, '$10$2')}`
    : short;
  return type === 'G' ? made.toUpperCase() : made;
}

/** As toFixed, with a half to the even neighbour and without exponents. */
function pyFixed(value, digits) {
  if (!Number.isFinite(value)) return pyDigits(value);
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const text = size.toFixed(digits);
  if (text.includes('e'))
    return `${sign}${BigInt(size)}${digits ? `.${'0'.repeat(digits)}` : ''}`;
  const isHalf = (size * 2 ** (digits + 1)) % 2 === 1;
  const isOdd = Number(text.at(-1)) % 2 === 1;
  if (!isHalf || !isOdd) return sign + text;
  return sign + size.toFixed(digits + 1).slice(0, digits ? -1 : -2);
}

/** Python's text.split(separator, count); without a separator at white space. */
function pySplit(text, separator = null, count = -1) {
  if (separator === null) {
    const words = text.match(/\S+/gu) ?? [];
    if (count < 0 || words.length <= count) return words;
    const rest = new RegExp(`^\\s*(?:\\S+\\s+){${count}}`, 'u');
    return [...words.slice(0, count), text.replace(rest, '')];
  }
  const parts = text.split(separator);
  if (count < 0 || parts.length <= count + 1) return parts;
  return [...parts.slice(0, count), parts.slice(count).join(separator)];
}

/** Python's text.rsplit(separator, count). */
function pySplitRight(text, separator = null, count = -1) {
  if (separator === null) return pySplit(text);
  const parts = text.split(separator);
  if (count < 0 || parts.length <= count + 1) return parts;
  const first = parts.length - count;
  return [parts.slice(0, first).join(separator), ...parts.slice(first)];
}

/** Python's text.splitlines(). */
function pyLines(text) {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** What is before a separator, the separator, what is behind it. */
function pyPartition(text, separator, last = false) {
  const at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
  if (at < 0) return last ? ['', '', text] : [text, '', ''];
  return [text.slice(0, at), separator, text.slice(at + separator.length)];
}

/** A text without the given characters at its ends ("both", "start" or "end"). */
function pyStrip(text, characters, side = 'both') {
  let [start, end] = [0, text.length];
  while (side !== 'end' && start < end && characters.includes(text[start]))
    start++;
  while (side !== 'start' && end > start && characters.includes(text[end - 1]))
    end--;
  return text.slice(start, end);
}

/** Each word with a capital first letter. */
function pyTitle(text) {
  return text.replace(
    /\p{L}+/gu,
    (word) => word[0].toUpperCase() + word.slice(1).toLowerCase(),
  );
}

/** Capitals as small letters, small letters as capitals. */
function pySwapCase(text) {
  return text.replace(/\p{L}/gu, (one) =>
    one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase(),
  );
}

/** Whether all cased letters of a text are capitals, and there is one. */
function pyIsUpper(text) {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

/** Whether all cased letters of a text are small, and there is one. */
function pyIsLower(text) {
  return text === text.toLowerCase() && text !== text.toUpperCase();
}

/** A text in the middle of a field. */
function pyCenter(text, width, fill = ' ') {
  const missing = Math.max(0, width - text.length);
  const before = Math.floor(missing / 2) + (missing & width & 1);
  return fill.repeat(before) + text + fill.repeat(missing - before);
}

/** Digits with zeros in front, behind the sign. */
function pyZeroFill(text, width) {
  const sign = /^[+-]/.test(text) ? text[0] : '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

/** A text with tabs as spaces. */
function pyExpandTabs(text, size = 8) {
  return text.replace(
    /([^\t\n]*)\t/g,
    (_, part) => part + ' '.repeat(size - (part.length % size)),
  );
}

/** Python's template.format(...values): `{}`, `{0}` and `{name:spec}`. */
function pyFormatted(template, values, named = {}) {
  let position = 0;
  return template.replace(
    /\{\{|\}\}|\{(\w*)(?:!(r|s))?(?::([^{}]*))?\}/g,
    (found, key, as, spec) => {
      if (found === '{{' || found === '}}') return found[0];
      const place = key === '' ? position++ : key;
      const value = /^\d*$/.test(key) ? values[place] : named[place];
      if (value === undefined) throw new RangeError(`no value for {${place}}`);
      const shown = as === 'r' ? pyRepr(value) : value;
      return spec ? pyFormat(shown, spec) : pyStr(shown);
    },
  );
}

/** A path without its extension, and the extension. */
function pySplitExtension(whole) {
  const found = whole.match(/^(.*[^/])(\.[^./]*)$/s);
  return found ? [found[1], found[2]] : [whole, ''];
}

/** What re.findall gives: whole matches, or their groups if the pattern has any. */
function pyFound(matches) {
  return Array.from(matches, (found) => {
    if (found.length > 2) return found.slice(1).map((group) => group ?? '');
    return found.length === 2 ? (found[1] ?? '') : found[0];
  });
}

/** What stands for a match in a text with parts like \1, \g<name>, \n. */
function pyExpanded(text, match) {
  const letters = {
    n: '\n',
    t: '\t',
    r: '\r',
    f: '\f',
    v: '\v',
    a: '\x07',
    '\\': '\\',
  };
  const parts = /\\(?:g<(\w+)>|([1-9]\d?)|(.))/gs;
  return text.replace(parts, (whole, name, place, letter) => {
    if (letter !== undefined) return letters[letter] ?? whole;
    return match[name ?? place] ?? match.groups?.[name] ?? '';
  });
}

/** A function of a match, or a text, as String.replace wants it. */
function pyReplacer(make) {
  return (...values) => {
    const groups = typeof values.at(-1) === 'object' ? values.pop() : undefined;
    const [index] = values.splice(-2);
    const match = Object.assign(values, {index, groups});
    return typeof make === 'string' ? pyExpanded(make, match) : make(match);
  };
}

/** str.maketrans: what stands for each character, by its code. */
function pyTranslation(from, to = null, without = '') {
  if (to === null) {
    const pairs = from instanceof Map ? [...from] : Object.entries(from);
    return new Map(
      pairs.map(([key, value]) => [
        typeof key === 'string' ? key.codePointAt(0) : key,
        value,
      ]),
    );
  }
  /** @type {Map<number, any>} */
  const table = new Map();
  [...from].forEach((one, index) => table.set(one.codePointAt(0), to[index]));
  for (const one of without) table.set(one.codePointAt(0), null);
  return table;
}

/** text.translate(table). */
function pyTranslate(text, table) {
  return Array.from(text, (one) => {
    const code = one.codePointAt(0);
    if (!table.has(code)) return one;
    const other = table.get(code);
    return typeof other === 'number'
      ? String.fromCodePoint(other)
      : (other ?? '');
  }).join('');
}

/** Python's bytes.decode(encoding, errors). Throws a RangeError for bytes that are no text. */
function pyDecoded(bytes, encoding, errors = 'strict') {
  if (encoding === 'utf8') {
    const text = new TextDecoder().decode(bytes);
    return errors === 'ignore' ? text.replaceAll('�', '') : text;
  }
  const end = encoding === 'ascii' ? 128 : 256;
  return Array.from(bytes, (one) => {
    if (one < end) return String.fromCharCode(one);
    if (errors === 'strict')
      throw new RangeError(`no ${encoding}: byte ${one}`);
    return errors === 'ignore' ? '' : '�';
  }).join('');
}

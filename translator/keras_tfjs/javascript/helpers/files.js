/** The lines of a file, each with its end; `file` is a path or what fs.openSync gave. */
function pyFileLines(file) {
  const text = fs.readFileSync(file, 'utf8');
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** The next line of an open file with its end; an empty text behind the last. */
function pyReadLine(file) {
  const bytes = [];
  const byte = Buffer.alloc(1);
  while (bytes.at(-1) !== 10 && fs.readSync(file, byte) > 0)
    bytes.push(byte[0]);
  return Buffer.from(bytes).toString();
}

/** Whether a path names something that this method of fs.Stats says yes to. */
function pyIsKind(place, method) {
  return Boolean(fs.statSync(place, {throwIfNoEntry: false})?.[method]());
}

/** The paths below a folder whose names fit a pattern with `*`, `?`, `[...]` and `**`. */
function pyGlob(pattern, folder = '') {
  const [first, ...rest] = pattern.split('/');
  if (first === '' && folder === '') return pyGlob(rest.join('/'), '/');
  if (!fs.existsSync(folder || '.')) return [];
  const words = {'*': '.*', '?': '.', '.': '\\.'};
  const wanted = new RegExp(
    `^${first.replace(/[*?.]/g, (one) => words[one])}$`,
  );
  const found = fs
    .readdirSync(folder || '.', {withFileTypes: true})
    .filter((one) => !one.name.startsWith('.') || first.startsWith('.'))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const here = (one) => path.join(folder, one.name);
  if (first === '**') {
    const deeper = found.filter((one) => one.isDirectory());
    return [
      ...(rest.length ? pyGlob(rest.join('/'), folder) : []),
      ...deeper.flatMap((one) => pyGlob(pattern, here(one))),
    ];
  }
  return found
    .filter((one) => wanted.test(one.name))
    .flatMap((one) =>
      rest.length ? pyGlob(rest.join('/'), here(one)) : here(one),
    );
}

/** os.walk: each folder with the names of its folders and of its files. */
function* pyWalk(folder) {
  const found = fs.readdirSync(folder, {withFileTypes: true});
  const folders = found
    .filter((one) => one.isDirectory())
    .map((one) => one.name);
  const files = found
    .filter((one) => !one.isDirectory())
    .map((one) => one.name);
  yield [folder, folders, files];
  for (const name of folders) yield* pyWalk(path.join(folder, name));
}

/** The rows of a text with separated values; quoted ones may hold separators and line ends. */
function pyCsvRows(text, delimiter = ',') {
  const rows = [];
  let row = [];
  let value = '';
  let quoted = false;
  const end = () => {
    row.push(value);
    if (row.length > 1 || value !== '') rows.push(row);
    [row, value] = [[], ''];
  };
  for (let at = 0; at < text.length; at++) {
    const one = text[at];
    if (quoted && one === '"' && text[at + 1] === '"') value += text[at++];
    else if (one === '"') quoted = !quoted;
    else if (quoted) value += one;
    else if (one === delimiter) value = (row.push(value), '');
    else if (one === '\n') end();
    else if (one !== '\r') value += one;
  }
  end();
  return rows;
}

/** As pyCsvRows, each row as an object with the names of the first. */
function pyCsvRecords(text, delimiter = ',') {
  const [names = [], ...rows] = pyCsvRows(text, delimiter);
  return rows.map((row) =>
    Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])),
  );
}

/** Rows of values as the text of a file: csv.writer's. */
function pyCsvText(rows, delimiter = ',') {
  const quoted = (value) => {
    const text = value == null ? '' : pyStr(value);
    const isPlain = !text.includes(delimiter) && !/["\r\n]/.test(text);
    return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
  };
  return rows
    .map((row) => [...row].map(quoted).join(delimiter) + '\r\n')
    .join('');
}

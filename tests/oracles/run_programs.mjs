// Runs programs as modules of their own: a JSON list of {files: [[name, text], ...]} on standard
// input, the last file of each the main one; writes a JSON list of what they print. Values are
// printed in the form that tests/behaviour_programs.py prints Python's in.
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import ts from 'typescript';

const TYPESCRIPT = {
  compilerOptions: {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    experimentalDecorators: true,
    useDefineForClassFields: false,
  },
};

const plain = (name) => name.replaceAll('_', '').toLowerCase();

function show(value, top = false) {
  switch (typeof value) {
    case 'undefined':
      return 'None';
    case 'boolean':
      return value ? 'True' : 'False';
    case 'string':
      return top ? value : JSON.stringify(value);
    case 'function':
      return 'function';
    case 'symbol':
      return 'symbol';
    case 'number':
    case 'bigint':
      return String(value);
    default:
      break;
  }
  if (value === null) return 'None';
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return `[${Array.from(value, (one) => show(one)).join(', ')}]`;
  }
  if (value instanceof Map) return braces([...value]);
  if (value instanceof Set) return `Set[${[...value].map((one) => show(one)).join(', ')}]`;
  if (value instanceof Error || value instanceof RegExp) return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Promise) return 'Promise';
  if (typeof value.next === 'function') return 'iterator';
  const isPlain = [Object.prototype, null].includes(Object.getPrototypeOf(value));
  return braces(Object.entries(value).map(([key, one]) => [isPlain ? key : plain(key), one]));
}

function braces(entries) {
  return `{${entries.map(([key, one]) => `${show(key, true)}: ${show(one)}`).join(', ')}}`;
}

let out = '';
const log = (...values) => {
  out += values.map((one) => show(one, true)).join(' ') + '\n';
};
for (const name of ['log', 'info', 'debug', 'warn', 'error']) console[name] = log;
process.on('uncaughtException', (error) => log(`thrown ${error}`));
process.on('unhandledRejection', (error) => log(`thrown ${error}`));

const write = process.stdout.write.bind(process.stdout);
const folder = mkdtempSync(join(tmpdir(), 'programs-'));
const printed = [];
for (const [number, {files}] of JSON.parse(readFileSync(0, 'utf8')).entries()) {
  out = '';
  const home = join(folder, String(number));
  mkdirSync(home);
  writeFileSync(
    join(home, 'package.json'),
    JSON.stringify({type: files.at(-1)[0].endsWith('.cjs') ? 'commonjs' : 'module'}),
  );
  let main = '';
  for (const [name, text] of files) {
    main = join(home, name.replace(/\.ts$/, '.js'));
    writeFileSync(main, name.endsWith('.ts') ? ts.transpileModule(text, TYPESCRIPT).outputText : text);
  }
  try {
    if (main.endsWith('.cjs')) createRequire(main)(main);
    else await import(pathToFileURL(main));
  } catch (error) {
    log(`thrown ${error}`);
  }
  // What timers and promises have left to do
  const waits = files.some(([, text]) => /setTimeout|setInterval|setImmediate/.test(text));
  await new Promise((resolve) => setTimeout(resolve, waits ? 80 : 0));
  printed.push(out);
}
rmSync(folder, {recursive: true});
write(JSON.stringify(printed));

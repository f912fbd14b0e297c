// TensorFlow.js, and the runtime's extensions on it.

import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';

const warn = console.warn;
console.warn = () => {};
const require = createRequire(import.meta.url);
export const tf = require('@tensorflow/tfjs');
console.warn = warn;

const SOURCE = new URL('../../runtime/javascript/extensions.js', import.meta.url);
const entry = pathToFileURL(require.resolve('@tensorflow/tfjs'));
const text = readFileSync(process.env.EXTENSIONS ?? SOURCE, 'utf-8').replace(
  "'@tensorflow/tfjs'",
  `'${entry}'`,
);
const file = join(mkdtempSync(join(tmpdir(), 'extensions-')), 'extensions.mjs');
writeFileSync(file, text);
export const extensions = await import(pathToFileURL(file));
rmSync(dirname(file), {recursive: true});

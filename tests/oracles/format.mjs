// Formats programs, a JSON list of texts on standard input, with prettier; writes a JSON list.
import {readFileSync} from 'node:fs';
import {format} from 'prettier';

const options = {parser: 'babel', singleQuote: true, bracketSpacing: false};
const formatted = [];
for (const text of JSON.parse(readFileSync(0, 'utf8'))) {
  formatted.push(await format(text, options));
}
console.log(JSON.stringify(formatted));

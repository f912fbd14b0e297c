// Formats programs, a JSON list of texts on standard input, with prettier; writes a JSON list.
import {text} from 'node:stream/consumers';
import {format} from 'prettier';

const options = {parser: 'babel', singleQuote: true, bracketSpacing: false};
const formatted = [];
for (const program of JSON.parse(await text(process.stdin))) {
  formatted.push(await format(program, options));
}
console.log(JSON.stringify(formatted));

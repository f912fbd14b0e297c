// Runs programs, a JSON list of texts on standard input, and writes a JSON list of what they print.
import {text} from 'node:stream/consumers';
import {format} from 'node:util';

const printed = [];
for (const program of JSON.parse(await text(process.stdin))) {
  let out = '';
  const log = (...values) => {
    out += format(...values) + '\n';
  };
  const write = (text) => {
    out += text;
  };
  try {
    const run = new Function(
      'console',
      'process',
      `return (async () => {${program}\n})()`,
    );
    await run({...console, log, warn() {}}, {...process, stdout: {write}});
  } catch (error) {
    out += `thrown: ${error}\n`;
  }
  printed.push(out);
}
console.log(JSON.stringify(printed));

// Runs programs, a JSON list of texts on standard input, and writes a JSON list of what they print.
import {text} from 'node:stream/consumers';
import {format} from 'node:util';

// A function's body imports Node's own modules as a module's head does.
const NODE = /^import \* as (\w+) from ('node:\w+');$/gm;

const printed = [];
for (const program of JSON.parse(await text(process.stdin))) {
  let out = '';
  const log = (...values) => {
    out += format(...values) + '\n';
  };
  const write = (text) => {
    out += text;
  };
  const body = program.replace(NODE, 'const $1 = await import($2);');
  try {
    const run = new Function(
      'console',
      'process',
      `return (async () => {${body}\n})()`,
    );
    await run({...console, log, warn() {}}, {...process, stdout: {write}});
  } catch (error) {
    out += `thrown: ${error}\n`;
  }
  printed.push(out);
}
console.log(JSON.stringify(printed));

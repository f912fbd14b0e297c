/**
 * Where files are: the modules of Node.
 */
/** A module of Node's own, which browsers lack. */
export function nodeModule(name) {
  const found = globalThis.process?.getBuiltinModule?.(`node:${name}`);
  if (!found) throw new Error('files of arrays need Node 20.16 or newer');
  return found;
}

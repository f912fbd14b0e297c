// How the programs of a comparison are loaded: as modules of either form, with the packages of a
// folder and the modules that go beside translations.

import {createRequire, register} from 'node:module';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';

/** `packages`: the URL of a package.json beside whose node_modules TensorFlow.js is. Gives the URL
 * of the modules that go beside translations. */
export function loadFrom(packages) {
  // Programs are ES modules whatever their folder says, or have CommonJS's names where they use them,
  // and find the packages wherever they are; TensorFlow.js for Node computes what TensorFlow.js does.
  // The modules that translations import are loaded once, because they add to TensorFlow.js.
  const modules = new URL('../../modules/', import.meta.url).href;
  const prelude =
    'const {require, module, exports, __filename, __dirname} = ' +
    'globalThis[Symbol.for("keras-tfjs commonjs")](import.meta.url); ';
  const hooks = `
    import {readFileSync} from 'node:fs';

    const seen = new Map();
    const text = (url) => {
      try {
        return readFileSync(new URL(url), 'utf8');
      } catch {
        return null;
      }
    };
    const shared = (specifier, parent) => {
      const beside = new URL(specifier, parent).href;
      if (!seen.has(beside)) {
        const own = new URL(specifier, '${modules}').href;
        const given = text(beside);
        seen.set(beside, given !== null && given === text(own) ? own : null);
      }
      return seen.get(beside);
    };

    export async function resolve(specifier, context, next) {
      if (/^\\.\\/\\w+\\.js$/.test(specifier) && context.parentURL) {
        const url = shared(specifier, context.parentURL);
        if (url !== null) return next(url, context);
      }
      try {
        return await next(specifier, context);
      } catch (error) {
        if (specifier.startsWith('.') || specifier.startsWith('/')) throw error;
        const plain = specifier.replace(/^@tensorflow\\/tfjs-node(-gpu)?$/, '@tensorflow/tfjs');
        return next(plain, {...context, parentURL: ${JSON.stringify(packages)}});
      }
    }
    const commonjs = (source) =>
      /\\brequire\\(|\\bmodule\\.exports\\b/.test(source) && !/^\\s*(import|export)\\b/m.test(source);
    export async function load(url, context, next) {
      const own = url.startsWith('file:') && !url.includes('/node_modules/');
      if (!own || !/\\.c?js(\\?|$)/.test(url)) return next(url, context);
      const source = text(url.replace(/\\?.*/, ''));
      if (source !== null && commonjs(source)) {
        return {format: 'module', shortCircuit: true, source: ${JSON.stringify(prelude)} + source};
      }
      return next(url, {...context, format: 'module'});
    }`;
  globalThis[Symbol.for('keras-tfjs commonjs')] = (url) => {
    const file = fileURLToPath(url.replace(/\?.*/, ''));
    const near = createRequire(file);
    const require = (name) => {
      try {
        return near(name);
      } catch (error) {
        if (error.code !== 'MODULE_NOT_FOUND' || /^[./]/.test(name)) throw error;
        const plain = name.replace(/^@tensorflow\/tfjs-node(-gpu)?$/, '@tensorflow/tfjs');
        return createRequire(packages)(plain);
      }
    };
    const module = {exports: {}};
    require.main = module;
    return {require, module, exports: module.exports, __filename: file, __dirname: dirname(file)};
  };
  register(`data:text/javascript,${encodeURIComponent(hooks)}`);
  return modules;
}

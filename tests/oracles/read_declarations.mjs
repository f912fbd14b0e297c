// Reads TensorFlow.js's own declaration files and its running module, and prints the facts that
// translator/keras_tfjs/catalog/tfjs/facts.json holds. Usage: node read_declarations.mjs > facts.json
//
// Notation of a result (kinds/notation.py reads it): Tensor, Tensor0..Tensor6 (rank known), other roles
// (Model:Sequential where the class is narrower),
// number, str, bool, none, any, function(R), Promise(T), list(T), dict(T), {key:T,...},
// some(T) = T or a list of T, nested = numbers in lists as deep as the tensor's rank,
// like = symbolic for symbolic input, else a tensor.

import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';

const HERE = dirname(fileURLToPath(import.meta.url));
const PACKAGE = join(HERE, 'node_modules/@tensorflow/tfjs');
const ENTRY = join(PACKAGE, 'dist/index.d.ts');
console.warn = () => {};
console.log = () => {};
const running = createRequire(import.meta.url)('@tensorflow/tfjs');

// Namespaces that only authors of kernel backends import; programs do not use them.
const INTERNAL = new Set([
  'backend_util', 'kernel_impls', 'shared', 'webgl', 'webgl_util', 'gpgpu_util', 'test_util',
  'slice_util', 'gather_util', 'scatter_util', 'broadcast_util', 'tensor_util', 'device_util',
]);

// Namespaces whose functions make layers, initializers and the like from a config object.
const FACTORIES = new Set([
  'layers', 'initializers', 'constraints', 'regularizers', 'callbacks', 'train',
]);

// Declared class or interface -> the role that kinds give its objects.
const ROLES = {
  LayersModel: 'Model', Layer: 'Layer', SymbolicTensor: 'SymbolicTensor', Tensor: 'Tensor',
  Variable: 'Variable', LayerVariable: 'LayerVariable', Dataset: 'Dataset', History: 'History',
  Optimizer: 'Optimizer', BaseCallback: 'Callback', TensorBuffer: 'TensorBuffer',
  Initializer: 'Initializer', Regularizer: 'Regularizer', Constraint: 'Constraint',
};

const program = ts.createProgram([ENTRY], {
  target: ts.ScriptTarget.ES2020, module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Node10, strict: true, skipLibCheck: true, types: [],
});
const checker = program.getTypeChecker();
const moduleSymbol = checker.getSymbolAtLocation(program.getSourceFile(ENTRY));

const functions = {};
const classes = {};
const configs = {};
const constants = [];
const namespaces = [];
const exportedClass = new Map(); // class symbol -> dotted name under which programs reach it

const unaliased = (symbol) =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
const isOptional = (parameter) =>
  Boolean(parameter.valueDeclaration?.questionToken || parameter.valueDeclaration?.initializer);
const isOurs = (symbol) =>
  symbol?.declarations?.some((node) => node.getSourceFile().fileName.includes('@tensorflow')) ?? false;
const reach = (path) => path.split('.').reduce((object, key) => object?.[key], running);

function bases(type) {
  const target = type.isClassOrInterface?.() ? type : type.target;
  return target?.isClassOrInterface?.() ? (checker.getBaseTypes(target) ?? []) : [];
}

function role(type) {
  const name = type.symbol?.name;
  if (isOurs(type.symbol)) {
    const rank = /^Tensor([1-6])D$/.exec(name);
    if (rank) return `Tensor${rank[1]}`;
    if (Object.hasOwn(ROLES, name)) return ranked(type, ROLES[name]);
  }
  for (const base of bases(type)) {
    const found = role(base);
    if (found) return precise(found, exportedClass.get(type.symbol));
  }
  return null;
}

// Model:Sequential: the role, and the class where programs can name a narrower one.
function precise(found, path) {
  return path && !found.startsWith('Tensor') ? `${found.split(':')[0]}:${path}` : found;
}

// Tensor<Rank.R2>, which is what Tensor2D is, says its rank in its type argument.
function ranked(type, name) {
  if (name !== 'Tensor') return name;
  const [argument] = checker.getTypeArguments(type);
  const rank = argument?.symbol?.name?.match(/^R([0-6])$/);
  return rank ? `Tensor${rank[1]}` : name;
}

function union(types, depth) {
  const parts = [...new Set(types
    .filter((t) => !(t.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void)))
    .map((t) => reduce(t, depth)))];
  if (parts.length === 0) return 'none';
  if (parts.length === 1) return parts[0];
  const bare = [...new Set(parts.map((p) => p.replace(/^list\((.*)\)$/, '$1').replace(/^Tensor\d$/, 'Tensor')))];
  if (bare.includes('SymbolicTensor') && bare.includes('Tensor')) return 'like';
  if (bare.length === 1) return parts.some((p) => p.startsWith('list(')) ? `some(${bare[0]})` : bare[0];
  return 'any';
}

function reduce(type, depth = 0) {
  const F = ts.TypeFlags;
  if (depth > 4 || type.flags & (F.Any | F.Unknown | F.Never)) return 'any';
  if (type.flags & (F.Void | F.Undefined | F.Null)) return 'none';
  if (type.flags & F.BooleanLike) return 'bool';
  if (type.flags & F.EnumLike && !(type.flags & F.Union)) return type.flags & F.StringLike ? 'str' : 'number';
  if (type.isUnion()) return union(type.types, depth);
  if (type.flags & F.StringLike) return 'str';
  if (type.flags & F.NumberLike) return 'number';
  if (type.flags & F.TypeParameter) {
    const bound = checker.getBaseConstraintOfType(type);
    return bound && bound !== type ? reduce(bound, depth + 1) : 'any';
  }
  if (type.flags & F.IndexedAccess && type.objectType.symbol?.name === 'ArrayMap') return 'nested';
  if (type.flags & F.IndexedAccess && type.indexType.flags & F.TypeParameter) {
    const standard = checker.getDefaultFromTypeParameter(type.indexType);
    const keys = standard?.isUnion() ? standard.types : [standard];
    const values = keys.filter((key) => key?.isStringLiteral())
      .map((key) => checker.getTypeOfSymbol(type.objectType.getProperty(key.value)));
    if (values.length) return union(values, depth + 1);
  }
  if (type.flags & (F.IndexedAccess | F.Conditional)) {
    const bound = checker.getBaseConstraintOfType(type);
    return bound && bound !== type ? reduce(bound, depth + 1) : 'any';
  }
  const name = type.symbol?.name ?? '';
  if (name === 'Promise') return `Promise(${reduce(checker.getTypeArguments(type)[0], depth + 1)})`;
  if (/^(?:Int|Uint|Float)\d+(?:Clamped)?Array$/.test(name)) return 'list(number)';
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    const items = checker.getTypeArguments(type);
    return `list(${items.length ? union(items, depth + 1) : 'any'})`;
  }
  const known = role(type);
  if (known) return known;
  const [call] = type.getCallSignatures();
  if (call) return `function(${reduce(call.getReturnType(), depth + 1)})`;
  if (!type.isClass() && isOurs(type.symbol)) {
    if (type.symbol.name === 'Logs' || type.aliasSymbol?.name === 'Logs') return 'Logs';
    const index = type.getStringIndexType();
    const properties = type.getProperties();
    if (index && properties.length === 0) return `dict(${reduce(index, depth + 1)})`;
    if (properties.length > 0 && properties.length < 9 && type.symbol.flags & ts.SymbolFlags.TypeLiteral) {
      const fields = properties.map((p) => `${p.name}:${reduce(checker.getTypeOfSymbol(p), depth + 1)}`);
      return `{${fields.join(',')}}`;
    }
  }
  return 'any';
}

// A config object: an interface or object type of plain properties, never a class, array or tensor.
function config(type) {
  const bare = checker.getNonNullableType(type);
  if (bare.isUnion() || !(bare.flags & ts.TypeFlags.Object) || !isOurs(bare.symbol ?? bare.aliasSymbol)) return null;
  if (bare.symbol.flags & ts.SymbolFlags.ValueModule) return null;
  if (bare.isClass() || role(bare) || bare.getCallSignatures().length || checker.isArrayType(bare) || checker.isTupleType(bare)) return null;
  const properties = bare.getProperties();
  const index = bare.getStringIndexType();
  if (properties.some((p) => p.flags & ts.SymbolFlags.Method)) return null;
  if (!properties.length && !index) return null;
  if (index && reduce(index) !== 'any') return null;
  const name = bare.aliasSymbol?.name ?? bare.symbol.name;
  const key = name === '__type' ? `{${properties.map((p) => p.name).join(',')}}` : name;
  configs[key] = properties
    .map((p) => p.name + (p.flags & ts.SymbolFlags.Optional ? '?' : ''))
    .join(' ');
  return key;
}

function parameter(symbol) {
  const declaration = symbol.valueDeclaration;
  const type = checker.getTypeOfSymbol(symbol);
  const held = config(type);
  const rest = declaration?.dotDotDotToken ? '...' : '';
  return rest + symbol.name + (isOptional(symbol) ? '?' : '') + (held ? `:${held}` : '');
}

function signature(call) {
  const parameters = call.parameters.filter((p) => p.name !== 'this').map(parameter);
  return `${parameters.join(' ')} -> ${reduce(call.getReturnType())}`.trim();
}

// Overloads: the one with the most parameters is read; results that disagree become their union.
function overloads(calls) {
  const longest = calls.reduce((a, b) => (b.parameters.length > a.parameters.length ? b : a));
  const results = [...new Set(calls.map((c) => reduce(c.getReturnType())))];
  const [parameters] = signature(longest).split('->');
  return `${parameters.trim()} -> ${results.length === 1 ? results[0] : 'any'}`.trim();
}

function members(type) {
  const found = {};
  for (const property of type.getProperties()) {
    const declaration = property.declarations?.[0];
    if (!declaration || !isOurs(property) || property.name.startsWith('_')) continue;
    const flags = ts.getCombinedModifierFlags(declaration);
    if (flags & ts.ModifierFlags.Private) continue;
    const member = checker.getTypeOfSymbol(property);
    const calls = member.getCallSignatures();
    const isMethod = property.flags & ts.SymbolFlags.Method;
    found[property.name] = isMethod && calls.length ? overloads(calls) : `: ${reduce(member)}`;
  }
  return found;
}

function readClass(path, symbol) {
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  const own = members(type);
  const [base] = bases(type).filter((b) => isOurs(b.symbol));
  const baseName = base ? classPath(base.symbol) : '';
  const inherited = base ? classes[baseName].all : {};
  const constructors = checker.getTypeOfSymbol(symbol).getConstructSignatures?.() ?? [];
  const build = constructors.length ? overloads(constructors).split('->')[0].trim() : '';
  classes[path] = {
    all: own,
    extends: baseName,
    role: (role(type) ?? '').replace(/\d$|:.*$/, ''),
    new: build,
    members: Object.fromEntries(Object.entries(own).filter(([key, text]) => inherited[key] !== text)),
  };
}

// Bases that programs cannot name (Container, BaseCallback) are kept under their declared name.
function classPath(symbol) {
  const path = exportedClass.get(symbol) ?? symbol.name;
  if (!classes[path]) readClass(path, symbol);
  return path;
}

const visited = new Set();
function readNamespace(prefix, symbols) {
  for (const exported of symbols) {
    const symbol = unaliased(exported);
    const path = prefix + exported.name;
    if (exported.name === 'prototype' || exported.name.startsWith('_')) continue;
    if (!prefix && INTERNAL.has(exported.name)) continue;
    if (reach(path) === undefined) continue;
    if (symbol.flags & ts.SymbolFlags.Class) {
      exportedClass.set(symbol, path);
      later.push(() => classPath(symbol));
    } else if (symbol.flags & ts.SymbolFlags.ValueModule) {
      namespaces.push(path);
      readNamespace(`${path}.`, checker.getExportsOfModule(symbol));
    } else {
      readValue(path, symbol);
    }
  }
}

function readValue(path, symbol) {
  const type = checker.getTypeOfSymbol(symbol);
  const calls = type.getCallSignatures();
  if (calls.length) {
    later.push(() => (functions[path] = overloads(calls)));
    return;
  }
  const statics = type.symbol?.flags & ts.SymbolFlags.Class && type.getConstructSignatures().length > 0;
  const isGroup = statics || (type.flags & ts.TypeFlags.Object && type.getProperties()
    .some((p) => checker.getTypeOfSymbol(p).getCallSignatures().length) && !role(type) && !type.isClass());
  if (isGroup && !visited.has(type)) {
    visited.add(type);
    namespaces.push(path);
    readNamespace(`${path}.`, type.getProperties());
  } else {
    later.push(() => constants.push(`${path}:${reduce(type)}`));
  }
}

const later = [];
readNamespace('', checker.getExportsOfModule(moduleSymbol));
later.forEach((read) => read());

// Measured, not read: the declared types call many config parameters optional that are not.
function callableWithoutArguments() {
  const measured = [];
  for (const [path, text] of Object.entries(functions)) {
    const [namespace] = path.split('.');
    if (!FACTORIES.has(namespace) && !/^[^ ]+:/.test(text)) continue;
    if (namespace === 'io' || namespace === 'data') continue;
    try {
      reach(path)();
      measured.push(path);
    } catch {
      // It throws, so a translation has to pass an object.
    }
  }
  return measured;
}

// Measured: what an optimizer has where its optional parameters are not given.
function optimizerDefaults() {
  const measured = {};
  for (const [path, text] of Object.entries(functions)) {
    if (!path.startsWith('train.')) continue;
    const words = text.split(' -> ')[0].split(' ');
    const required = words.filter((word) => !word.endsWith('?'));
    const has = reach(path)(...required.map(() => 0.5)).getConfig();
    const optional = words.filter((word) => word.endsWith('?')).map((word) => word.slice(0, -1));
    measured[path] = Object.fromEntries(optional.map((name) => [name, has[name]]));
  }
  return measured;
}

for (const facts of Object.values(classes)) delete facts.all;
const ordered = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
const facts = {
  version: JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version,
  namespaces: namespaces.sort(),
  constants: constants.sort(),
  callableWithoutArguments: callableWithoutArguments().sort(),
  defaults: ordered(optimizerDefaults()),
  configs: ordered(configs),
  functions: ordered(functions),
  classes: ordered(classes),
};
const rows = (object) => Object.entries(object).map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`);
const text = Object.entries(facts).map(([key, value]) =>
  `${JSON.stringify(key)}:${typeof value === 'object' && !Array.isArray(value) ? `{\n${rows(value).join(',\n')}\n}` : JSON.stringify(value)}`);
process.stdout.write(`{${text.join(',\n')}}\n`);

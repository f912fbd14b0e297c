//// an error has a message and a name
try { throw new Error('bad'); } catch (e) { console.log(e.message, e.name, e instanceof Error, String(e), `${e}`); }
//// errors of several kinds
for (const E of [TypeError, RangeError, SyntaxError, ReferenceError]) {
  try { throw new E('m'); } catch (e) { console.log(e.name, e.message, e instanceof E, e instanceof Error, e instanceof RangeError); }
}
//// anything can be thrown
for (const v of ['text', 42, null, {code: 1}, [1, 2]]) {
  try { throw v; } catch (e) { console.log(e, typeof e); }
}
//// error subclasses with members
class HttpError extends Error {
  constructor(status, msg) { super(msg); this.name = 'HttpError'; this.status = status; }
  get isClient() { return this.status < 500; }
}
try { throw new HttpError(404, 'missing'); } catch (e) { console.log(e.name, e.message, e.status, e.isClient, e instanceof HttpError, e instanceof Error, `${e}`); }
//// an error subclass without a constructor
class ValidationError extends TypeError {}
try { throw new ValidationError('v'); } catch (e) { console.log(e.message, e instanceof ValidationError, e instanceof TypeError, e.constructor.name); }
//// catch clauses by kind
function classify(f) {
  try { f(); return 'ok'; } catch (e) {
    if (e instanceof RangeError) return 'range';
    if (e instanceof TypeError) return 'type';
    return 'other ' + e.message;
  }
}
console.log(classify(() => { throw new RangeError('r'); }), classify(() => { throw new TypeError('t'); }), classify(() => { throw new Error('e'); }), classify(() => 1));
//// errors that the language throws
const nothing = null;
try { nothing.x; } catch (e) { console.log(e instanceof TypeError); }
try { undefinedName; } catch (e) { console.log(e instanceof ReferenceError); }
try { const c = {}; c.f(); } catch (e) { console.log(e instanceof TypeError); }
//// finally runs in every case
const log = [];
function t(x) {
  try { if (x === 1) throw new Error('x'); log.push('try'); return 'r'; } catch (e) { log.push('catch'); return 'c'; } finally { log.push('finally'); }
}
console.log(t(0), t(1), log);
//// finally without catch lets the error pass
function pass() { try { throw new Error('p'); } finally { console.log('cleanup'); } }
try { pass(); } catch (e) { console.log('outer', e.message); }
//// a return in finally wins
const win = () => { try { return 'try'; } finally { return 'finally'; } };
console.log(win());
//// finally in loops with break and continue
for (const i of [1, 2, 3]) { try { if (i === 1) continue; if (i === 3) break; console.log('body', i); } finally { console.log('fin', i); } }
//// rethrowing
try { try { throw new Error('inner'); } catch (e) { throw new Error('outer: ' + e.message); } } catch (e) { console.log(e.message); }
try { try { throw new RangeError('same'); } catch (e) { if (!(e instanceof TypeError)) throw e; } } catch (e) { console.log(e.name); }
//// catch without a name
try { throw new Error('x'); } catch { console.log('caught'); }
//// the error is used after its clause
let kept;
try { throw new Error('kept'); } catch (e) { kept = e; }
console.log(kept.message, kept instanceof Error);
//// the cause of an error
try { throw new Error('high', {cause: new Error('low')}); } catch (e) { console.log(e.message, e.cause.message); }
//// errors as values
const err = new Error('v');
const errs = [err, new TypeError('w')];
console.log(err.message, errs.map((e) => e.message), errs.map((e) => e.name));
//// a result or an error
const attempt = (f) => { try { return {ok: true, value: f()}; } catch (error) { return {ok: false, error: error.message}; } };
console.log(attempt(() => 5), attempt(() => { throw new Error('no'); }));
//// errors with changed members
const ce = new Error('a');
ce.code = 'E1';
ce.message = 'changed';
console.log(ce.code, ce.message);
//// nested try blocks
function nest() { const o = []; try { o.push(1); try { throw 'in'; } finally { o.push(2); } } catch (e) { o.push(e); } finally { o.push(3); } return o; }
console.log(nest());
//// throwing in an expression position
const fail = (m) => { throw new Error(m); };
const need = (v) => v ?? fail('needed');
console.log(need(1));
try { need(null); } catch (e) { console.log(e.message); }
//// stack is a text
try { throw new Error('s'); } catch (e) { console.log(typeof e.stack, e.stack.includes('s')); }
//// checking arguments as libraries do
function assert(cond, msg) { if (!cond) throw new Error(typeof msg === 'string' ? msg : msg()); }
try { assert(1 > 2, () => `lazy ${1 + 1}`); } catch (e) { console.log(e.message); }
assert(true, 'fine');
//// uncaught errors end the program
console.log('before');
throw new Error('end');
//// a finally that changes what is returned by reference
const obj = (() => { const o = {n: 1}; try { return o; } finally { o.n = 2; } })();
console.log(obj.n);

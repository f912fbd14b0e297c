"""Rows of sets, Maps and objects that are dicts."""

from __future__ import annotations

from keras_tfjs.javascript.correspondence.row import to_javascript

SETS = (
    to_javascript("len(c)", "c.size"),
    to_javascript("c.add(h)", "c.add(h)"),
    to_javascript("c.discard(h)", "c.delete(h)"),
    to_javascript("c.remove(h)", "c.delete(h)"),
    to_javascript("c.clear()", "c.clear()"),
    to_javascript("h in c", "c.has(h)"),
    to_javascript("list(c)", "[...c]"),
    to_javascript("tuple(c)", "[...c]"),
    to_javascript("set(c)", "new Set(c)"),
    to_javascript("frozenset(c)", "new Set(c)"),
    to_javascript("c.copy()", "new Set(c)"),
    to_javascript("c | w", "new Set([...c, ...w])"),
    to_javascript("c & w", "new Set([...c].filter((value) => w.has(value)))"),
    to_javascript("c - w", "new Set([...c].filter((value) => !w.has(value)))"),
    to_javascript(
        "c ^ w",
        "new Set([...[...c].filter((value) => !w.has(value)), "
        "...[...w].filter((value) => !c.has(value))])",
    ),
    to_javascript("c.union(w)", "new Set([...c, ...w])"),
    to_javascript("c.union(xs)", "new Set([...c, ...xs])"),
    to_javascript("c.intersection(w)", "new Set([...c].filter((value) => w.has(value)))"),
    to_javascript("c.intersection(xs)", "new Set([...c].filter((value) => xs.includes(value)))"),
    to_javascript("c.difference(w)", "new Set([...c].filter((value) => !w.has(value)))"),
    to_javascript("c.difference(xs)", "new Set([...c].filter((value) => !xs.includes(value)))"),
    to_javascript(
        "c.symmetric_difference(w)",
        "new Set([...[...c].filter((value) => !w.has(value)), "
        "...[...w].filter((value) => !c.has(value))])",
    ),
    to_javascript("c.issubset(w)", "[...c].every((value) => w.has(value))"),
    to_javascript("c.issuperset(w)", "[...w].every((value) => c.has(value))"),
    to_javascript("c.isdisjoint(w)", "![...c].some((value) => w.has(value))"),
    to_javascript("c <= w", "[...c].every((value) => w.has(value))"),
    to_javascript("c >= w", "[...w].every((value) => c.has(value))"),
    to_javascript("c < w", "c.size < w.size && [...c].every((value) => w.has(value))"),
    to_javascript("c > w", "c.size > w.size && [...w].every((value) => c.has(value))"),
    to_javascript("c.update(w)", "w.forEach((value) => c.add(value))"),
    to_javascript("c.update(xs)", "xs.forEach((value) => c.add(value))"),
    to_javascript("c.difference_update(w)", "w.forEach((value) => c.delete(value))"),
    to_javascript("c.difference_update(xs)", "xs.forEach((value) => c.delete(value))"),
    to_javascript("c.pop()", "pyPopAny(c)"),
    to_javascript("sum(c)", "[...c].reduce((total, value) => total + value, 0)"),
    to_javascript("max(c)", "pyMost(c, 1)"),
    to_javascript("min(c)", "pyMost(c, -1)"),
    to_javascript("isinstance(x, set)", "x instanceof Set"),
    to_javascript("isinstance(x, (set, frozenset))", "x instanceof Set"),
)

MAPS = (
    to_javascript("len(p)", "p.size"),
    to_javascript("p[h]", "p.get(h)"),
    to_javascript("h in p", "p.has(h)"),
    to_javascript("p.get(h)", "p.get(h) ?? null"),
    to_javascript("p.get(h, None)", "p.get(h) ?? null"),
    to_javascript("p.get(h, y)", "p.get(h) ?? y"),
    to_javascript("p.keys()", "[...p.keys()]"),
    to_javascript("p.values()", "[...p.values()]"),
    to_javascript("p.items()", "[...p]"),
    to_javascript("list(p.keys())", "[...p.keys()]"),
    to_javascript("list(p.values())", "[...p.values()]"),
    to_javascript("list(p.items())", "[...p]"),
    to_javascript("list(p)", "[...p.keys()]"),
    to_javascript("tuple(p)", "[...p.keys()]"),
    to_javascript("set(p)", "new Set(p.keys())"),
    to_javascript("dict(p)", "new Map(p)"),
    to_javascript("p.copy()", "new Map(p)"),
    to_javascript("p.clear()", "p.clear()"),
    to_javascript("p | q", "new Map([...p, ...q])"),
    to_javascript("p.pop(h)", "pyPop(p, h)"),
    to_javascript("p.pop(h, y)", "pyPop(p, h, y)"),
    to_javascript("p.setdefault(h, y)", "pySetDefault(p, h, y)"),
    to_javascript("p.setdefault(h)", "pySetDefault(p, h)"),
    to_javascript("p.update(x)", "pyUpdate(p, x)"),
    to_javascript("sum(p.values())", "[...p.values()].reduce((total, value) => total + value, 0)"),
    to_javascript("max(p)", "pyMost(p.keys(), 1)"),
    to_javascript("min(p)", "pyMost(p.keys(), -1)"),
    to_javascript("json.dumps(p)", "JSON.stringify(pyPlain(p))"),
    to_javascript("json.dumps(p, indent=i)", "JSON.stringify(pyPlain(p), null, i)"),
)

COUNTERS = (
    to_javascript("dd.get(h)", "pyGet(dd, h)"),
    to_javascript("dd.get(h, y)", "pyGet(dd, h, y)"),
    to_javascript("ct.update(x)", "ct.update(x)"),
    to_javascript("ct.subtract(x)", "ct.update(x, -1)"),
    to_javascript("ct + cu", "ct.combine(cu, '+')"),
    to_javascript("ct - cu", "ct.combine(cu, '-')"),
    to_javascript("ct & cu", "ct.combine(cu, '&')"),
    to_javascript("ct | cu", "ct.combine(cu, '|')"),
    to_javascript("ct.copy()", "new PyCounter(ct)"),
)

OBJECTS = (
    to_javascript("d.pop(x)", "pyPop(d, x)"),
    to_javascript("d.pop(x, y)", "pyPop(d, x, y)"),
    to_javascript("d.setdefault(x, y)", "d[x] ??= y"),
    to_javascript("d.popitem()", "pyPopItem(d)"),
    to_javascript("p.popitem()", "pyPopItem(p)"),
    to_javascript("p.popitem(last=x)", "pyPopItem(p, x)"),
    to_javascript("d | e", "({...d, ...e})"),
    to_javascript("tuple(d)", "Object.keys(d)"),
    to_javascript("set(d)", "new Set(Object.keys(d))"),
    to_javascript("dict(d)", "({...d})"),
    to_javascript("d.clear()", "Object.keys(d).forEach((key) => delete d[key])"),
    to_javascript("dict.fromkeys(xs, y)", "new Map(xs.map((key) => [key, y]))"),
    to_javascript("dict.fromkeys(xs)", "new Map(xs.map((key) => [key, null]))"),
    to_javascript("dict(zip(xs, ys))", "new Map(xs.map((key, index) => [key, ys[index]]))"),
)

CONTAINERS = (*COUNTERS, *SETS, *MAPS, *OBJECTS)

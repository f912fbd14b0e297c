#### functions with keyword and default arguments
def block(x, filters, kernel_size=3, strides=1):
    return f"{x} {filters} {kernel_size} {strides}"


print(block("x", 8), block("y", 8, 5), block("z", filters=4, strides=2))

#### keyword-only parameters, rest and keywords
def call(first, *rest, scale=2, **options):
    return f"{first} {len(rest)} {scale} {len(options)}"


print(call(1), call(1, 2, 3), call(1, scale=5, extra=1, more=2))

#### nested functions, nonlocal and global
total = 0


def outer() -> int:
    count: int = 0

    def step():
        nonlocal count
        count = count + 1

    step()
    step()
    return count


def add(n: int):
    global total
    total = total + n


add(4)
print(outer(), total)

#### variables of branches and loops are visible after them
for i in range(3):
    last = i * 2
if last > 3:
    size = "big"
else:
    size = "small"
print(last, i, size)

#### closures made in a loop see its last value
fns = []
for n in [1, 2, 3]:
    fns.append(lambda: n)
print([f() for f in fns])

#### a default keeps the value of its turn
fns = []
for n in [1, 2, 3]:
    fns.append(lambda n=n: n * 10)
print(fns[0](), fns[2]())

#### comprehensions with conditions and several loops
xs = [1, 2, 3, 4]
print([x * x for x in xs if x % 2 == 0], [(a, b) for a in [1, 2] for b in [3, 4]])
print({k: v for k, v in [("a", 1), ("b", 2)]}["b"], sum(x for x in xs), any(x > 3 for x in xs))

#### unpacking
a, b = 1, 2
a, b = b, a
first, *rest = [1, 2, 3]
(p, q), r = (4, 5), 6
print(a, b, first, rest, p, q, r)

#### slices and negative indices
xs = [1, 2, 3, 4, 5]
text = "hello"
print(xs[-1], xs[1:3], xs[:-1], xs[::2], xs[::-1], text[1:], text[-2:], text[::-1])
xs[-1] = 50
print(xs[4])

#### floor division and modulo of negative numbers
m: int = -7
n: int = 3
print(m // n, m % n, 7 % 3, 2**5)

#### chained comparison and membership
x = 5
print(1 < x < 10, x in [1, 5], "a" in "abc", "k" in {"k": 1}, x not in [5])

#### truth of empty lists, dicts and texts
for empty in [[], [1]]:
    if empty:
        print("full")
    else:
        print("empty")
d = {}
name = ""
print("yes" if d else "no", "yes" if name else "no", not d)

#### equality of lists
print([1, 2] == [1, 2], [1] != [2], (1, 2) == (1, 2), None is None, "a" == "a")

#### and, or, not give operands
name = ""
values = []
print(name or "default", values or "none", 3 and 4, not 1)

#### for with enumerate, zip and items
for i, word in enumerate(["a", "b"]):
    print(i, word)
for left, right in zip([1, 2], ["x", "y"]):
    print(left, right)
for key, value in {"k": 1, "l": 2}.items():
    print(key, value)
for key in {"m": 1}:
    print(key)

#### ranges with start, stop and step
print([i for i in range(3)], [i for i in range(2, 5)], [i for i in range(10, 0, -3)])
for i in range(0, 6, 2):
    print(i)

#### a range whose end is computed once
n = 3
for i in range(n):
    n = n + 1
print(n)

#### while, break and continue
n = 0
while True:
    n += 1
    if n % 2:
        continue
    if n > 5:
        break
print(n)

#### exceptions
def check(n: int):
    if n < 0:
        raise ValueError("negative")
    return n


try:
    check(-1)
except ValueError as error:
    print("caught", error)
finally:
    print("finally")
try:
    check(1)
    raise TypeError("other")
except (ValueError, TypeError) as error:
    print(str(error))

#### classes with inheritance, properties and statics
class Base:
    KIND = "base"

    def __init__(self, name, size=2):
        self.name = name
        self.my_size = size

    @property
    def double_size(self):
        return self.my_size * 2

    @staticmethod
    def make(name):
        return Base(name, size=5)

    def describe(self, prefix="is"):
        return f"{self.name} {prefix} {self.my_size}"

    def __str__(self):
        return f"<{self.name}>"


class Derived(Base):
    def __init__(self, name):
        super().__init__(name, size=7)
        self.extra = True

    def describe(self, prefix="is"):
        return super().describe(prefix=prefix) + "!"


one = Derived("d")
print(one.describe(), one.describe(prefix="has"), one.double_size, Base.make("m").my_size)
print(f"{one}", Base.KIND, one.KIND, isinstance(one, Base))

#### f-strings with formats
value = 3.14159
word = "ab"
n = 7
print(f"{value:.2f} {n:03d} {word:>4} {word:<4}| {n:5d} {0.256:.1%} {1234567:,} {{}} {word!r}")

#### percent and format
print("%s has %d of %.1f%%" % ("x", 3, 2.5), "{0} {name} {0}".format("a", name="b"))

#### strings
s = "  Hello World "
print(s.strip().upper(), s.strip().split(" "), "-".join(["a", "b"]), s.strip().replace("l", "L"))
print("abc".startswith("a"), "abc".find("c"), "x" * 3, len(s), "a,b".split(","))
print('it\'s "quoted"', "tab\tnewline\\n", "ünïcode 日本")

#### lists
xs = [3, 1, 2]
xs.append(4)
xs.extend([5])
xs.insert(0, 0)
print(xs, len(xs), xs.pop(), xs.index(3), sorted(xs), max(xs), min(xs), sum(xs))
print(sorted(xs, key=lambda v: -v), sorted(["b", "a"]), list(reversed(xs)), [0] * 3, xs + [9])
xs.sort()
xs.reverse()
print(xs)
del xs[0]
print(xs)

#### dicts
d = {"a": 1, "b": 2}
d["c"] = 3
d["a"] += 10
print(d["a"], d.get("z", 0), len(d), list(d.keys()), sorted(d.values()), "b" in d)
d.update({"e": 5})
e = {**d, "f": 6}
print(list(e))

#### conditional expressions and walrus
n = 4
kind = "even" if n % 2 == 0 else "odd"
if (half := n // 2) > 1:
    print(kind, half)

#### names that JavaScript reserves
function = 1
new = 2
default = 3
this = 4
var = 5
lambda_ = 6
print(function + new + default + this + var + lambda_)

#### names in both spellings stay apart
my_value = 1
myValue = 2
conv1_1 = 3
conv11 = 4
print(my_value, myValue, conv1_1, conv11)

#### generators
def count(limit: int):
    for i in range(limit):
        yield i
    yield from [10, 20]


print(list(count(2)))

#### assert and del of a name
value = 3
assert value > 2, "too small"
other = 1
del other
print(value)

#### docstrings and comments
def documented(x):
    """Says x.

    In two paragraphs.
    """
    # a comment
    return x  # behind


print(documented(1))

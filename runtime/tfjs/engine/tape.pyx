"""The tape of operations, the walk back over it, and the call of an operation."""

from functools import update_wrapper

from libc.stdint cimport int64_t

from tfjs.engine.buffer cimport Buffer
from tfjs.engine.handle cimport TensorBase, fresh, make
from tfjs.engine.launch cimport elementwise
from tfjs.kernels.registry cimport Kernel

cdef extern from "compiler.h":
    pass

cdef extern from "Python.h":
    object PyMethod_New(object function, object instance)

cdef extern from *:
    """
    static TFJS_THREAD_LOCAL int tfjs_depth = 0;
    static TFJS_THREAD_LOCAL int tfjs_paused = 0;
    static TFJS_THREAD_LOCAL void *tfjs_tape = NULL;
    """
    int depth "tfjs_depth"
    int paused "tfjs_paused"
    void* active_tape "tfjs_tape"


cdef class Saved:
    """A tensor as it was when the tape saw it: later disposal or assignment does not change it."""

    cdef TensorBase tensor
    cdef Buffer buffer

    def __dealloc__(self):
        if self.buffer is not None:
            self.buffer.pins -= 1

    cdef TensorBase restore(self):
        cdef TensorBase tensor
        if self.tensor.held is self.buffer:
            return self.tensor
        tensor = make(type(self.tensor), self.buffer, self.tensor.dims, self.tensor.dtype,
                      self.tensor.size)
        tensor.id = self.tensor.id
        return tensor


cdef Saved save(TensorBase tensor):
    cdef Saved saved = Saved.__new__(Saved)
    saved.tensor = tensor
    saved.buffer = tensor.held
    if saved.buffer is not None:
        saved.buffer.pins += 1
    return saved


cdef object freeze(object value):
    if isinstance(value, TensorBase):
        return save(value)
    if isinstance(value, (list, tuple)):
        return [freeze(item) for item in value]
    return value


cdef object thaw(object value):
    if isinstance(value, Saved):
        return (<Saved> value).restore()
    if isinstance(value, list):
        return [thaw(item) for item in value]
    return value


cdef class Node:
    """One operation on the tape: its name, its gradient, what went in and what came out."""

    cdef str name
    cdef object gradient
    cdef list arguments
    cdef object result
    cdef list inputs
    cdef list outputs


cdef int tensors_of(object value, list into) except -1:
    if isinstance(value, TensorBase):
        into.append(value)
    elif isinstance(value, (list, tuple)):
        for item in value:
            tensors_of(item, into)
    return 0


cpdef record(str name, object gradient, object arguments, object result):
    """Note an operation; ``gradient(dy, y, *arguments)`` gives one gradient per tensor input."""
    cdef Node node = Node.__new__(Node)
    node.name = name
    node.gradient = gradient
    node.inputs = []
    node.outputs = []
    for argument in arguments:
        tensors_of(argument, node.inputs)
    tensors_of(result, node.outputs)
    node.arguments = [freeze(argument) for argument in arguments]
    node.result = freeze(result)
    (<list> active_tape).append(node)


def recording():
    """Whether operations are noted now: inside of a function that is being differentiated."""
    return depth > 0 and paused == 0


cdef void set_depth(int value) noexcept:
    global depth
    depth = value


cdef void set_paused(int value) noexcept:
    global paused
    paused = value


cdef void set_tape(void* value) noexcept:
    global active_tape
    active_tape = value


cdef class Tape:
    """Records while it is entered. Tapes inside of each other share one list, so that the outer
    one sees the gradients that the inner one computes."""

    cdef list nodes
    cdef bint outermost
    cdef int paused_before

    def __enter__(self):
        self.outermost = depth == 0
        if self.outermost:
            self.nodes = []
            set_tape(<void*> self.nodes)
        else:
            self.nodes = <list> active_tape
        self.paused_before = paused
        set_paused(0)
        set_depth(depth + 1)
        return self

    def __exit__(self, *exception):
        set_depth(depth - 1)
        set_paused(self.paused_before)
        if depth == 0:
            set_tape(NULL)

    def connected(self, xs):
        """The ids of all tensors on the tape that depend on ``xs``."""
        cdef set ids = {(<TensorBase> x).id for x in xs}
        cdef Node node
        cdef TensorBase tensor
        for node in self.nodes:
            for tensor in node.inputs:
                if tensor.id in ids:
                    ids.update([(<TensorBase> output).id for output in node.outputs])
                    break
        return ids

    def backward(self, y, dy, xs, add, zeros_like):
        """Gradients of ``y`` by ``xs`` given ``dy``; None where y does not depend on an x.

        ``add`` sums the gradients of a tensor that is used twice, ``zeros_like`` stands in for
        the missing ones of an operation of several results.
        """
        cdef set ids = self.connected(xs)
        cdef set leaves = {(<TensorBase> x).id for x in xs}
        cdef dict gradients = {(<TensorBase> y).id: dy}
        cdef Node node
        cdef TensorBase tensor
        cdef list dys, wanted
        cdef int i
        # The list grows while gradients are computed under an outer tape.
        for i in range(len(self.nodes) - 1, -1, -1):
            node = self.nodes[i]
            wanted = [(<TensorBase> tensor).id in ids for tensor in node.inputs]
            if True not in wanted:
                continue
            dys = [gradients.get((<TensorBase> tensor).id) for tensor in node.outputs]
            if all([d is None for d in dys]):
                continue
            for tensor in node.outputs:
                if tensor.id not in leaves:
                    gradients.pop(tensor.id, None)
            self.step(node, dys, wanted, gradients, add, zeros_like)
        return [gradients.get((<TensorBase> x).id) for x in xs]

    cdef step(self, Node node, list dys, list wanted, dict gradients, add, zeros_like):
        cdef TensorBase x
        cdef bint several = isinstance(node.result, list)
        cdef int i
        result = thaw(node.result)
        if several:
            dys = [zeros_like(y) if d is None else d for d, y in zip(dys, result)]
            parts = node.gradient(dys, result, *[thaw(a) for a in node.arguments])
        else:
            parts = node.gradient(dys[0], result, *[thaw(a) for a in node.arguments])
        if len(parts) != len(node.inputs):
            raise ValueError(
                f"the gradient of {node.name} gave {len(parts)} results for "
                f"{len(node.inputs)} inputs"
            )
        for i in range(len(parts)):
            if not wanted[i]:
                continue
            dx = parts[i]
            if dx is not None and not isinstance(dx, TensorBase):
                dx = dx()
            if dx is None:
                continue
            x = node.inputs[i]
            kind = "complex64" if x.dtype == "complex64" else "float32"
            if (<TensorBase> dx).dims != x.dims or (<TensorBase> dx).dtype != kind:
                raise ValueError(
                    f"Error in gradient for op {node.name}. The gradient of input {i} must have "
                    f"shape {x.shape} and dtype {kind}, but has {dx.shape} and {dx.dtype}"
                )
            before = gradients.get(x.id)
            gradients[x.id] = dx if before is None else add(before, dx)


class Paused:
    """Keeps operations off the tape while it is entered."""

    def __enter__(self):
        set_paused(paused + 1)

    def __exit__(self, *exception):
        set_paused(paused - 1)


cdef object around = None


def set_around(function):
    """Make calls of operations ``function(op, args, kwargs)``; None: ``op.call(args, kwargs)``."""
    global around
    around = function


cdef class Op:
    """An operation as users call it: converts its arguments, runs, notes itself on the tape.

    ``rules`` has an entry per parameter: how to convert a tensor argument, or None.
    """

    cdef readonly object forward
    cdef readonly object gradient
    cdef readonly str name
    cdef tuple names
    cdef tuple defaults
    cdef tuple rules
    cdef int required
    cdef object convert
    cdef readonly Kernel direct
    cdef str direct_dtype
    cdef dict __dict__

    def __init__(self, forward, gradient, name, parameters, convert):
        self.forward = forward
        self.gradient = gradient
        self.name = name
        self.names = tuple([parameter[0] for parameter in parameters])
        self.rules = tuple([parameter[1] for parameter in parameters])
        self.defaults = tuple([parameter[2] for parameter in parameters])
        self.required = sum([1 for parameter in parameters if parameter[2] is REQUIRED])
        self.convert = convert
        update_wrapper(self, forward)

    def compute_with(self, Kernel kernel, str dtype="float32"):
        """What ``forward`` would give for float32, from this elementwise kernel without detours.

        ``dtype``: of the result, float32 or bool.
        """
        if (kernel.pointers, kernel.dims, kernel.floats) not in ((2, 0, 0), (3, -1, 0)):
            raise ValueError(f"{self.name}: {kernel} is no elementwise kernel")
        if len(self.names) != kernel.pointers - 1 or None in self.rules:
            raise ValueError(f"{self.name} takes more than the tensors that {kernel} reads")
        self.direct = kernel
        self.direct_dtype = dtype

    def __repr__(self):
        return f"<op {self.name}>"

    def __get__(self, instance, owner):
        return self if instance is None else PyMethod_New(self, instance)

    def __call__(self, *args, **kwargs):
        if around is not None:
            return around(self, args, kwargs)
        return self.call(args, kwargs)

    cpdef call(self, tuple args, dict kwargs):
        """What a call does where nobody watches."""
        cdef int i, given = len(args), total = len(self.names)
        cdef list values = list(args)
        cdef object value, rule
        if given > total:
            raise TypeError(f"{self.name}: expected at most {total} arguments, got {given}")
        for i in range(total):
            if i < given:
                value = values[i]
            else:
                value = self.defaults[i]
                if kwargs and self.names[i] in kwargs:
                    value = kwargs.pop(self.names[i])
                if value is REQUIRED:
                    raise TypeError(f"{self.name}: the argument {self.names[i]} is missing")
                values.append(value)
            rule = self.rules[i]
            if isinstance(value, TensorBase) and rule is not None:
                if (<TensorBase> value).held is None:
                    raise RuntimeError("Tensor is disposed.")
                if (<TensorBase> value).dtype != rule and (
                    rule != "numeric" or (<TensorBase> value).dtype == "string"
                ):
                    values[i] = self.convert(value, self.names[i], self.name, rule)
            elif rule is not None:
                values[i] = self.convert(value, self.names[i], self.name, rule)
            elif value is None and self.defaults[i] is not REQUIRED:
                values[i] = self.defaults[i]
        if kwargs:
            raise TypeError(f"{self.name}: unknown or repeated argument {next(iter(kwargs))!r}; "
                            f"it takes {', '.join(self.names)}")
        result = None if self.direct is None else self.directly(values)
        if depth == 0 or paused > 0 or self.gradient is None:
            return self.forwarded(values) if result is None else result
        if result is None:
            set_paused(paused + 1)
            try:
                result = self.forwarded(values)
            finally:
                set_paused(paused - 1)
        record(self.name, self.gradient, values, result)
        return result

    cdef object forwarded(self, list values):
        try:
            return self.forward(*values)
        except Exception as error:
            from tfjs.engine.blame import explained

            found = explained(
                error, self.name, self.names, values, self.forward.__annotations__
            )
            if found is error:
                raise
            raise found from error

    cdef object directly(self, list values):
        """The result for float32 operands of one shape, or a scalar with anything; else None."""
        cdef TensorBase a = values[0], b = None, larger = a
        cdef TensorBase y
        cdef int a_step = 1, b_step = 1
        if a.dtype != "float32":
            return None
        if self.direct.pointers == 3:
            b = values[1]
            if b.dtype != "float32":
                return None
            if a.dims != b.dims:
                if len(b.dims) == 0:
                    b_step = 0
                elif len(a.dims) == 0:
                    a_step = 0
                    larger = b
                else:
                    return None
        if self.direct_dtype == "float32":
            y = fresh(larger.dims, "float32", larger.size, 4 * larger.size)
        else:
            y = fresh(larger.dims, "bool", larger.size, larger.size)
        elementwise(self.direct, a.held, None if b is None else b.held, y.held, y.size, a_step, b_step)
        return y


REQUIRED = object()

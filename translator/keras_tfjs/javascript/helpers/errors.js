class LookupError extends Error {}

class KeyError extends LookupError {}

class IndexError extends LookupError {}

class ArithmeticError extends Error {}

class ZeroDivisionError extends ArithmeticError {}

class OverflowError extends ArithmeticError {}

class FloatingPointError extends ArithmeticError {}

class AssertionError extends Error {}

class AttributeError extends Error {}

class NameError extends Error {}

class RuntimeError extends Error {}

class NotImplementedError extends RuntimeError {}

class OSError extends Error {}

class FileNotFoundError extends OSError {}

class FileExistsError extends OSError {}

class PermissionError extends OSError {}

class ConnectionError extends OSError {}

class TimeoutError extends OSError {}

class ImportError extends Error {}

class ModuleNotFoundError extends ImportError {}

class StopIteration extends Error {}

class KeyboardInterrupt extends Error {}

class MemoryError extends Error {}

class EOFError extends Error {}

class Warning extends Error {}

class UserWarning extends Warning {}

class DeprecationWarning extends Warning {}

class RuntimeWarning extends Warning {}

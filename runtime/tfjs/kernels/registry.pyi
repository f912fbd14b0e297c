class Kernel:
    name: str
    pointers: int
    dims: int
    floats: int

TABLE: dict[str, Kernel]

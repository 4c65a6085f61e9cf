"""The bytes that the soak sends and expects: the same here and in fixtures/content.js.

One block of a prime length is repeated without end, and a seed says where in it a run begins, so a byte that is missing,
doubled or out of its place makes a run differ from what it should be.
"""

SIZE = 65521


def _block():
    state, block = 12345, bytearray()
    for _ in range(SIZE):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        block.append(state >> 16 & 255)
    return bytes(block)


_BLOCK = _block()


def content(seed, size, start=0):
    """The bytes start .. start + size of the run with this seed."""
    begin = (seed * 7919 + start) % SIZE
    return (_BLOCK * ((begin + size) // SIZE + 1))[begin:begin + size]


def first_difference(one, other):
    """Where two runs differ, in words."""
    for at, (a, b) in enumerate(zip(one, other)):
        if a != b:
            return "byte %d is %d, not %d" % (at, a, b)
    return "%d bytes, not %d" % (len(one), len(other))

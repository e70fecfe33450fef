"""Garbage collection of a process that serves: what was loaded at its start stays to its end."""

import gc

# new objects before the youngest are looked through; a turn makes some ten thousand
_YOUNGEST = 20_000


def settle_garbage() -> None:
    """Call when everything is loaded: later collections leave that alone."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNGEST, 20, 20)

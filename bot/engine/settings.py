"""Settings of the engine process, from the environment: the only engine-side module that reads it.

The supervisor passes them on; with none set the defaults are those of `bot.settings`, so that
`rasa shell`, `rasa test` and `rasa data validate` work by themselves.
"""

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class EngineSettings:
    """What the engine needs to know.

    Attributes:
        keys_path: file with the encryption keys; the engine key lies beside it.
        store_url: SQLAlchemy URL of the trackers.
        actions_url: URL that actions are called at; empty means as in endpoints.yml.
        default_language: language before the customer has written.
    """

    keys_path: Path
    store_url: str
    actions_url: str
    default_language: str


def load() -> EngineSettings:
    """Read the settings from the environment."""
    var_dir = Path(os.environ.get("FRONTDOOR_VAR_DIR") or PROJECT / "var")
    key_file = os.environ.get("FRONTDOOR_KEY_FILE")
    actions_port = os.environ.get("FRONTDOOR_ACTIONS_PORT")
    return EngineSettings(
        keys_path=Path(key_file) if key_file else var_dir / "keys" / "master.key",
        store_url=os.environ.get("FRONTDOOR_ENGINE_DATABASE_URL")
        or f"sqlite:///{(var_dir / 'engine.db').resolve()}",
        actions_url=f"http://127.0.0.1:{actions_port}/webhook" if actions_port else "",
        default_language=os.environ.get("FRONTDOOR_DEFAULT_LANGUAGE") or "zh",
    )

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import bootstrap
from bot.store.trackers import trackers
from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.installation import frontdoor, installed, open_one
from tickets.store.base import create_engine_for
from tickets.store.crypto import load_key_file


@pytest.fixture
def app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edge_template: Path, database_url: str
) -> Iterator[bootstrap.App]:
    """A stopped installation, over each kind of database."""
    for name in ("PORT", "ENGINE_PORT", "ACTIONS_PORT"):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            monkeypatch.setenv(f"FRONTDOOR_{name}", str(probe.getsockname()[1]))
    with installed(tmp_path, monkeypatch, edge_template, database_url) as app:
        yield app


def test_tickets_and_trackers_are_under_a_new_key_and_the_older_one_stays(
    app: bootstrap.App,
) -> None:
    reference = open_one(app, CLAIM_ZH)
    engine_database = create_engine_for(app.settings.engine_store_url)
    trackers.metadata.create_all(engine_database)
    with engine_database.begin() as connection:
        connection.execute(trackers.insert().values(conversation="c_wang", body="所有事件"))
    before = load_key_file(app.settings.keys_path).dump().splitlines()

    said = frontdoor("keys", "rotate")

    assert (said.status, said.err) == (0, "")
    assert f"the first one in {app.settings.keys_path}." in said.out
    after = app.settings.keys_path.read_text("ascii").splitlines()
    added = [line for line in after if line not in before]
    assert [line.split()[0] for line in added] == ["encrypt"]
    assert [line for line in after if line not in added] == before
    assert after.index(added[0]) < after.index(before[2])
    # whoever comes after needs the new key alone
    app.settings.keys_path.write_text("\n".join((added[0], before[-1])), "ascii")
    listed = frontdoor("tickets", "show", reference, "--json")
    assert listed.status == 0
    assert str(CLAIM_ZH.story) in listed.out
    with engine_database.connect() as connection:
        assert connection.scalar(select(trackers.c.body)) == "所有事件"
    engine_database.dispose()
    assert frontdoor("audit", "verify").err.startswith("frontdoor: 2 events fit each other")


@pytest.mark.parametrize("port", ["port", "engine_port", "actions_port"])
def test_keys_stay_as_they_are_while_anything_answers(app: bootstrap.App, port: str) -> None:
    before = app.settings.keys_path.read_text("ascii")
    number = getattr(app.settings, port)
    with socket.create_server(("127.0.0.1", number)):
        said = frontdoor("keys", "rotate")
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        f"frontdoor: Something answers at 127.0.0.1, port {number}: stop Front Door everywhere "
        "before its keys are changed, since processes that run know only the old ones.\n"
    )
    assert app.settings.keys_path.read_text("ascii") == before

"""`frontdoor letters`: look at templates without a ticket, and print letters of tickets."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import bootstrap, settings
from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.installation import Said, frontdoor
from tests.auxil.places import DATA
from tickets.store import crypto
from tickets.use_cases.open_ticket import open_ticket


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[settings.Settings]:
    """An installation of this test's own, without a store yet, which the command line finds."""
    monkeypatch.setenv("FRONTDOOR_VAR_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("FRONTDOOR_DATA_DIR", str(DATA))
    monkeypatch.chdir(tmp_path)
    settings.load.cache_clear()
    yield settings.load()
    settings.load.cache_clear()
    crypto.install(None)


def run(*words: str) -> Said:
    return frontdoor("letters", *words)


def test_the_templates_as_shipped_are_complete(installation: settings.Settings) -> None:
    assert run("check").out.endswith("from 11 templates; none lacks anything.\n")


def test_a_sample_needs_no_store(installation: settings.Settings) -> None:
    sample = run("sample", "question", "--language", "en", "--as", "chat").out
    assert "Please answer right here and give the reference." in sample
    assert not installation.var_dir.exists()


def test_an_unknown_policy_is_one_line_and_a_status(installation: settings.Settings) -> None:
    refused = run("sample", "question", "--policy", "uk-dsip")
    assert refused.status == 1
    assert refused.err.startswith("frontdoor: There is no deadline policy 'uk-dsip'")


def test_the_letter_of_a_ticket_is_printed_as_a_page(installation: settings.Settings) -> None:
    bootstrap.migrate(installation)
    app = bootstrap.build(installation)
    reference = open_ticket(CLAIM_ZH, app.units, app.time, app.policies).reference
    app.close()
    page = run("print", reference, "acknowledgement").out
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-Hans">')
    assert f"<h1>您的投诉已登记，编号 {reference}</h1>" in page
    assert "王小芳，您好：" in page
    assert "no letter of the kind final_response" in run("print", reference, "final_response").err

import json

from bot import bootstrap
from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.installation import frontdoor, open_one


def test_what_goes_and_what_stays_is_said(app: bootstrap.App) -> None:
    reference = open_one(app, CLAIM_ZH)
    said = frontdoor("erase", reference)
    assert (said.status, said.err) == (0, "")
    erased, kept = said.out.splitlines()
    assert erased == "The profile was erased."
    assert kept.startswith(f"{reference} stays while it is open (own choice: ")
    again = json.loads(frontdoor("erase", reference, "--json").out)
    assert again["profile_erased"] is False
    assert [(t["reference"], t["why"], t["until"]) for t in again["kept"]] == [
        (reference, "open", None)
    ]


def test_an_unknown_reference_erases_nothing(app: bootstrap.App) -> None:
    open_one(app, CLAIM_ZH)
    said = frontdoor("erase", "FD-0000-0000-00")
    assert (said.status, said.out) == (1, "")
    assert said.err == "frontdoor: There is no ticket under that reference.\n"

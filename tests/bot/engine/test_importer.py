"""The catalogue becomes ordinary conditional responses of the domain."""

from pathlib import Path

import pytest

from bot.catalogue import Catalogue
from bot.engine.importer import CatalogueImporter, InvalidResponse, expand
from tickets.vocabulary import Tone

from .conftest import TINY_BOT


def catalogue(folder: Path, en: str, zh: str) -> Catalogue:
    (folder / "en.yml").write_text(f"responses:\n{en}", "utf-8")
    (folder / "zh.yml").write_text(f"responses:\n{zh}", "utf-8")
    return Catalogue(folder)


def conditions(variation: dict) -> dict:
    return {each["name"]: each["value"] for each in variation.get("condition", [])}


def test_a_response_without_moods_has_one_variation_per_language(tmp_path: Path) -> None:
    responses = expand(catalogue(tmp_path, "  utter_a: {text: Hi}\n", "  utter_a: {text: 汉字}\n"))
    assert [(v["text"], conditions(v)) for v in responses["utter_a"]] == [
        ("Hi", {"language": "en"}),
        ("汉字", {"language": "zh"}),
        ("汉字", {}),
        ("漢字", {"language": "zh-Hant"}),
    ]


def test_a_response_with_moods_has_one_cell_per_language_and_mood(tmp_path: Path) -> None:
    responses = expand(
        catalogue(
            tmp_path,
            "  utter_a: {text: [Hi, Hello], moods: {angry: Tell me}}\n",
            "  utter_a: {text: 您好, moods: {angry: 请讲}}\n",
        )
    )
    english = [v for v in responses["utter_a"] if conditions(v).get("language") == "en"]
    by_mood = {
        str(tone): [v["text"] for v in english if conditions(v)["mood"] == tone] for tone in Tone
    }
    assert by_mood == {
        "calm": ["Hi", "Hello"],
        "disappointed": ["Hi", "Hello"],
        "doubting": ["Hi", "Hello"],
        "expecting": ["Hi", "Hello"],
        "angry": ["Tell me"],
        "distressed": ["Hi", "Hello"],
    }


def test_exactly_one_cell_fits_every_language_and_mood() -> None:
    from rasa.core.nlg.generator import ResponseVariationFilter

    responses = expand(Catalogue(TINY_BOT / "data" / "responses"))
    for key, variations in responses.items():
        for language in ("en", "zh", "zh-Hant"):
            for tone in Tone:
                fitting = ResponseVariationFilter(responses).responses_for_utter_action(
                    key, "frontdoor", {"language": language, "mood": str(tone)}
                )
                assert len({str(conditions(v)) for v in fitting}) == 1, (key, language, tone)
        assert any(not conditions(v) for v in variations)


def test_buttons_keep_every_key_in_every_language() -> None:
    responses = expand(Catalogue(TINY_BOT / "data" / "responses"))
    buttons = {conditions(v).get("language"): v["buttons"] for v in responses["utter_greet"]}
    assert buttons["en"] == [{"title": "Complain", "payload": "/complain", "once": True}]
    assert buttons["zh-Hant"] == [{"title": "投訴", "payload": "/complain", "once": True}]


@pytest.mark.parametrize(
    "response", ["{}", "{text: []}", "{text: Hi, moods: {furious: Hm}}", "{text: yes}"]
)
def test_a_response_that_cannot_be_said_is_refused(tmp_path: Path, response: str) -> None:
    with pytest.raises(InvalidResponse, match="utter_a"):
        expand(catalogue(tmp_path, f"  utter_a: {response}\n", "  utter_a: {text: 好}\n"))


def test_only_training_files_are_read_as_such() -> None:
    importer = CatalogueImporter(
        domain_path=str(TINY_BOT / "domain.yml"),
        training_data_paths=str(TINY_BOT / "data"),
        responses=str(TINY_BOT / "data" / "responses"),
    )
    assert [Path(file).name for file in importer._story_files] == ["rules.yml"]
    assert [Path(file).name for file in importer._nlu_files] == ["nlu.yml"]
    assert "utter_greet" in importer.get_domain().responses


def test_a_changed_sentence_changes_the_domain(tmp_path: Path) -> None:
    def fingerprint(text: str) -> str:
        catalogue(tmp_path, f"  utter_a: {{text: {text}}}\n", "  utter_a: {text: 好}\n")
        importer = CatalogueImporter(
            domain_path=str(TINY_BOT / "domain.yml"), responses=str(tmp_path)
        )
        return importer.get_domain().fingerprint()

    assert fingerprint("one") == fingerprint("one")
    assert fingerprint("one") != fingerprint("two")


def test_the_projects_own_catalogues_can_be_expanded() -> None:
    importer = CatalogueImporter()
    assert set(expand(Catalogue(importer._responses))) == set(
        Catalogue(importer._responses).section("responses", "en")
    )

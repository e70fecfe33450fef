"""A request to be answered in another language, and what is told beside it."""

from bot import language
from bot.nlu import form_rules
from bot.nlu.answering.matter import narrates
from bot.nlu.readers.reading import Reading
from bot.nlu.wishes import demanding_clause

_SWITCH = "switch_language"


def settle_request(reading: Reading, asked: str | None) -> None:
    """Let a request to switch that also tells something be both, or no request where it is none.

    What happened becomes the story at once where it may begin; beside another question of the form
    it is kept, and the question stays open.

    Args:
        reading: the message.
        asked: slot that the form asked for; None outside it.
    """
    if reading.intent != _SWITCH:
        return
    rest = language.besides_request(reading.text)
    wanted = language.requested(reading.text)
    if wanted is None and rest and rest != reading.text and form_rules.tells_story(rest):
        # "my English is bad, but your driver lost my parcel" goes on in it
        reading.mean("file_complaint" if asked in (None, "story") else "inform")
    elif asked is None and narrates(rest):
        _say_wanted(reading, wanted)
        reading.mean("file_complaint")
    elif asked == "story" and form_rules.tells_story(rest):
        _say_wanted(reading, wanted)
        reading.mean("inform")
    elif asked is not None and _tells_something(reading, rest):
        reading.say("story", reading.text)
        wish = demanding_clause(reading.text)
        if wish:
            reading.say("demand", reading.text[slice(*wish)].strip(), *wish)


def tell_requested(reading: Reading) -> None:
    """Write the language that a request to switch names."""
    if reading.intent == _SWITCH:
        _say_wanted(reading, language.requested(reading.text))


def _say_wanted(reading: Reading, wanted: str | None) -> None:
    if wanted:
        reading.forget("language")
        reading.say("language", wanted)
        reading.say("requested_language", wanted)


def _tells_something(reading: Reading, rest: str) -> bool:
    """Whether the words beside the request are of the matter: "she is 74", 我在开会 is not."""
    if not rest or form_rules.is_question(rest):
        return False
    told = bool(reading.flags) or any(map(str.isdigit, rest))
    return told or narrates(rest)

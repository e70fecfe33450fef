"""Facts told to a person, gathered message by message."""

from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.facts_told import FactsTold

DOMAIN = Domain.from_yaml("""
version: "3.1"
slots:
  story: {type: text, mappings: [{type: custom}]}
  requested_slot: {type: text, mappings: [{type: custom}]}
  reply_channel: {type: text, mappings: [{type: custom}]}
forms:
  complaint_form: {required_slots: [story]}
""")


def conversation(*, in_form: bool = True, story: str | None = "the lift is out") -> Any:
    tracker = DialogueStateTracker("c_1", DOMAIN.slots)
    events = [ActiveLoop("complaint_form" if in_form else None), SlotSet("story", story)]
    for event in events:
        tracker.update(event, DOMAIN)
    return tracker


def parsed(intent: str = "inform", **entities: str) -> dict[str, Any]:
    found = [{"entity": name, "value": value} for name, value in entities.items()]
    return {"intent": {"name": intent}, "entities": found}


def told(facts: FactsTold) -> dict[str, str]:
    return {entity["entity"]: entity["value"] for entity in facts.entities()}


def test_words_are_read_beside_what_the_person_asked() -> None:
    tracker = conversation()
    facts = FactsTold(tracker)
    assert facts.as_asked("May I have your name?").get_slot("requested_slot") == "customer_name"
    assert facts.as_asked("I see.").get_slot("requested_slot") == "pause"
    assert facts.as_asked(None).get_slot("requested_slot") == "pause"
    # the conversation itself stands where it stood
    assert tracker.get_slot("requested_slot") is None


def test_an_answer_counts_before_what_was_told_by_the_way() -> None:
    facts = FactsTold(conversation())
    facts.as_asked(None)
    facts.take("yesterday I called again", parsed(incident_time="yesterday"))
    facts.as_asked("When did it happen?")
    facts.take("on 3 March", parsed(incident_time="3 March"))
    facts.as_asked(None)
    facts.take("today I am at home", parsed(incident_time="today"))
    assert told(facts) == {"incident_time": "3 March"}


def test_words_that_only_the_question_makes_an_answer_are_taken() -> None:
    facts = FactsTold(conversation())
    facts.as_asked("什么时候的事？")
    facts.take("孩子放暑假那阵子", parsed(answer="孩子放暑假那阵子"))
    assert told(facts) == {"incident_time": "孩子放暑假那阵子"}


def test_more_of_the_story_is_kept_and_thanks_are_not() -> None:
    facts = FactsTold(conversation())
    for words, intent in (
        ("my father fell on the stairs because of it", "inform"),
        ("thank you so much for listening to me", "thank"),
    ):
        facts.as_asked(None)
        facts.take(words, parsed(intent, answer=words))
    assert told(facts) == {"story": "my father fell on the stairs because of it"}


def test_a_story_that_was_told_to_the_person_alone_has_its_topic() -> None:
    facts = FactsTold(conversation(story=None))
    assert facts.as_asked("Good morning.").get_slot("requested_slot") == "story"
    facts.take(
        "the lift is out", parsed("file_complaint", story="the lift is out", topic="premises")
    )
    assert told(facts) == {"story": "the lift is out", "topic": "premises"}


def test_outside_the_form_nothing_is_read() -> None:
    facts = FactsTold(conversation(in_form=False))
    facts.as_asked(None)
    facts.take("on 3 March", parsed(incident_time="3 March"))
    assert facts.entities() == []


def test_the_answer_goes_to_the_address_that_was_left_with_the_person() -> None:
    facts = FactsTold(conversation())
    facts.as_asked("And how shall we get back to you?")
    words = "best write to me: r.adeyemi@mail.example, Ruth Adeyemi"
    facts.take(
        words, parsed(email="r.adeyemi@mail.example", customer_name="Ruth Adeyemi", answer=words)
    )
    assert told(facts) == {
        "email": "r.adeyemi@mail.example",
        "customer_name": "Ruth Adeyemi",
        "reply_channel": "email",
    }


def test_a_way_to_hear_back_that_was_chosen_stays() -> None:
    tracker = conversation()
    tracker.update(SlotSet("reply_channel", "same_chat"), DOMAIN)
    facts = FactsTold(tracker)
    facts.as_asked("方便留个电话吗？")
    facts.take("13700137001", parsed(phone="+8613700137001"))
    assert told(facts) == {"phone": "+8613700137001"}

"""Rasa's stock pipeline and ours on the same data, both trained and asked through Rasa.

DIET knows intents only. So that it may say topics and tones too, it is trained twice a language:
once on intents, a complaint's being `file_complaint+topic`, and once on tones. Its category is
that of its topic.
"""

from pathlib import Path
from typing import Any

import yaml

from bench.nlu.answers import COMPLAINT, Answer, Answers
from bench.nlu.corpus import OF_A_REPLY, Example
from bench.nlu.side import Outcome, run
from tickets.vocabulary import CATEGORY_OF_TOPIC, Topic

_JOINT = "+"
_TOKENIZER = {"en": "WhitespaceTokenizer", "zh": "JiebaTokenizer"}
STOCK_EPOCHS = 100
READER = "bench.nlu.reading.SameReader"


def stock_config(language: str, epochs: int = STOCK_EPOCHS) -> dict[str, Any]:
    """The pipeline that `rasa init` writes, with Rasa's own tokenizer of the language."""
    return {
        "recipe": "default.v1",
        "language": language,
        "pipeline": [
            {"name": _TOKENIZER[language]},
            {"name": "RegexFeaturizer"},
            {"name": "LexicalSyntacticFeaturizer"},
            {"name": "CountVectorsFeaturizer"},
            {
                "name": "CountVectorsFeaturizer",
                "analyzer": "char_wb",
                "min_ngram": 1,
                "max_ngram": 4,
            },
            {"name": "DIETClassifier", "epochs": epochs, "constrain_similarities": True},
        ],
        "policies": [],
        "importers": [{"name": READER}],
    }


def joint_label(example: Example) -> str:
    """The intent, and after it the topic of a complaint."""
    if example.intent == COMPLAINT and example.topic:
        return f"{example.intent}{_JOINT}{example.topic}"
    return example.intent


def split_label(label: str, confidence: float) -> Answer:
    """What a joint label says."""
    intent, _, topic = label.partition(_JOINT)
    said = {"intent": intent}
    if topic:
        said |= {"topic": topic, "category": CATEGORY_OF_TOPIC[Topic(topic)].value}
    return Answer(said, dict.fromkeys(said, confidence))


def stock_answers(
    folder: Path, language: str, train: list[Example], test: list[Example], epochs: int
) -> tuple[Answers, list[Outcome]]:
    """Train DIET on one language and ask it.

    Returns:
        its answers, and the outcomes of its two trainings.
    """
    texts = [e.text for e in test]
    # what says nothing of the intent is of no use to DIET
    own = [e for e in train if e.language == language and e.intent]
    config = stock_config(language, epochs)
    intents = run(folder / "intents", config, [(joint_label(e), e) for e in own], texts)
    tones = run(folder / "tones", config, [(str(e.tone), e) for e in own if e.tone], texts)
    answers = []
    for one, other in zip(intents.parsed, tones.parsed, strict=True):
        answer = split_label(*one["intent"])
        # a complaint whose topic it does not see is an error, not an omission
        missing = {h: ("", 0.0) for h in ("topic", "category") if h not in answer.said}
        tone, sure = other["intent"]
        answers.append(
            Answer(
                {**answer.said, **{h: v for h, (v, _) in missing.items()}, "tone": tone},
                {**answer.confidence, **{h: c for h, (_, c) in missing.items()}, "tone": sure},
            )
        )
    return Answers(test, answers), [intents, tones]


def our_answers(
    project: Path, folder: Path, train: list[Example], test: list[Example]
) -> tuple[Answers, Outcome]:
    """Train our pipeline on both languages through Rasa and ask it."""
    config = yaml.safe_load((project / "config.yml").read_text("utf-8"))
    config = {**config, "policies": [], "importers": [{"name": READER}]}
    outcome = run(
        folder, config, [(e.intent or OF_A_REPLY, e) for e in train], [e.text for e in test]
    )
    answers = []
    for parsed in outcome.parsed:
        flags = frozenset(parsed.pop("flags"))
        answers.append(
            Answer(
                {head: name for head, (name, _) in parsed.items()},
                {head: sure for head, (_, sure) in parsed.items()},
                flags,
            )
        )
    return Answers(test, answers), outcome

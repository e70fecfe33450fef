"""Letters to customers: templates that are filled in, and what each must hold to be sent.

Templates are data (`tickets.letter_files` reads them). A letter is a list of named parts. A part
whose values are not all known is left out, and a letter that thereby lacks a part that the ticket's
policy requires is refused.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from string import Formatter

from tickets.errors import LetterIncomplete
from tickets.notice import NoticeKind
from tickets.vocabulary import AppealRoute, Language, Topic

# parts that a letter on paper or by mail has and a message in a chat does without
FRAME = frozenset({"greeting", "sign_off"})

Values = Mapping[str, str | None]


def placeholders(text: str) -> tuple[str, ...]:
    """Names of the placeholders of a text, in order.

    Raises:
        ValueError: a brace stands alone, or a placeholder is more than a name.
    """
    names = []
    for _, name, spec, conversion in Formatter().parse(text):
        if name is None:
            continue
        if spec or conversion or not name.isidentifier():
            raise ValueError(f"{{{name}}} must be a plain name in braces")
        names.append(name)
    return tuple(names)


def filled(text: str, values: Values) -> str | None:
    """A text with its placeholders filled in; None when a value is not known."""
    if any(values.get(name) is None for name in placeholders(text)):
        return None
    return text.format_map(values)


@dataclass(frozen=True)
class Template:
    """A letter before it is filled in.

    Attributes:
        subject: one line.
        parts: texts by the names of the parts, in order.
    """

    subject: str
    parts: Mapping[str, str]


@dataclass(frozen=True)
class Requirements:
    """What letters must hold.

    An element is the name of a part, `route:<route>` for a way of appeal that the part `rights`
    names, or several of them with `|` between, of which one is enough.

    Attributes:
        default: elements per kind, for every policy.
        by_policy: further ones, per policy and kind.
        by_topic: further ones, per topic and kind.
    """

    default: Mapping[NoticeKind, tuple[str, ...]]
    by_policy: Mapping[str, Mapping[NoticeKind, tuple[str, ...]]] = field(default_factory=dict)
    by_topic: Mapping[Topic, Mapping[NoticeKind, tuple[str, ...]]] = field(default_factory=dict)

    def elements(self, kind: NoticeKind, policy_id: str, topic: Topic) -> tuple[str, ...]:
        """What a letter must hold, each element once."""
        sets = (
            self.default,
            self.by_policy.get(policy_id, {}),
            self.by_topic.get(topic, {}),
        )
        return tuple(dict.fromkeys(name for chosen in sets for name in chosen.get(kind, ())))


@dataclass(frozen=True)
class Letter:
    """A letter as it may be sent.

    Attributes:
        kind: what it is.
        language: in which it is written.
        subject: one line.
        parts: names and texts of its parts, in order.
    """

    kind: NoticeKind
    language: Language
    subject: str
    parts: tuple[tuple[str, str], ...]

    @property
    def body(self) -> tuple[tuple[str, str], ...]:
        """The parts that are said in a chat too."""
        return tuple((name, text) for name, text in self.parts if name not in FRAME)


@dataclass(frozen=True)
class LetterBook:
    """All letters in all languages.

    Attributes:
        templates: per language and kind.
        words: phrases that values are made of, per language.
        requirements: what must not be missing.
    """

    templates: Mapping[Language, Mapping[NoticeKind, Template]]
    words: Mapping[Language, Mapping[str, str]]
    requirements: Requirements

    def word(self, key: str, language: Language, **values: str) -> str:
        """A phrase with its placeholders filled in."""
        return self.words[language][key].format_map(values)

    def word_for(self, key: str, policy_id: str, language: Language, **values: str) -> str:
        """A phrase that a policy may have of its own, under `<key>@<policy>`."""
        own = f"{key}@{policy_id}"
        return self.word(own if own in self.words[language] else key, language, **values)

    def write(
        self,
        kind: NoticeKind,
        language: Language,
        values: Values,
        *,
        policy_id: str,
        topic: Topic,
        routes: Collection[AppealRoute] = (),
    ) -> Letter:
        """Fill a letter in.

        Args:
            kind: which.
            language: of the customer.
            values: per placeholder; None or left out: not known.
            policy_id: of the ticket.
            topic: of the ticket.
            routes: that the value `routes` names.

        Raises:
            LetterIncomplete: a required element is missing; the error names it.
        """
        template = self.templates[language][kind]
        parts = tuple(
            (name, text)
            for name, part in template.parts.items()
            if (text := (filled(part, values) or "").strip())
        )
        present = {name for name, _ in parts}
        if "rights" in present:
            present |= {f"route:{route}" for route in routes}
        required = self.requirements.elements(kind, policy_id, topic)
        missing = lacking(required, present)
        subject = filled(template.subject, values)
        if missing or subject is None:
            raise LetterIncomplete(kind, policy_id, missing or ("subject",))
        return Letter(kind, language, subject, parts)


def lacking(required: Iterable[str], present: Collection[str]) -> tuple[str, ...]:
    """The required elements of which no alternative is present."""
    return tuple(
        element
        for element in required
        if not any(choice in present for choice in element.split("|"))
    )

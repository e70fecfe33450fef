"""docs/letters.md: what letters must hold, and examples, from the files as they are.

`make docs` writes it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from bot.letters.samples import SAMPLE_AT, sample_case
from bot.letters.wiring import writer_for
from bot.letters.writer import Medium
from bot.settings import Settings
from tickets.letter_views import as_chat, as_text
from tickets.letters import LetterBook
from tickets.notice import NoticeKind
from tickets.policy_files import load_policies
from tickets.vocabulary import Language, Topic

_MARK = "<!-- {name}, by `make docs`: begin -->\n"
_END = "<!-- end -->\n"
_EXAMPLES = (
    (NoticeKind.FINAL_RESPONSE, Language.ZH, Medium.MAIL),
    (NoticeKind.FINAL_RESPONSE, Language.EN, Medium.MAIL),
    (NoticeKind.HOLDING, Language.ZH, Medium.CHAT),
    (NoticeKind.HOLDING, Language.EN, Medium.CHAT),
)


def drawn(page: str, data: Path) -> str:
    """The page with its two drawn parts made anew.

    Args:
        page: Markdown with marks for `required` and `examples`.
        data: the folder `data`.
    """
    # the examples are those of an installation without settings of its own
    settings = Settings.model_construct(data_dir=data)
    policies = load_policies(data, settings.policy)
    writer = writer_for(settings, policies)
    policy = policies.in_force(SAMPLE_AT)
    examples = []
    for kind, language, medium in _EXAMPLES:
        case = sample_case(kind, language, policy, Topic.CLAIM_DENIED, data)
        letter = writer.write(case, SAMPLE_AT, medium)
        text = as_chat(letter) if medium is Medium.CHAT else as_text(letter).rstrip("\n")
        where = "in the chat" if medium is Medium.CHAT else f"by mail, “{letter.subject}”"
        examples.append(f"`{kind}` in `{language}`, {where}:\n\n```text\n{text}\n```\n")
    page = _replaced(page, "required", "\n".join(_table(writer.book)) + "\n")
    return _replaced(page, "examples", "\n".join(examples))


def _replaced(page: str, name: str, inner: str) -> str:
    begin = _MARK.format(name=name)
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(_END)
    return f"{before}{begin}\n{inner}\n{_END}{after}"


def _table(book: LetterBook) -> Iterator[str]:
    required = book.requirements
    yield "| letter | always | besides |"
    yield "|---|---|---|"
    for kind in NoticeKind:
        besides = [
            f"{name}: {_elements(elements[kind])}"
            for source in (required.by_policy, required.by_topic)
            for name, elements in source.items()
            if kind in elements
        ]
        told = "<br>".join(besides) or "-"
        yield f"| `{kind}` | {_elements(required.default[kind])} | {told} |"


def _elements(names: tuple[str, ...]) -> str:
    return ", ".join(" or ".join(f"`{choice}`" for choice in name.split("|")) for name in names)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        file = Path(name)
        file.write_text(drawn(file.read_text("utf-8"), Path("data")), "utf-8")

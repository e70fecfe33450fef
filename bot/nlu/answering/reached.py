"""How and when somebody wants to be reached."""

from bot.nlu.rule_phrases import rules
from bot.nlu.text import between_marks, for_rules

_PHRASES = rules("answering/reached")
_REACH_ME = _PHRASES["asks to be reached"]
_BARE_CHANNEL = _PHRASES["an offered way alone"]
# when to ring, which the handler is to know
_WHEN_TO_RING = _PHRASES["when to ring"]
_LIMITS = _PHRASES["whom or when not to ring"]
_HOURS_BEHIND = _PHRASES["hours behind a number"]
_ANOTHER_WAY = _PHRASES["another way"]
_ADDRESS = _PHRASES["an address for letters"]
_BY_MESSAGE = _PHRASES["by message"]
_BY_TEXT = _PHRASES["by text message"]
_BY_MESSAGE_TOO = _PHRASES["by message as well"]
_REFUSES_ANOTHER = _PHRASES["refuses another way"]
_TO_BE_RUNG = _PHRASES["asks to be rung"]
_IN_PARTICULAR = _PHRASES["a person in particular"]
_BY_CALL = _PHRASES["by a call"]
_NO_CALL = _PHRASES["no call"]
_LONGEST_REMARK = 40
# with a number beside the hours
_LONGEST_WITH_HOURS = 55
_NUMBER_OF = _PHRASES["what a number is of"]
_AROUND_A_WAY = _PHRASES["around a way"]


def names_a_number(text: str) -> bool:
    """Whether words name what a number is of, which is none to be rung: 携程订单 3001 8899 12."""
    return bool(_NUMBER_OF.search(for_rules(text)))


def names_another_way(text: str) -> bool:
    """Whether words ask to be answered in a way that is not offered: by letter, on WhatsApp."""
    wanted = _REFUSES_ANOTHER.sub(" ", for_rules(text))
    return bool(_ANOTHER_WAY.search(wanted))


def tells_address(text: str) -> bool:
    """Whether words hold an address for letters: 山东路18号3单元201, "12 Hill Road"."""
    return bool(_ADDRESS.search(for_rules(text)))


def only_by_message(text: str) -> bool:
    """Whether a number is given for text messages alone: 发短信给我, "text me on …"."""
    read = for_rules(text)
    if _BY_MESSAGE_TOO.search(read) and not _NO_CALL.search(read):
        # "whatsapp also same" says that a message reaches it as well
        return False
    return bool(_BY_MESSAGE.search(read)) and not _BY_CALL.search(_NO_CALL.sub(" ", read))


def by_text_message(text: str) -> bool:
    """Whether a text message is wanted, which goes to a number as a call does."""
    return bool(_BY_TEXT.search(for_rules(text)))


def asks_to_be_rung(text: str) -> bool:
    """Whether a call is asked for as a question, of nobody in particular: "could you ring me?"."""
    read = for_rules(text).strip()
    brief = len(read) <= _LONGEST_REMARK and not _IN_PARTICULAR.search(read)
    return brief and bool(_TO_BE_RUNG.search(read))


def only_names_another_way(text: str) -> bool:
    """Whether a whole reply asks for a way that is not offered: "text me", "by post please"."""
    read = for_rules(text).strip()
    if len(read) > _LONGEST_REMARK or not _ANOTHER_WAY.search(read):
        return False
    return not _AROUND_A_WAY.sub("", _ANOTHER_WAY.sub("", read))


def tells_when_to_ring(text: str) -> bool:
    """Whether a reply says at what hours its writer can be reached."""
    return len(text) <= _LONGEST_WITH_HOURS and bool(_WHEN_TO_RING.search(for_rules(text)))


def tells_limits(text: str) -> bool:
    """Whether a clause says whom not to call, or when not to: 别打给我爸妈, "not while I work"."""
    return bool(_LIMITS.search(for_rules(text)))


def names_hours_behind(text: str) -> bool:
    """Whether a reply ends with the hours for its number: "0141 496 0733 after 6pm"."""
    return len(text) <= _LONGEST_WITH_HOURS and bool(_HOURS_BEHIND.search(for_rules(text)))


def only_names_channel(text: str) -> bool:
    """Whether a whole reply only says by which of the offered ways to answer: 就这里, 打电话吧."""
    return bool(_BARE_CHANNEL.fullmatch(between_marks(text)))


def asks_to_be_reached(text: str) -> bool:
    """Whether a story says to answer at the number or address that it names."""
    return bool(_REACH_ME.search(for_rules(text)))

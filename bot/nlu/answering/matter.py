"""What happened and what is wanted: the two that customers tell in place of anything else."""

import re

from bot.nlu.answering.complaining import tells_story
from bot.nlu.question_form import is_question
from bot.nlu.rule_phrases import rules
from bot.nlu.text import between_marks, count_han, for_rules, is_mostly_chinese
from bot.nlu.wishes import demanding_clause

_PHRASES = rules("answering/matter")
# What is done to put things right is not what happened: "my fee refunded".
_NARRATES = _PHRASES["narrates"]
_STATES = _PHRASES["states how it is"]
_WHETHER_IT_IS = _PHRASES["asks whether it is so"]
_FRAME_OF_TIME = _PHRASES["frame of time"]
_NARRATES_ZH = _PHRASES["narrates, in Chinese"]
_OF_THE_MATTER = _PHRASES["begins with the matter"]
_LEAST_WORDS = 3
_LEAST_HAN = 8
_WANTS = _PHRASES["wants"]
_ASKED_FOR = _PHRASES["asked for"]
_WANTS_IT_OVER = _PHRASES["wants it over"]
_OF_THE_CHAT = _PHRASES["of the conversation"]
_VENTS = _PHRASES["vents"]
# A question that nobody expects an answer to: part of the complaint, and not what is wanted.
_EXCUSES = _PHRASES["excuses oneself"]
_EXCUSE_ME = re.compile(r"不好意思|对不起|对不住")
_RHETORICAL = _PHRASES["asks in anger"]
# What is wanted, named without a word that wants it: "a new one or half the money back".
_REMEDY = _PHRASES["a remedy"]
_LONGEST_REMEDY = 60
# The same at the head of a longer answer: "a refund for the six days, and someone who turns up".
_OPENS_WITH_REMEDY = _PHRASES["opens with a remedy"]
_MADE_GOOD = _PHRASES["was made good"]
# "a new one sent" has still to be
_TO_BE_DONE = re.compile(r" (?:sent|delivered|posted|shipped|fitted)(?: out| over| back)?$", re.I)
_SENTENCE_END = re.compile(r"[.!?;\n]+\s+|\n")
_OF_ONESELF = _PHRASES["of oneself"]
# Asked of the desk in anger, about how it listens: no question, and nothing of the matter.
_SNEERS = _PHRASES["sneers"]
_REASON = _PHRASES["a reason"]
_REASON_ZH = _PHRASES["a reason, in Chinese"]
_WISHING_ZH = _PHRASES["may wish"]
# "they will not pay", "said I could return it", "was paid 300": what happened, not what is wanted
_NOT_WISHED_ZH = _PHRASES["no wish"]
# tired of being asked, which tells nothing of the matter
_TIRED_OF_QUESTIONS = _PHRASES["tired of questions"]
# who has to leave for a moment tells nothing
_WAITS = _PHRASES["waits"]
_PROMISE = _PHRASES["speaks of a promise"]
# a thing of the matter that is to end, which the conversation is none of
_ENDS_SOMETHING = _PHRASES["a thing is to end"]
# what is to be promised is what is wanted: "promise me it'll be paid by Friday"
_PROMISED = _PHRASES["was promised"]
_LONGEST_OUTBURST_HAN = 20
_LEAST_HAN_OF_STORY = 5
_CHINESE_WORDS = re.compile(r"[一-鿿]+")
_ENGLISH_WORD = re.compile(r"[A-Za-z]{2,}")
_BEGINS_WITH_WISH = _PHRASES["begins with a wish"]


def _letters(text: str) -> int:
    """How much Chinese words tell, by their letters; a word of English among them counts as two."""
    han = count_han(text)
    return han + 2 * len(_ENGLISH_WORD.findall(text)) if han else 0


def names_the_matter(text: str) -> bool:
    """Whether a statement begins with what it is about: "your hotel near the station"."""
    return bool(_OF_THE_MATTER.search(for_rules(text)))


def narrates(text: str) -> bool:
    """Whether words tell something that happened, and want nothing."""
    read = _FRAME_OF_TIME.sub(" ", for_rules(text).strip())
    if demanding_clause(text) or is_question(text) or _WANTS.search(read):
        return False
    if _letters(read) >= _LEAST_HAN and _NARRATES_ZH.search(read):
        return True
    if count_han(read) >= _LEAST_HAN and is_mostly_chinese(read):
        return False
    # in a sentence of both languages the English is a clause of its own: 报修两次no one came
    read = _CHINESE_WORDS.sub(", ", read)
    return len(re.findall(r"[a-z']+", read)) >= _LEAST_WORDS and bool(_NARRATES.search(read))


def wishes(text: str) -> bool:
    """Whether a short message names what is wanted, with a word that wants it or without."""
    read = for_rules(text).strip()
    if demanding_clause(text) or _WANTS.search(read):
        return True
    if asked_for(text):
        return True
    if len(read) > _LONGEST_REMEDY or is_question(text) or not _REMEDY.search(read):
        return False
    return not (_NARRATES.search(read) or _NARRATES_ZH.search(read))


def names_a_remedy(text: str) -> bool:
    """Whether words name a thing that puts right, wherever it stands: "a refund", 道歉."""
    return bool(_REMEDY.search(for_rules(text)))


def opens_with_remedy(text: str) -> bool:
    """Whether an answer to what is wanted begins by naming it, without a word that wants it."""
    read = for_rules(text).strip()
    return bool(_OPENS_WITH_REMEDY.match(read)) and not read.endswith("?")


def remedy_at_the_head(text: str) -> int | None:
    """Where the first sentence ends that names a remedy, of words that go on behind it.

    "A new one sent. It's for my sister's wedding": None where the head is no remedy.
    """
    end = _SENTENCE_END.search(text)
    if end is None or end.start() >= _LONGEST_REMEDY:
        return None
    head = text[: end.start()]
    told = narrates(_TO_BE_DONE.sub("", head))
    return end.start() if opens_with_remedy(head) and not told else None


def names_what_is_owed(text: str) -> bool:
    """Whether words begin with what is to be made good: "the rest paid", "my deposit returned".

    What may have been done to them as well as for them ("my account closed") is left out.
    """
    opening = _OPENS_WITH_REMEDY.match(for_rules(text).strip())
    return opening is not None and bool(_MADE_GOOD.search(opening.group()))


def told_after_wish(text: str) -> int | None:
    """Where an answer that begins with a wish goes on to tell what happened; else None."""
    for end in _SENTENCE_END.finditer(text):
        if narrates(text[end.end() :]):
            return end.end()
    return None


def asked_for(text: str) -> bool:
    """Whether a short question asks to have something done about it ("can you stop it?")."""
    read = for_rules(text).strip()
    short = len(read) <= _LONGEST_REMEDY
    return short and bool(_ASKED_FOR.search(read)) and not _OF_THE_CHAT.search(read)


def wants_it_stopped(text: str) -> bool:
    """Whether a short reply wants something of the matter to end, and not the conversation."""
    read = for_rules(text).strip()
    return bool(_WANTS_IT_OVER.search(read)) and not _OF_THE_CHAT.search(read)


def ends_something(text: str) -> bool:
    """Whether words want a thing of the matter ended: "get one of them cancelled"."""
    read = for_rules(text).strip()
    return len(read) <= _LONGEST_REMEDY and bool(_ENDS_SOMETHING.search(read))


def asks_in_anger(text: str) -> bool:
    """Whether words only ask what they do not want to know ("what's the point of it then")."""
    return bool(_RHETORICAL.match(for_rules(text).strip())) and not wishes(text)


def excuses_oneself(text: str) -> bool:
    """Whether words take back what was said to the desk in anger: 刚才骂人是我不对."""
    return bool(_EXCUSES.search(for_rules(text)))


def words_beside_excuse(text: str) -> str:
    """The words beside those that take back what was said in anger, as rules read them."""
    return _EXCUSE_ME.sub(" ", _EXCUSES.sub(" ", for_rules(text)))


def states_a_fact(text: str) -> bool:
    """Whether a reply says how something is, and wants nothing: "her account is with you"."""
    read = for_rules(text).strip()
    return bool(_STATES.match(read)) and not (is_question(text) or wishes(text) or may_wish(text))


def only_asks(text: str) -> bool:
    """Whether a reply asks something, and names nothing wanted: "where did you note it?"."""
    read = for_rules(text).strip()
    if not is_question(text) or wishes(text) or _REMEDY.search(read):
        return False
    # "are you to answer for it or not" names nothing that is wanted
    return not may_wish(text) or bool(_WHETHER_IT_IS.search(read))


def vents_only(text: str) -> bool:
    """Whether words are an outburst and nothing more: "this is disgusting"."""
    return not wishes(text) and bool(_VENTS.fullmatch(for_rules(text).strip()))


def sneers(text: str) -> bool:
    """Whether a reply only asks in anger whether anybody listens: "do you even read this"."""
    return bool(_SNEERS.fullmatch(for_rules(text).strip()))


def speaks_of_oneself(text: str) -> bool:
    """Whether words say how their writer feels, and nothing of a reason ("I can't face forms")."""
    read = for_rules(text).strip()
    return bool(_OF_ONESELF.match(read)) and not _REASON.search(read)


def names_reason(text: str) -> bool:
    """Whether words have any of a refusal's reason: who said what, a clause, 因为."""
    read = for_rules(text)
    return bool(_REASON.search(read) or _REASON_ZH.search(read))


def begins_with_wish(text: str) -> bool:
    """Whether a reply begins by saying that its writer wants something: 想要拿回正确的报告."""
    return bool(_BEGINS_WITH_WISH.match(for_rules(text))) and not is_question(text)


def begins_with_bid(text: str) -> bool:
    """Whether a reply begins by bidding something to be done: "fix it now"."""
    wish = demanding_clause(text)
    return wish is not None and not text[: wish[0]].strip()


def may_wish(text: str) -> bool:
    """Whether a reply may say what its writer wants, in any of its words."""
    read = for_rules(text)
    if demanding_clause(text):
        return True
    return bool(_WISHING_ZH.search(_NOT_WISHED_ZH.sub(" ", read)))


def may_want(text: str) -> bool:
    """Whether a question says what is wanted, and does not only want a promise of it."""
    read = for_rules(text).strip()
    if _PROMISED.match(read) and not is_question(text):
        return True
    return may_wish(text) and not _PROMISE.search(read)


def waits_a_moment(text: str) -> bool:
    """Whether words only say that their writer has to leave for a moment: 等下我在开会."""
    return bool(_WAITS.fullmatch(between_marks(text)))


def tells_enough(text: str) -> bool:
    """Whether a reply has words enough to tell something that happened."""
    letters = _letters(text)
    if waits_a_moment(text):
        return False
    if letters <= _LONGEST_OUTBURST_HAN and _TIRED_OF_QUESTIONS.search(for_rules(text)):
        return False
    return letters >= _LEAST_HAN_OF_STORY and tells_story(text)

"""Answers to the questions for a day and for a number, and what is told beside or instead."""

import re

from bot.nlu.answering.complaining import tells_story
from bot.nlu.answering.details import may_hold_number
from bot.nlu.answering.matter import may_wish, narrates, wishes
from bot.nlu.answering.reached import asks_to_be_reached
from bot.nlu.answering.when import may_tell_when, only_puts_a_day, tells_no_more_than_when
from bot.nlu.answering.who import names_kin
from bot.nlu.question_form import is_question
from bot.nlu.readers.asides import take_wish, tell_more_of_story
from bot.nlu.readers.contact import tell_channel_of_contact, tell_name_beside
from bot.nlu.readers.questions import FACTS, REACHING, holds_the_answer, is_brief
from bot.nlu.readers.reading import Reading
from bot.nlu.short_answers import meaning
from bot.nlu.text import count_han, for_rules
from bot.nlu.wishes import clauses
from tickets.draft import SKIPPED

_NUMBERED = re.compile(r"\d{3}|[A-Za-z]-?\d")
# "i cancelled in september" wants nothing cancelled
_OWN_DEED = re.compile(
    r"(?:(?:and|but|so|well|yes|no)[, ]+)*(?:i|we)(?:'ve|'d| had| have| already)* [a-z]+ed\b", re.I
)
_IN_GROUPS = re.compile(r"(?<![A-Za-z])[A-Z]{1,4}(?:[ /-]?\d{2,6}){2,5}(?!\d)")
_LEAST_WORDS_BESIDE = 7
_SURE_STORY = 0.8
# What a few words are plainly about tells that they complain of it.
_PLAIN_TOPIC = 0.95
# Where or by whom it was bought helps to find the matter, too.
_HELPS_TO_FIND = re.compile(
    r"名下|[订買买办開开签簽存]的|下的单|支行|网点|平台|户主|[保订]单|合同"
    r"|\b(?:in (?:my|his|her|the) [\w ']{0,20}name|booked|bought|ordered|signed up|opened)\b",
    re.I,
)
_SENTENCE = re.compile(r"[^,，.。!！?？;；\s][^,，.。!！?？;；]*")
_SURE_SENTENCES = 0.7
_LEAST_HAN_TOLD = 12
_STATING = frozenset({"file_complaint", "inform", "add_information"})
# "on the 18th, your streaming thing" says what it was, too
_LEAST_WORDS_OF_A_THING = 2
_THING = re.compile(r"\b(?:your|ur|yer) [a-z']+(?: [a-z']+)*", re.I)
_FIRST_PART = re.compile(
    r"([^.,;!，。；！]{1,40}?)(?:[.,;!，。；！]|\s+(?:but|though)\b|但)\s*(?=\S)"
)
_NUMBER_NAMED = re.compile(
    r"\b(?:and )?(?:my |the |it'?s )?(?:policy|order|account|acct|claim|booking|reference|ref|card"
    r"|customer|invoice|case)(?: (?:number|no|num|ref|id)\b\.?)?(?: is| was|:)?",
    re.I,
)
# 短信上写的保单尾号: only where the number stands, and what it is of
_WHERE_IT_STANDS = re.compile(
    r"(?:短信|单子|保单|订单|合同|通知书?|卡|手机|app|信|邮件|页面|截图|发票|小票|系统)*[里上]?面?(?:写|显示|印|有|找|看|查)"
    r"(?:的|到|着|了)*(?:是)?(?:个|一个)?(?:保险|保|订|运|工|流水|合同|客户|会员|账|卡|单)*(?:编|尾)?号?码?(?:是|为|[:：])?",
    re.I,
)
_DIGITS_ALONE = re.compile(r"\d+")
_MOBILE = re.compile(r"0|1[3-9]\d{9}$")
_PHONE_DIGITS = re.compile(r"\+?\d[\d -]{5,}\d")
_IS_THE_PHONE = re.compile(
    r"(?:就是|是|也是|跟|和|同)[^,，。]{0,6}(?:手机|电话|手機|電話|本机|本機)"
    r"|(?:手机|电话|手機|電話|号码|號碼|mobile|phone)(?:号码?|號碼?| number)?"
    r"\s?(?:就是|就|即|当|當|is)(?: (?:the|my|our|his|her|their))?"
    r"[^,，。]{0,4}(?:[账帐賬帳](?:号|號|户|戶)|户号|戶號|编号|單號|单号|account)"
    r"|\b(?:is|it'?s|as) (?:just )?my (?:own )?(?:phone|mobile|cell)(?: number)?\b",
    re.I,
)
_NAMING = REACHING | {"customer_name"}
_BESIDE_A_DAY = FACTS | _NAMING | {"amount"}


def take_day(reading: Reading) -> bool:
    """Write when it happened, or what is told in its place; whether anything is."""
    _take_digits_for_a_number(reading)
    # "yesterday, and I want an apology" answers the next question as well
    wish = take_wish(reading)
    if reading.found & REACHING:
        tell_channel_of_contact(reading)
    if holds_the_answer(reading, "incident_time"):
        vague = tells_no_more_than_when(reading.without(_BESIDE_A_DAY, " "))
        if _tells_beside_it(reading) or (narrates(reading.text) and not vague):
            tell_more_of_story(reading)
    elif holds_the_answer(reading, "reference_number") and _leaves_out(
        reading.text, "incident_time"
    ):
        # "not sure when. account 55102931"
        reading.say("incident_time", SKIPPED)
    elif not (wish or "amount" in reading.found or narrates(reading.text)) and may_tell_when(
        reading.text
    ):
        reading.say("answer", reading.text)
    elif (
        narrates(reading.text)
        or complains_in_short(reading)
        or (not wish and _states_more(reading))
    ):
        # a wish is no date, and neither is what happened
        tell_more_of_story(reading)
    elif not wish:
        tell_name_beside(reading)
        return bool(reading.found & (_NAMING | FACTS))
    return True


def take_number(reading: Reading) -> bool:
    """Write the number of the matter, or what is told in its place; whether anything is."""
    _take_number_in_groups(reading)
    _take_digits_for_a_number(reading)
    wish = take_wish(reading) or _take_loose_wish(reading)
    if not holds_the_answer(reading, "reference_number") and says_there_is_none(reading.text):
        # "no number. I paid by Visa on the 3rd"
        reading.say("reference_number", SKIPPED)
        if narrates(reading.text) or _tells_behind_first_part(reading.text):
            tell_more_of_story(reading)
        return True
    beside_day = reading.without(frozenset({"incident_time"}), " ")
    reached = bool(reading.found & REACHING) and asks_to_be_reached(reading.text)
    if reached:
        tell_channel_of_contact(reading)
    if holds_the_answer(reading, "reference_number"):
        if _tells_beside_it(reading) or narrates(reading.text):
            tell_more_of_story(reading)
    elif wish:
        # a wish is no number, and who tells one goes on without
        reading.say("reference_number", SKIPPED)
    elif reached:
        return True
    elif "incident_time" in reading.found and not _NUMBERED.search(beside_day):
        # 上個月帳單 10/15 names a day, and no number; the day alone is none of the story
        if not only_puts_a_day(beside_day):
            tell_more_of_story(reading)
    elif _goes_on_complaining(reading) or _states_a_sum(reading):
        # the number is asked for once more
        tell_more_of_story(reading)
    elif any(map(str.isalnum, reading.text)):
        # in place of a number, words may still help to find the matter
        reading.say("answer", reading.text)
    else:
        return False
    return True


def take_phone_for_the_number(reading: Reading) -> None:
    """A phone number that is said to be the number of the matter: 号就是我这个手机号."""
    if "reference_number" in reading.found or "phone" not in reading.found:
        return
    digits = _PHONE_DIGITS.search(reading.text)
    if digits and _IS_THE_PHONE.search(reading.text):
        reading.say("reference_number", digits.group(), *digits.span())
        if names_kin(reading.text) and not asks_to_be_reached(reading.text):
            # 手机号就是账号，我爸的: nobody asks to be rung on it
            reading.forget("phone")


def _goes_on_complaining(reading: Reading) -> bool:
    tells = tells_story(reading.text) and not may_hold_number(reading.text)
    if reading.intent != "file_complaint" or not tells or _HELPS_TO_FIND.search(reading.text):
        return False
    sure = reading.confidence >= _SURE_STORY and not is_question(reading.text)
    # a few sentences that surely complain are no number, whatever they ask
    several = len(_SENTENCE.findall(reading.text)) > 1
    return sure or (several and reading.confidence >= _SURE_SENTENCES)


def _states_a_sum(reading: Reading) -> bool:
    """A sum with what it was for, and no figure beside it: 学费是9250英镑，从我爸的账户汇出的."""
    if "amount" not in reading.found or is_question(reading.text):
        return False
    rest = reading.without(frozenset({"amount", "incident_time"}), " ")
    return tells_story(rest) and not _NUMBERED.search(rest)


def _states_more(reading: Reading) -> bool:
    """A sum, or a statement without a verb of telling: "but amount is debited", "4500 rs"."""
    if is_question(reading.text) or reading.intent not in _STATING:
        return False
    return "amount" in reading.found or tells_story(reading.text)


def _take_number_in_groups(reading: Reading) -> None:
    """A number as it stands on a letter, letters and groups of digits: "AN 5520 1183"."""
    told = None if reading.found & (FACTS | REACHING) else _IN_GROUPS.search(reading.text)
    if told:
        reading.say("reference_number", told.group(), *told.span())


def complains_in_short(reading: Reading) -> bool:
    """A word or two more of a story that is sent bit by bit: "rejected", 摔坏了."""
    sure = reading.confidence >= _SURE_STORY or reading.sure_of_topic >= _PLAIN_TOPIC
    sure = sure and reading.intent == "file_complaint"
    return sure and is_brief(reading.text) and not is_question(reading.text)


def says_there_is_none(text: str) -> bool:
    """Whether a reply begins by saying that there is no number, and goes on."""
    return _leaves_out(text, "reference_number")


def _leaves_out(text: str, asked: str) -> bool:
    """Whether a reply begins by leaving out what was asked, and goes on."""
    first = _FIRST_PART.match(text)
    return first is not None and meaning(first[1], asked) == "skip"


def _take_digits_for_a_number(reading: Reading) -> None:
    """A row of digits alone where a number of the matter is asked for, and no mobile: no phone."""
    digits = reading.text.strip()
    if "phone" in reading.found and _DIGITS_ALONE.fullmatch(digits) and not _MOBILE.match(digits):
        reading.forget("phone")
        reading.say("reference_number", digits)


def _tells_behind_first_part(text: str) -> bool:
    """Whether more to find the matter by stands behind a "none": "but it's in Ed's name"."""
    first = _FIRST_PART.match(text)
    return first is not None and tells_story(text[first.end() :])


def _tells_beside_it(reading: Reading) -> bool:
    """More than the day: "it's £35 every day from 2 November until nothing was left"."""
    rest = _NUMBER_NAMED.sub(" ", reading.without(_BESIDE_A_DAY, " "))
    if _WHERE_IT_STANDS.fullmatch(rest.strip(" ,，.。!！")):
        return False
    words = len(rest.split()) >= _LEAST_WORDS_BESIDE and tells_story(rest)
    names = len(rest.split()) > _LEAST_WORDS_OF_A_THING and _THING.search(rest) is not None
    enough = words or names or (count_han(rest) > 0 and not tells_no_more_than_when(rest))
    wants = wishes(reading.text) and not _OWN_DEED.match(reading.text)
    if is_question(reading.text):
        # "they hung up on me mid-sentence, what attitude is this?"
        return enough and _tells_before_asking(reading.text)
    return enough and not wants


def _tells_before_asking(text: str) -> bool:
    parts = [part.group() for part in clauses(for_rules(text))]
    told = [part for part in parts if not is_question(part)]
    return any(narrates(part) for part in told) or count_han("".join(told)) >= _LEAST_HAN_TOLD


def _take_loose_wish(reading: Reading) -> bool:
    """A few Chinese words that may only be a wish, where a number is asked for."""
    text = reading.text
    if reading.found & (FACTS | REACHING) or not is_brief(text) or count_han(text) == 0:
        return False
    wish = may_wish(text) and not narrates(text) and not may_hold_number(text)
    if wish:
        reading.say("demand", text)
    return wish

"""Reading of the complaint form's answers by their words: stories, demands, channels, corrections."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.language import words
from bot.nlu.patterns.name_tails import has_tail, without_tail
from bot.nlu.patterns.names import (
    RARER_SURNAMES,
    SURNAMES,
    english_name,
    is_mixed_name,
    looks_like_chinese_name,
)
from bot.nlu.reply_rules import way_named
from bot.nlu.rule_phrases import rules
from bot.nlu.text import count_han, fold, for_patterns, for_rules
from bot.nlu.wishes import demanding_clause

_PHRASES = rules("form_rules")
_BARE_COMPLAINT = _PHRASES["speaks of complaining alone"]
# The whole message is the wish to complain and nothing else.
_ANNOUNCES = _PHRASES["announces what it is about"]
_ANNOUNCES_ZH = _PHRASES["announces in Chinese what it is about"]
_IS_THE_MATTER = _PHRASES["something is the matter with it"]
_WISH_TO_COMPLAIN = _PHRASES["bare wish to complain"]
_ENGLISH_BARE = words(
    "i i'd i'm id we you your a an the to would like want wanna need wish have has had make "
    "made file lodge raise submit register report start open complaint complaints complain "
    "complaining about against with of on my our please hello hi hey there can could how do "
    "does is are this that it for in at some another new one something someone company bank "
    "insurer hospital service problem issue matter case really just here again yes so and am"
)
_LEAST_HAN, _LEAST_WORDS = 4, 3
# the one for whom somebody else complains, as the summary names it
_OF_WHOM = _PHRASES["names for whom"]
_FIELDS = (
    ("principal", _OF_WHOM),
    ("incident_time", _PHRASES["names the day"]),
    ("reference_number", _PHRASES["names the number"]),
    ("contact", _PHRASES["names the contact"]),
    ("customer_name", _PHRASES["names the name"]),
    ("reply_channel", _PHRASES["names the channel"]),
    ("demand", _PHRASES["names the wish"]),
    ("category", _PHRASES["names the kind"]),
    ("story", _PHRASES["names the story"]),
)
_OTHERS_NUMBER = re.compile(
    r"\b(?!(?:phone|mobile|telephone|cell|contact|my|the|your)\b)\w+ (?:number|no\.?|ref|id)\b(?: is| should| was|:)"
)
_CORRECTING = _PHRASES["corrects"]
_CONTRASTING = _PHRASES["contrasts"]
_OTHERS_WRONG = _PHRASES["others have it wrong"]
_LEAST_HAN_ANEW = 8
# 改成退款，不要换新的了: the value stands before what it takes the place of
_CHANGED_INTO = re.compile(
    r"(?:改成|改为|改為|换成|換成)\s*(?P<value>[^,，。.!！\s]{2,20})(?=[,，]\s*(?:不|别|別))"
)
_NEW_VALUE = re.compile(
    r"(?:改成|改为|换成|应该是|更正为|而是|\bto(?: be)?\b|\bshould be\b|\bi meant\b|\bit'?s\b|\bis\b|[,，:：]\s*是?)\s*(?P<value>[^,，]+?)[\s。.!！]*$"
)
_TO_READ = re.compile(
    r"(?:\b(?:should|ought to|must) (?:read|say)\b\s*[:：]?|(?:应该|应当|要|得)?(?:写成|写|改成|改为|是)\s*[:：])\s*[\"“'‘「]?(?P<value>.+?)[\"”'’」\s。.!！]*$",
    re.I,
)
_SCALE = r"(?: ?(?:lakhs?|lacs?|crores?|k|thousand|grand|million)\b)?"
_NUMBER = r"(\d+(?:,\d{3})*(?:\.\d+)?)"
_MONEY = r"(?:amount|sum|price|total|it was|it's|金额|数额|钱数|一共|总共)"
_NEW_FIGURE = re.compile(
    rf"\b(?:amount|sum|price|total|figure)\b(?:'?s| is| was| looks?)? (?:wrong|not right|incorrect|off)\b[^\d]{{0,24}}{_NUMBER}|(?:金额|数额|钱数)(?:不对|错了|有误|写错了?|弄错了?)[^\d]{{0,8}}{_NUMBER}"
    rf"|\b{_MONEY}\b[^\d]{{0,24}}{_NUMBER}{_SCALE},? (?:and )?not [\d,.]+|\b{_MONEY}\b[^\d]{{0,12}}not [\d,.]+,? (?:but|it's|it is) {_NUMBER}"
    rf"|(?:金额|数额|钱数)(?:应该|改|写|弄|搞)?[^\d]{{0,6}}{_NUMBER}[^\d]{{0,4}}不是[\d,.]+|(?:金额|数额|钱数)[^\d]{{0,6}}不是[\d,.]+[^\d]{{0,6}}是{_NUMBER}|(?:金额|数额|钱数)(?:改成|改为|应该是|应为|是)[^\d,，]{{0,6}}{_NUMBER}"
    rf"|\b(?:amount|sum|total|figure|price)\b[^\d]{{0,24}}{_NUMBER}{_SCALE}(?: (?:pounds|dollars|euros?|rupees|gbp|usd|eur|inr|quid))?(?:[,. ]+(?:sorry|please|typo|my mistake|instead|thanks))*$"
)
_SOFT_LEAD = re.compile(
    r"^(?:(?:fine|ok|okay|alright|all right|well|sure|yes|yeah|oh|right|行吧|行|好吧|好|那|嗯|可以|哦|算了)[\s,.，。!！:：]+)+",
    re.I,
)
# "Mei Yee, but no need to thank me"
_NAME_FRAME = re.compile(
    r"^(?:(?:可以|请|直接|您?就)*(?:找|联系)(?:我|一下)?|ask for|我(?:的)?(?:名字|姓名)?(?:是|叫|姓)?|本人(?:是|叫)?|(?:[您你]?(?:可以|就|也|先|请|随便)*)?(?:叫|喊|[称稱]呼)(?:我|咱|俺)?(?:作|做|为|為|声)?|姓名|是|(?:免[贵貴]|敝|鄙|小|[贱賤])?姓|写|填|"
    r"(?:you can )?call me|my name(?:'s| is|:)?|(?:it's|its|it is|i'm|im(?= )|i am|this is)|name)[\s::]*",
    re.I,
)
_LOOSE_FRAME = re.compile(r"(?:it's|its|it is|i'm|im|i am|this is)\b", re.I)
# "Harold Pemberton. Mr.", "Mr Devlin will do"
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Sir|Madam|Esq)\b\.?")
# "Mr R. Whitcombe", "J.D. Moss", "Dr Osei"
_WITH_INITIALS = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev)\.? (?:[A-Z]\.? ?){0,2}|(?:[A-Z]\.? ?){1,2})[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)?"
)
_TITLE_BEHIND = re.compile(r"(?<=\w)[\s,.]+(?:mrs?|ms|miss|mx|dr|prof)\.?$", re.I)
_WILL_DO = re.compile(
    r"\s+(?:will do|would do|is (?:fine|ok|okay|grand|enough)|please|pls|thanks?|thank you|if you (?:like|must|please))$",
    re.I,
)
_WILL_DO_ZH = re.compile(
    r"(?<=[一-鿿A-Za-z])(?:就(?:行|好|可以|成|得|[够夠]了?)|即可|都行|得(?=[了啦喇]))?(?:了|吧|啦|啊|喇|囉|咯|呗|唄|哈|呀)*$"
)
_NEVER_A_NAME = words(
    "hi so oh um er ah eh hm go us we it is my me do no ok hey yes why who how yeah nope okay fine "
    "good great perfect sure thanks thank cheers ta please sorry hello monday tuesday wednesday "
    "thursday friday saturday sunday today tomorrow tonight now later soon asap anytime quickly "
    "obviously whatever same none here online chat email mail phone mobile text landline cell"
)
# the question said once more before the answer: "my name? Bartosz Wilk"
_ECHOED = re.compile(
    r"^(?:(?:my|the|a) )?(?:full )?(?:name|我?的?名字|姓名|称呼|我?叫什么)\s*[?？]+[\s,]*", re.I
)
_TITLED = re.compile(
    r"[一-鿿]{1,3}(?:先生|女士|小姐|太太|阿姨|师傅|老师|叔叔)|[一-鿿](?:太|生|姨|伯|姐|哥)|[阿老小](?![师板公婆家妈爸是])[一-鿿]"
)
# the commonest; of the rest some are words of their own (成, 时)
_SURNAME_ALONE = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖袁潘蒋蔡余杜程苏魏吕姚卢姜崔谭陆汪"
_SURNAME_ALONE += "乔葛关符顾秦严邱沈钱邵龚薛侯段雷陶贺郝孟尹邹熊廖贾夏范石覃武戴莫孔汤温康施樊葛邢庞颜倪庄聂章鲁岳翟殷詹焦俞柳祝阮柯童凌裴霍涂骆"
_RARE_NAME = re.compile(rf"[{''.join(sorted(RARER_SURNAMES))}][一-鿿]{{1,2}}")
_NO_RARE_NAMES = words(
    "权利 权益 权限 原因 原来 原路 边上 应该 应当 相关 相信 查询 查进度 查一下 车子 车牌 官方 党员 冷静 "
    "景区 索赔 操作 储户 储蓄 越快越好 楚楚 班长 沙发 丰巢 池塘 幸好 幸会"
)
# 我姓邓邓秀珍秀气的秀, as it is said aloud
_SURNAME_AND_NAME = re.compile(
    rf"(?:我|本人)?(?:免贵)?姓([{''.join(sorted(SURNAMES))}])[\s,，]*(?P<name>\1[一-鿿]{{2}})(?=[\s,，]|[一-鿿]{{1,2}}的)"
)
_SURNAME_TOLD = re.compile(rf"(?:我|本人)?(?:免贵)?姓[{''.join(sorted(SURNAMES))}]")
_SURNAME_AFTER = re.compile(
    rf"(?:^|[,，。;；\s])(?:我|本人)?(?:免贵)?姓(?P<name>[{''.join(sorted(SURNAMES))}])(?=[,，。;；!！\s]|$)"
)
_QUESTION = _PHRASES["asks"]
_COMPLAINING = _PHRASES["speaks of complaining"]
_REACH_ME = _PHRASES["asks to be reached"]
# 梁小姐，梁嘉敏: how they are addressed, and then the name
_SAID_IN_FULL = re.compile(
    r"^(?P<surname>[一-鿿])(?:先生|女士|小姐|太太|生|太|姐|哥|老师|老師|师傅|師傅)[\s,，、]+(?:全名|名字)?(?:是|叫)?(?P<name>(?P=surname)[一-鿿]{1,2})$"
)
# 阿May
_CALLED_IN_LETTERS = re.compile(r"[阿小老大][A-Z][A-Za-z]+")
_LONGEST_NAME = 30
_SIGNED = re.compile(
    r"(?i:yours(?: (?:faithfully|sincerely|truly|respectfully|obediently))?|(?:(?:kind|best|warm) )?regards"
    r"|best wishes|sincerely|respectfully|thanking you|many thanks)[\s,.:-]+"
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){0,3})$"
)
_HAN = "[\u4e00-\u9fff]"
# Beside a phone number these tell how to hear back, and are nobody's name.
_NO_NAME = re.compile(
    r"电话|手机|座机|固话|宅电|邮|信箱|地址|方式|短信|简讯|微信|联系|回复|打给|致电|回我|号码|谢|\b(?:dear|sirs?|madam|respected|faithfully|sincerely|regards|phone|call|e-?mail|text|please|thanks|reach|ring|mobile|number|me|my|by|on|at|it|is|after|before|between|any|time|only|mornings?|evenings?)\b",
    re.I,
)


def wishes_to_complain(text: str) -> bool:
    """Whether the message says that its writer wants to complain, and nothing else."""
    words = _SOFT_LEAD.sub("", for_rules(text).strip(" \t\n,.，。!！~"))
    return bool(_WISH_TO_COMPLAIN.fullmatch(words))


def announces_what(text: str) -> str | None:
    """What a complaint is announced about, where nothing is told of it yet: "about my claim"."""
    read = for_rules(text).strip()
    announced = _ANNOUNCES.fullmatch(read) or _ANNOUNCES_ZH.fullmatch(read)
    return (announced["thing"] or announced["how"]).strip() if announced else None


def says_something_is_the_matter(text: str) -> bool:
    """Whether a text says of a thing that something is wrong, and not what: 我的卡怎么回事."""
    return _IS_THE_MATTER.fullmatch(for_rules(text).strip()) is not None


def tells_story(text: str) -> bool:
    """Whether a complaint says what it is about, not only that there is one."""
    text = for_rules(text)
    han = count_han(_BARE_COMPLAINT.sub("", text))
    words = [word for word in re.findall(r"[a-z']+", text) if word not in _ENGLISH_BARE]
    # in a sentence of both languages an English word says as much as two characters
    mixed = han + 2 * len(words) if han and words else 0
    return han >= _LEAST_HAN or len(words) >= _LEAST_WORDS or mixed > _LEAST_HAN


def says_little(text: str) -> bool:
    """Whether words leave nothing to understand: 单号是, "my number is", or none at all."""
    read = for_rules(text)
    return count_han(read) <= 4 and len(re.findall(r"[a-z']+", read)) <= 3


def says_how_to_put_right(text: str) -> bool:
    """Whether any clause of the words wants something."""
    return demanding_clause(text) is not None


def is_correction(text: str) -> bool:
    """Whether the words say that something told before is to be changed."""
    return bool(_CORRECTING.search(for_rules(text)))


def blames_others(text: str) -> bool:
    """Whether words tell that the firm has a detail wrong in its papers, and correct none here."""
    return bool(_OTHERS_WRONG.search(for_rules(text)))


def contrasts(text: str) -> bool:
    """Whether a correction says both what is right and what is not, so that nothing is left to ask."""
    return bool(_CONTRASTING.search(for_rules(text)))


def says_it_anew(text: str) -> bool:
    """Whether a correction holds more than that something is wrong: 确诊是第95天，我打错了."""
    rest = _CORRECTING.sub("", for_rules(text))
    return bool(re.search(r"\d", rest)) or count_han(rest) >= _LEAST_HAN_ANEW


def correction_field(text: str, found: set[str]) -> str | None:
    """The slot that a correction means.

    Args:
        text: the customer's words.
        found: entities that the patterns found in it.

    Returns:
        a slot of the form or `category`; None when it names none.
    """
    if found & {"phone", "email"}:
        return "contact"
    read = for_rules(text)
    if "customer_name" in found:
        return "principal" if _OF_WHOM.search(read) else "customer_name"
    if "reference_number" in found and _OTHERS_NUMBER.search(read):
        return "reference_number"
    if field := field_named(text):
        return field
    for entity, field in (
        ("incident_time", "incident_time"),
        ("reference_number", "reference_number"),
        ("amount", "demand"),
    ):
        if entity in found:
            return field
    return "reply_channel" if way_named(text) else None


def field_named(text: str) -> str | None:
    """The slot of the form, or `category`, that words name; None when they name none."""
    read = for_rules(text)
    return next((field for field, pattern in _FIELDS if pattern.search(read)), None)


def corrected_value(text: str) -> str | None:
    """The words after 改成, "to", "should be" or "should read:"."""
    match = _CHANGED_INTO.search(text) or _NEW_VALUE.search(text)
    return line_to_read(text) or (match["value"].strip() if match else None)


def line_to_read(text: str) -> str | None:
    """The words of a line that is told as it should read, with all its commas."""
    match = _TO_READ.search(text)
    return match["value"].strip() if match else None


def corrected_figure(text: str) -> str | None:
    """The sum that takes the place of another ("950 not 900", 金额是9500不是9000)."""
    match = _NEW_FIGURE.search(for_rules(text))
    return next((value for value in match.groups() if value), None) if match else None


def is_question(text: str) -> bool:
    """Whether the words have the form of a question."""
    return bool(_QUESTION.search(for_rules(text).strip()))


def name_in_answer(text: str) -> str | None:
    """The name in an answer to "what may we call you"; None when the answer is no name."""
    told = _WILL_DO_ZH.sub("", for_patterns(text).strip(" \t\n,.，。!！~"))
    told = _WILL_DO_ZH.sub("", without_tail(told))
    answer = _ECHOED.sub("", _SOFT_LEAD.sub("", told))
    answer = _WILL_DO.sub("", _TITLE_BEHIND.sub("", answer))
    answer = _NAME_FRAME.sub("", answer).strip(" ,.，。!！~")
    answer = _SAID_IN_FULL.sub(r"\g<name>", answer)
    if not answer or len(answer) > _LONGEST_NAME or re.search(r"[\d@?？]", answer):
        return None
    folded = fold(answer)
    if count_han(folded):
        named = re.split(r"[\s,，、]+", answer)
        if len(named) > 1 and all(map(surely_a_name, named)):
            # 老马，马建军: what they are called, and the name in full
            return max(named, key=count_han)
        if is_mixed_name(folded) or _CALLED_IN_LETTERS.fullmatch(folded):
            return answer
        if looks_like_chinese_name(folded) or _TITLED.fullmatch(folded):
            return answer
        if _SURNAME_TOLD.fullmatch(fold(told)):
            return answer
        return answer if re.fullmatch(rf"[一-鿿·]{{2,3}}|[{_SURNAME_ALONE}]", folded) else None
    words = answer.split()
    if len(words) > 4 or not all(re.fullmatch(r"[^\W\d_][\w'’.-]*", word) for word in words):
        return None
    return english_name(answer) or None


def name_at_the_head(text: str) -> str | None:
    """The name that a longer answer begins with: "Shauna Brady, the da is Brendan"."""
    head, comma, _ = fold(text).partition(",")
    return head.strip() if comma and surely_a_name(head) else None


def name_before_remark(text: str) -> str | None:
    """The name before a remark that is no part of it: "Mei Yee, but no need to thank me"."""
    if said := _SURNAME_AND_NAME.match(fold(text).strip()):
        return said["name"]
    return name_in_answer(text) if has_tail(for_patterns(text).strip()) else None


def given_name_alone(text: str) -> bool:
    """Whether a reply is one capitalised word, or surely a name."""
    answer = fold(text).strip(" ,.，。!")
    return bool(is_name_alone(text) or _SURNAME_TOLD.fullmatch(answer)) or bool(
        re.fullmatch(rf"姓?[{_SURNAME_ALONE}]", answer)
    )


def surname_told(text: str) -> str | None:
    """The surname that stands after 姓 at the beginning of a clause: 山东路18号 姓葛."""
    match = _SURNAME_AFTER.search(fold(text))
    return text[slice(*match.span("name"))] if match else None


# "call my daughter, she's called Amy"
_OF_ANOTHER = re.compile(
    r"(?:she|he|they)(?:'s|'re| is| are| has)?\b|(?:her|his|their) name\b|[她他](?:姓|叫|名|是)",
    re.I,
)
# 打我的 beside a number
_OF_CALLING = re.compile(
    r"(?:打|拨|发|联系|找|回|加|留|用|call|ring)[我你他她这那个的给到就行]*|(?:我的?|这个|这|就这个?)"
)


def name_beside_contact(rest: str, *, asked: bool) -> str | None:
    """The name that stands beside a phone number or address.

    Args:
        rest: the message without the number and the address.
        asked: a name was asked for as well, so that one word of a name will do.
    """
    loose = None
    for part in re.split(rf"[,，;；、。:：\n()（）]|\.(?=\s)|\band\b|\s+(?={_HAN})", rest):
        part = part.strip(" \t:：.!！-")
        name = name_in_answer(part) if part and not _OF_ANOTHER.match(part) else None
        if not name or _NO_NAME.search(for_rules(name)) or _OF_CALLING.fullmatch(fold(name)):
            continue
        if _is_framed(part, name) or surely_a_name(part):
            return name
        # 群主 杜磊: what they are may stand before it
        loose = loose or name
    return loose if asked else None


def _is_framed(part: str, name: str | None) -> bool:
    """Whether words say that a name follows; "this is" says it of a capital alone."""
    if name is None or not _NAME_FRAME.match(part):
        return False
    # "it's late", in small letters, would be no name
    return not _LOOSE_FRAME.match(part) or name in part


def speaks_of_complaining(text: str) -> bool:
    """Whether a message says that it is to be a complaint, whatever about."""
    return bool(_COMPLAINING.search(for_rules(text)))


def asks_to_be_reached(text: str) -> bool:
    """Whether a story says to answer at the number or address that it names."""
    return bool(_REACH_ME.search(for_rules(text)))


_LAST_MARK = re.compile(r"[,，。;；!！\n]|\.(?=\s)")


def name_at_the_end(text: str) -> str | None:
    """The name that a message is signed with, after its last mark; None without one."""
    last = _LAST_MARK.split(text.rstrip(" .!。！\n"))[-1].strip()
    return last if surely_a_name(last) else None


def name_signed(text: str) -> str | None:
    """The name below the close of a letter: "Yours faithfully, Ada Penrose"; None without one."""
    signed = _SIGNED.search(text.rstrip(" .!\n"))
    return signed["name"] if signed and surely_a_name(signed["name"]) else None


def name_after_its_word(text: str) -> str | None:
    """The name at the end of a short reply that speaks of names ("as for my name, Vivian Chen")."""
    said = re.search(r"名字|姓名|称呼|\bname\b", for_rules(text)) and len(text) <= _LONGEST_NAME + 8
    name = name_at_the_end(text.replace("，", ",")) if said else None
    return name if name and name != text.strip() else None


def is_name_alone(text: str) -> bool:
    """Whether a message is a name and nothing more, with or without a title."""
    answer = _TITLE.sub("", fold(text)).strip(" ,.，。!")
    one_word = re.fullmatch(r"[A-Z][a-z'’-]+", answer) and answer.lower() not in _NEVER_A_NAME
    return surely_a_name(answer) or bool(one_word)


def may_be_a_rare_name(text: str) -> bool:
    """Whether a reply where a name is asked for is one of a rare surname: 权斌, 闻静怡."""
    answer = fold(text).strip(" ,.，。!")
    return bool(_RARE_NAME.fullmatch(answer)) and answer not in _NO_RARE_NAMES


def surely_a_name(text: str) -> bool:
    """Whether a reply has the form of a name so clearly that no intent counts against it."""
    answer = fold(_SOFT_LEAD.sub("", text)).strip(" ,.，。!")
    titled = _TITLED.fullmatch(answer) or looks_like_chinese_name(answer) or is_mixed_name(answer)
    alone = re.fullmatch(rf"[{_SURNAME_ALONE}]", answer)
    whole = re.fullmatch(r"[A-Z][a-z'’-]+(?: [A-Z][A-Za-z'’-]*[a-z]){1,2}", answer)
    return bool(titled or alone or whole or _WITH_INITIALS.fullmatch(answer))

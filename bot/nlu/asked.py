"""Side questions that their words tell for certain, whatever the intent head makes of them."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu import form_rules
from bot.nlu.answering.matter import narrates
from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

_PHRASES = rules("asked")
_HELD_UP = re.compile(r"^(?:(?:wait|hang on|hold on|sorry|erm?|um|oh|hey|actually|no)[,.!… ]+)+")
_LONGEST = 120
# longer ones tell something of which the question is a part
_LONGEST_ASIDE = 45
_LONGEST_OF_CODES = 80
# too short to tell anything beside "pay or not"
_LONGEST_OUTCRY = 12
_OUTCOME = r"(?:处理)?(?:结果|答复|处理|决定|方案|回复|结论|说法)"
_UNHAPPY_ZH = r"(?:不(?:满意|认可|同意|接受|服|认同|行|合理)|有异议|没法接受|不能接受)"
_WHERE_ZH = r"(?:怎么办|找谁|去哪|哪里|哪儿|还能|还可以|可以找|能找|能(?:去|向|怎)|怎么(?:申诉|上诉|复核|反映)|向谁|什么(?:权利|办法|途径|渠道)|有.{0,4}(?:权利|办法|途径|渠道)吗)"
_RIGHTS = re.compile(
    rf"(?:如果|要是|万一|假如|若|倘若|对)?.{{0,12}}{_OUTCOME}.{{0,8}}{_UNHAPPY_ZH}.{{0,16}}{_WHERE_ZH}|{_UNHAPPY_ZH}.{{0,6}}{_OUTCOME}.{{0,12}}{_WHERE_ZH}"
    r"|\b(?:what|where|who|which|how|can|could|may)\b.{0,50}\b(?:if|when|should|in case)\b.{0,20}\b(?:i|we)\b.{0,20}(?:\b(?:disagree|not (?:agree|happy|satisfied|accept|like)|unhappy|dissatisfied|reject)|n't (?:agree|accept|like|happy|satisfied))\b"
    r"|\b(?:if|when|should|in case)\b.{0,10}\b(?:i|we)\b.{0,20}(?:\b(?:disagree|not (?:agree|happy|satisfied|accept|like)|unhappy|dissatisfied|reject)|n't (?:agree|accept|like|happy|satisfied))\b.{0,50}\b(?:what|where|who|which|how|can|could)\b"
    r"|(?:没有?|不给|拿不到|等不到)(?:结果|答复|消息|回复|说法|处理).{0,8}(?:找谁|怎么办|去哪|向谁)"
    r"|(?:申诉|上诉|复核|复议|仲裁|调解)(?:的?话)?(?:可以|能|要|该|得|应该)*(?:去|到|找|向|在|给)(?:哪|谁|什么|边)|(?:去|到|找|向|在)(?:哪里|哪儿|哪边|哪|谁|什么(?:单位|机构|部门))(?:可以|能|去)?(?:申诉|上诉|复核|复议|仲裁|调解)|(?:怎么|怎样|如何)(?:去|提|提出|申请)?(?:申诉|上诉|复核|复议|仲裁)"
    r"|\b(?:how|where) (?:do|can|could|would|should) (?:i|we) (?:appeal|escalate)\b"
    r"|\b(?:what are|do i have|tell me) (?:any )?my rights\b|我(?:都)?有(?:什么|哪些)权利|(?:还能|可以)(?:向谁|找谁)(?:投诉|申诉|反映)|\bwhere else (?:can|could|do|should) (?:i|we) (?:go|turn|complain|take|escalate)|\bwho else (?:can|could|do|should) (?:i|we) (?:complain|turn|go|talk|take)\b|\bwho(?:'s| is) above you\b"
    r"|\b(?:how|where|can|could|may|should|do)\b.{0,14}\b(?:i|we)\b.{0,14}\b(?:take|bring|escalate|report|refer|go|complain|appeal|turn)\b.{0,24}\b(?:to|with)\b.{0,12}\b(?:ofcom|ofgem|ofwat|fca|fos|cfpb|rbi|irdai|ombudsman|regulator|arbitrat\w+|mediat\w+|court|trading standards|watchdog|adjudicator)\b"
)
_IS_IT_DONE = _PHRASES["whether it is handed in"]
_GOES_ELSEWHERE = _PHRASES["whether they may go elsewhere"]
_COST = _PHRASES["what it costs"]
_FILES = _PHRASES["which files"]
_WHY_DATA = _PHRASES["why details are asked for"]
_WHO_SEES = _PHRASES["who sees it"]
_WHO_DECIDES = _PHRASES["who decides it"]
# whether somebody named gets to know of it: "does the driver get to see my name?"
_GETS_TO_KNOW = _PHRASES["whether somebody gets to know"]
_ONLY_A_BOT = _PHRASES["only a machine"]
_LANGUAGE = _PHRASES["which language"]
_IS_IT_HERE = re.compile(
    r"(?:喂|你好|您好|请问)?[\s,，]*(?:这里|这儿|这边|这|你们)?(?:是|是不是|可以)投诉(?:的|电话|热线|部门|中心|的地方|受理)*(?:吗|么|吧)?[\s?？。]*"
)
_ASKING_WORD = re.compile(
    r"[什谁哪怎]|为啥|多久|几[天时点]|多少|保证|\b(?:wh(?:en|at|y|o|ere|ich)|how|promise|guarantee)\b"
)
# says that something is to be asked, and not yet what
_HAS_A_QUESTION = _PHRASES["has a question"]
_KEPT = _PHRASES["whether it is kept"]
_PROMISE = _PHRASES["asks for a promise"]
_OTHER_WAYS = r"(?:短信|简讯|微信|whats ?app|(?<![a-z])line(?![a-z])|qq|写信|寄信|书信|信件|信函|挂号信|邮寄|寄(?:给|到)|纸质|纸本|传真|上门|视频通话|推特|facebook|\bsms\b|\btext(?: message)?\b|\b(?:by )?(?:post|letter|fax|mail a letter)\b|\bwechat\b)"
_WAYS = re.compile(
    rf"{_OTHER_WAYS}.{{0,10}}(?:可以|得|行|能|可|ok|好|成)(?:不|唔|么|吗|嘛|[?？])|(?:可以|能不能|能|可不可以|可唔可以|可否|行不行|想|要|希望|最好|给我|用).{{0,6}}{_OTHER_WAYS}.{{0,14}}(?:吗|么|嘛|[?？]|呢|通知|告诉|回复|联系|答复|回我)|"
    rf"\b(?:can|could|would|do|will|is)\b.{{0,30}}{_OTHER_WAYS}.{{0,30}}\?|\b(?:send|write|wrote|writes|writing|reply|answer|tell|contact|inform)\b.{{0,24}}{_OTHER_WAYS}|{_OTHER_WAYS}(?: (?:possible|ok|okay|works?|can)(?: (?:or not|lah|anot))?)\??$"
)
_WHEN_RESULT = _PHRASES["when there is a result"]
# of the desk's own work; how long something of the matter took is told, and no question
_HOW_LONG = _PHRASES["how long"]
# what a word of a contract means, asked as such
_MEANS_WHAT = _PHRASES["what it means"]
_FIRM_DID = re.compile(r"投诉(?!的?[,，。])|问(?:了|过)|没[人给有]|骗|拒|扣了|收了|不(?:赔|退|给)")
_UNSURE_IF_COMPLAINT = _PHRASES["unsure if it is a complaint"]
_WIPE = _PHRASES["wants all wiped"]


# Nobody knows yet: asked for a promise, or what will come of it.
_WHAT_COMES = _PHRASES["what comes of it"]
_PAST_PROMISE = re.compile(
    r"\b(?:he|she|they|who|agent|never|didn't) (?:promise|swear|guarantee|assure)s?\b|(?:当初|之前|以前|当时|说好|业务员|客服|他|她|你们).{0,8}(?:保证|承诺)(?:过|了|的|说|会|能|每)"
)
# 这就是你们的承诺？ asks for nothing
_ASKED_BACK = re.compile(r"(?:这|那)(?:就|也)?(?:是|叫|算)[^,，。]{0,8}(?:承诺|保证)")
# "pay or not?" wants a word that nobody can give yet; a complaint asks the same of what was done
_YES_OR_NO = _PHRASES["asks for yes or no"]
_HURRIES = _PHRASES["hurries"]
_HOW_NOW = re.compile(
    r"(?:喂|咁|那|请问|我(?:个|的|件|张|单)*(?:case|投诉|单|案)?|这(?:个|件|单))*(?:现在|目前|如今)(?:是|系)?(?:点样?|怎么样?|怎样|如何|(?:什么|啥|咩)(?:情况|环境|进展|状况))(?:了|啦|啊|呀|呢|算)*"
    r"|(?:喂|那|请问|我(?:个|的|件|这|那|事|张|单)*|(?:办|处理|弄|查)得?)*(?:怎么样|咋样|怎样)(?:了|啦)(?:啊|呀|呢)*"
)
# called for before, or never there: asks for a person, and tells nothing of the matter
_WHERE_IS_SOMEBODY = _PHRASES["where somebody is"]
_CALLED_BEFORE = re.compile(r"还|人工|一直|到现在|\b(?:promised|yet|why|where)\b")
# the desk cannot do it, and says who can
_FREEZES = _PHRASES["asks to have a card frozen"]
_WHO_PAYS = _PHRASES["who pays"]
_OF_RECORDINGS = _PHRASES["asks of recordings"]
_WHAT_TO_DO = _PHRASES["asks what to do now"]
# of the desk's own work, each with an answer of its own
_OF_THE_WORK = (
    _PHRASES["asks what then"],
    _PHRASES["asks whether somebody rings"],
    _PHRASES["asks which papers"],
)
_NOT_FOLLOWED = _PHRASES["does not follow"]
_OF_THE_QUESTION = _PHRASES["a part of what the form asks"]
_SO_FAR = _PHRASES["what was told so far"]
# where a sentence turns to asking: "I want it back, and how long will that take"
_TURNS_TO_ASK = re.compile(
    r"(?:^|[,，:：-]\s*|\b(?:and|but|so|also|plus|then)\s+)(?:also |just |then |and |but |so )*"
    r"(?=(?:how|when|what|who|where|can|could|may|will|would|do|does|is|are)\b)"
    r"|[,，]\s*(?=[^\s,，])",
    re.I,
)
_SENTENCE = re.compile(r"[^.!?;。！？；\n]+[.!?;。！？；]*")
_ASKED_BESIDES = frozenset({"ask_process", "ask_rights", "ask_privacy"})
# codes that nobody here wants: "will you be taking my OTP"
_CODES = _PHRASES["whether a code is wanted"]


def asks_so_far(text: str) -> bool:
    """Whether a short message asks what was told so far: "which number did I give you"."""
    return len(text) <= _LONGEST_ASIDE and bool(_SO_FAR.search(for_rules(text).strip(" .!?。！？")))


def does_not_follow(text: str) -> bool:
    """Whether words ask what was meant: "what do you mean", "which number?", 什么意思."""
    return bool(_NOT_FOLLOWED.fullmatch(for_rules(text).strip(" \t\n,.，。!！?？~…")))


def asks_of_question(text: str) -> bool:
    """Whether a question is about what the form asked, and not about what can be done here."""
    return form_rules.is_question(text) and bool(_OF_THE_QUESTION.search(for_rules(text)))


def asks_when(text: str) -> bool:
    """Whether a short question asks when there will be an answer."""
    return len(text) <= _LONGEST_ASIDE and bool(_WHEN_RESULT.search(for_rules(text)))


def asks_who_decides(text: str) -> bool:
    """Whether a short question asks who decides or looks again: "the same person again?"."""
    return len(text) <= _LONGEST_OF_CODES and bool(_WHO_DECIDES.search(for_rules(text)))


def wants_to_know(text: str) -> bool:
    """Whether words have one that asks to be told something: when, how, what, why, who."""
    return bool(_ASKING_WORD.search(for_rules(text)))


def side_question(text: str, *, in_form: bool = False) -> str | None:
    """What a text asks: `ask_rights`, `ask_process`, `ask_privacy`, `ask_help` of who did not follow,
    or `greet` for "is this the complaints desk"; None for anything else.

    Args:
        text: the customer's words.
        in_form: there is no ticket yet that "when do I get the result" could be about.
    """
    if len(text) > _LONGEST:
        return None
    read = for_rules(text)
    if _WIPE.fullmatch(read.strip(" .。!！?？,，")):
        return "ask_privacy"
    if len(text) <= _LONGEST_ASIDE and (
        (_PROMISE.search(read) and not _ASKED_BACK.search(read)) or _WAYS.search(read)
    ):
        return "ask_process"
    if in_form and (asks_when(text) or _asks_how_long(text) or asks_whether(text)):
        return "ask_process"
    if _HOW_NOW.fullmatch(read.strip(" ,，.。!！?？~")):
        return "check_status"
    if _WHERE_IS_SOMEBODY.fullmatch(read.strip()):
        called = in_form or _CALLED_BEFORE.search(read)
        return "request_human" if called else "check_status"
    if _WHAT_TO_DO.fullmatch(read.strip(" ,，.。!！?？~")):
        return "ask_process" if in_form else "check_status"
    if len(text) <= _LONGEST_ASIDE and _OF_RECORDINGS.search(read):
        return "ask_process"
    if len(text) <= _LONGEST_ASIDE and (_FREEZES.search(read) or _WHO_PAYS.search(read)):
        return "ask_process"
    if not in_form and _HURRIES.fullmatch(read.strip(" ,，.。!！?？~")):
        # of a ticket it asks where that stands
        return "check_status"
    if in_form and _IS_IT_DONE.fullmatch(read.strip(" ,，.。!！?？~")):
        return "check_status"
    if _HAS_A_QUESTION.fullmatch(read.strip(" ,，.。!！?？~")):
        return "ask_help"
    if _IS_IT_HERE.fullmatch(read):
        return "greet"
    if len(text) <= _LONGEST_ASIDE and _MEANS_WHAT.search(read) and not _FIRM_DID.search(read):
        return "explain_term"
    bare = read.strip(" \t\n,.!?")
    if _LANGUAGE.fullmatch(bare):
        return "switch_language"
    if _ONLY_A_BOT.fullmatch(bare):
        return "bot_challenge"
    if _UNSURE_IF_COMPLAINT.search(read):
        return "ask_help"
    if does_not_follow(text) or (in_form and asks_so_far(text)):
        return "ask_help"
    if len(text) <= _LONGEST_OF_CODES and _CODES.search(read) and not narrates(text):
        return "ask_privacy"
    if _RIGHTS.search(read) or _GOES_ELSEWHERE.search(read):
        return "ask_rights"
    if any(question.fullmatch(read.strip(" ,，.。!！?？~")) for question in _OF_THE_WORK):
        return "ask_process"
    if asks_who_decides(text) and not narrates(text):
        return "ask_process"
    if _KEPT.search(read):
        return "ask_privacy"
    if _FILES.search(read):
        return "ask_process"
    if _WHAT_COMES.search(read) and not (_PAST_PROMISE.search(read) or _ASKED_BACK.search(read)):
        return "ask_process"
    if _WHY_DATA.search(read):
        return "ask_privacy"
    if (_WHO_SEES.search(read) or _GETS_TO_KNOW.search(read)) and _asks_something(text):
        return "ask_privacy"
    return "ask_process" if _COST.search(read) and form_rules.is_question(text) else None


def question_besides(text: str) -> str | None:
    """The side question in a message that tells something else as well; None without one.

    Args:
        text: the customer's words.

    Returns:
        the question's own words, which `side_question` reads as procedure, privacy or rights.
    """
    whole = text.strip()
    for sentence in _SENTENCE.findall(text):
        for begins in (0, *(turn.end() for turn in _TURNS_TO_ASK.finditer(sentence))):
            part = str(sentence[begins:]).strip()
            if part != whole and _asks_besides(part):
                return part
    return None


def _asks_besides(part: str) -> bool:
    if side_question(part, in_form=True) not in _ASKED_BESIDES or asks_whether(part):
        return False
    # at the end of a story "do you call that service" is no question
    return form_rules.is_question(part) or _asks_how_long(part)


def _asks_how_long(text: str) -> bool:
    return len(text) <= _LONGEST_ASIDE and bool(_HOW_LONG.search(_HELD_UP.sub("", for_rules(text))))


def _asks_something(text: str) -> bool:
    # also after a word that only holds the conversation up: "wait, does he …"
    return form_rules.is_question(text) or form_rules.is_question(_HELD_UP.sub("", for_rules(text)))


def asks_whether(text: str) -> bool:
    """Whether a short question wants a word that nobody can give yet: 你们到底给不给赔."""
    if len(text) > _LONGEST_ASIDE or not _YES_OR_NO.search(for_rules(text)):
        return False
    return len(text) <= _LONGEST_OUTCRY or not narrates(text)

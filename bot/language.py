"""Which language a message is written in; standard library only, used in both environments.

Simplified and Traditional characters are told apart by what the old national character sets can
hold: GB 2312 has no Traditional-only character and Big5 has no Simplified-only one, so no table is
needed.
"""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from functools import lru_cache

ENGLISH = "en"
SIMPLIFIED = "zh"
TRADITIONAL = "zh-Hant"
OTHER = "other"

_READ_CHARACTERS = 2000
# So many words of its grammar make a sentence English beside as many Han characters.
_LEAST_ENGLISH_WORDS = 2
# A word of English takes about as many characters in Chinese.
_HAN_IN_A_WORD = 2
# Who writes so much Chinese among English has not left it.
_FEWEST_HAN, _WORDS_PER_HAN = 2, 4
# So few beside a word that everybody types change nothing: "ok 咁繼續啦".
_FEW_HAN = 4


def words(text: str) -> frozenset[str]:
    """The words of a text between spaces, as a set: a list of words that stays readable."""
    return frozenset(text.split())


# Parts that belong to no language: addresses, links, references, numbers.
_NEUTRAL_PARTS = re.compile(
    # only where a word begins: tried from each of its letters they would take many times as long
    r"(?<!\S)(?:\S+@\S+|\S+ at \S+ dot \S+|\S+ at [A-Za-z\d]+\.(?:com|net|org)\S*"
    r"|\S+\s?[(\[]\s?(?:at|@)\s?[)\]]\s?\S+)"
    r"|https?://\S+|\b[A-Za-z]*[-_]?\d[\w-]*",
    re.ASCII,
)
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)?")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\U00020000-\U0003ffff]")
_FOREIGN = re.compile(
    "[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # kana
    "\uac00-\ud7af\u1100-\u11ff\u3130-\u318f"  # hangul
    "\u0370-\u03ff\u0400-\u052f"  # Greek, Cyrillic
    "\u0530-\u05ff\u0600-\u06ff\u0750-\u077f"  # Armenian, Hebrew, Arabic
    "\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"  # Indic, Thai, Lao, Burmese, Khmer
)
_DIACRITIC = re.compile(r"[À-ɏ]")

# Words that people of every language type; alone they say nothing about the language.
_ANYWHERE = words("ok okay k kk app atm vip pdf sms id pin qq wechat alipay emmm hmm um")
# Words that speakers of Chinese also type; alone they do not change the language of a conversation.
_BORROWED = words(
    "hi hello hey yes no yeah yep nope thanks thx thank bye sorry please pls stop help"
)
_ENGLISH_WORDS = words(
    "i you he she it we they my your his her our their me him us them the a an and or but if "
    "so not is are was were be been am do does did have has had will would can could should "
    "to of in on at for with from by about this that these those there here what why when "
    "where who how which want need get got just still never ever all any some more please "
    "money complaint complain"
)
# Words of grammar and of complaints; words of thanks are understood and are not among them.
_OTHER_LATIN_WORDS = words(
    # Spanish, Portuguese
    "el la los las una que de en mi por para con quiero pero está estoy muy le les hola tengo "
    "hace necesito dinero cuenta nadie porque cuando fue sin del dos veces esto han os um uma não "
    "meu minha eu com em você dinheiro foi "
    # French, Italian
    "des une je vous nous est suis pas pour avec dans mon ma bonjour votre notre depuis argent "
    "rien très chez aux qui ils elle zu il lo gli che sono non per della ho hanno mio soldi perché "
    "questo "
    # German, Dutch
    "der die das und ich nicht ist ein eine mein wir sie mit für auf habe haben mich kein keine "
    "seit wurde sich auch noch geld ik het een niet mijn voor heb zijn "
    # Malay, Indonesian, Vietnamese, Tagalog
    "saya tidak dan yang ini itu kami kita anda untuk dengan sudah belum bila kapan siap kenapa "
    "boleh bisa wang duit rosak mohon adalah không tôi của là và ang ng mga hindi ako yung wala "
    "kasi bakit paano "
    # Turkish, Polish
    "ve bir için değil neden merhaba param nie jest moje mnie się proszę dlaczego"
)
# Characters that make a sentence Chinese; a term quoted from a contract has none of them.
_SENTENCE_HAN = frozenset(
    "我你您他她它咱的了吗呢吧呀是不没在有这那哪为什怎么们就也都还请把被给要想能会说很去来"
)
_REQUESTED = (
    (TRADITIONAL, re.compile(r"繁體|繁体|正體|正体|traditional\s+chinese", re.I)),
    (ENGLISH, re.compile(r"英文|英语|英語|\benglish\b", re.I)),
    (
        SIMPLIFIED,
        re.compile(
            r"中文|汉语|漢語|普通话|普通話|国语|國語|简体|簡體|\bchinese\b|\bmandarin\b|\bzh\b",
            re.I,
        ),
    ),
)
# Chinese typed in haste has spaces in place of commas
_CLAUSE = re.compile(
    r"(?:(?!\bbut\b|\bso\b|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]))[^,，.。;；!！?？、])+", re.I
)
_WHETHER = re.compile(r"能不能|可不可以|可唔可以|是不是|係咪|好不好|行不行|得唔得|会不会|會不會")
_NOT_AT_HOME = re.compile(
    r"不|没|沒|唔|冇|差|烂|爛|慢|累|吃力|费[劲力]|費[勁力]|辛苦|[难難]"
    r"|\b(?:not|no|poor|bad|weak|terrible|limited|cannot|hardly|little|slow|slowly|hard|tiring|rusty|broken)\b|n['’]t\b",
    re.I,
)
_SIMPLIFIED_BY_NAME = re.compile(r"简体|簡體|\bsimplified\b|繁體|繁体|正體|正体", re.I)
_NAMED = r"(?:英文|英[语語]|中文|普通[话話]|[国國][语語]|[广廣][东東][话話]|粤语|粵語|[繁正简簡][体體](?:中文|字)?)"
# A clause that asks how to be answered, and nothing else.
_ASKS_FOR = re.compile(
    r"(?:不好意思|[请請][问問]?|麻[烦煩](?:你|您)?|你们?|你們|您|我想|想|可不可以|可唔可以|可以|能不能|能否|能|得唔得|改|[换換]|[转轉]|以[后後]|之[后後]|都)*"
    r"(?:用|[讲講]|[说說]|[写寫]|回|成|返|[为為])+"
    + _NAMED
    + r"(?:[回答]?[复復覆]|回答|沟通|溝通|交流|[讲講]|[说說]|[对對][话話]|[给給]?我|[吗嗎嘛么吧呀啊]|好[吗嗎]|可以[吗嗎]|得唔得|[谢謝]+)*"
    r"|(?:(?:sorry|hi|hello|please|pls|kindly|but|and) )*"
    r"(?:(?:can|could|may|would|shall) (?:you|we|i|u) )?(?:please |pls |just )?"
    r"(?:reply|answer|respond|speak|talk|write|use|switch|chat|continue|do this|go on)(?: to| me| back| this)*(?: in)? "
    r"(?:english|chinese|mandarin|traditional chinese|simplified chinese)(?: only| please| pls| instead| from now on| thanks| thank you)*"
    r"|(?:and )?in (?:english|chinese|mandarin|traditional chinese|simplified chinese)(?: please| pls| thanks)",
    re.I,
)
# Who is not at home in a language, and goes on in it for so many words, asks for no other.
_GOES_ON_WORDS, _GOES_ON_HAN = 5, 8
# Nor does who asks to be borne with in it: 我汉语打字不太行 慢慢说, "my English is bad, go slow".
_PATIENCE = re.compile(
    r"慢慢|慢一?[点點些啲]|[简簡][单單]|耐心|[别別]急|不急|\b(?:slow(?:ly|er)?|simpl[ey]\w*|patien\w+|bear with)\b",
    re.I,
)
# "both in Chinese and English": two at once, and none to be answered in
_TWO_AT_ONCE = re.compile(
    r"(?:中文|汉语|漢語|\bchinese\b|\bmandarin\b)\s*(?:和|跟|与|與|同|及|、|/|\band\b|&)\s*(?:英文|英[语語]|\benglish\b)"
    r"|(?:英文|英[语語]|\benglish\b)\s*(?:和|跟|与|與|同|及|、|/|\band\b|&)\s*(?:中文|汉语|漢語|\bchinese\b|\bmandarin\b)",
    re.I,
)
# What something is written in, which asks for nothing: "it's all in Chinese", 合同全是英文.
_WRITTEN_IN = re.compile(
    r"\b(?:it|they|that|this|everything|letter|letters|contract|policy|app|form|page|website|menu|statement|sticker|bill|all)(?:['’]?s|['’]re| is| are| was| were| came| comes)?(?: (?:all|only|just|completely|written|printed|entirely|even))* in (?:chinese|mandarin|english)\b"
    r"|(?:全|都|[信单書书同面頁页款件])(?:部|都)?(?:是|系|係|用|写|寫|印)*(?:的)?\s?(?:英文|中文|英[语語])",
    re.I,
)
_ASKS_US = re.compile(
    r"\b(?:please|pls|can|could|reply|answer|speak|switch|write to me|talk|use)\b|[请請]|麻[烦煩]|能|可以|回[复覆復我]|[换換]|[说說讲講]",
    re.I,
)
# Meant where a language is only refused.
_INSTEAD = {ENGLISH: SIMPLIFIED, SIMPLIFIED: ENGLISH, TRADITIONAL: SIMPLIFIED}


@lru_cache(maxsize=8192)
def _script_of(character: str) -> int:
    """-1 when the character exists only in Simplified, 1 when only in Traditional, else 0."""

    def fits(codec: str) -> bool:
        try:
            character.encode(codec)
        except UnicodeEncodeError:
            return False
        return True

    simplified, traditional = fits("gb2312"), fits("big5")
    return int(traditional) - int(simplified)


def script(text: str) -> str | None:
    """Tell Simplified from Traditional Chinese.

    Args:
        text: any text.

    Returns:
        `zh`, `zh-Hant`, or None when its characters are the same in both.
    """
    balance = sum(_script_of(character) for character in _HAN.findall(text))
    if balance == 0:
        return None
    return TRADITIONAL if balance > 0 else SIMPLIFIED


def detect(text: str, previous: str | None = None) -> str | None:
    """Tell the language of a message.

    Args:
        text: the customer's words.
        previous: language of the conversation so far, if known.

    Returns:
        `en`, `zh`, `zh-Hant` or `other`; `previous` when the text does not tell (digits, emoji,
        "ok"); None when there is no previous language either.
    """
    text = text[:_READ_CHARACTERS]
    han = len(_HAN.findall(text))
    foreign = len(_FOREIGN.findall(text))
    words = [word.lower() for word in _LATIN_WORD.findall(without_neutral_parts(text))]
    # A Chinese sentence keeps its language when it borrows a few English words; Japanese always
    # carries kana between its Han characters.
    if foreign and foreign * 3 >= han and foreign >= len(words):
        return OTHER
    is_chinese = (
        (han >= len(words) and not _stays_english(words, han, previous))
        or _stays_chinese(words, han, previous)
        or (previous is None and _only_borrows(text, words, han))
    )
    if han and is_chinese and not _quotes_a_term(text, words, previous):
        found = script(text)
        if found:
            return found
        return TRADITIONAL if previous == TRADITIONAL else SIMPLIFIED
    telling = [word for word in words if word not in _ANYWHERE]
    if not telling:
        return previous
    if len(telling) <= 2 and previous and all(word in _BORROWED for word in telling):
        return previous
    told = _latin(telling, text)
    if told == ENGLISH and previous in (SIMPLIFIED, TRADITIONAL) and not _is_sentence(telling, han):
        return previous
    return told


def without_neutral_parts(text: str) -> str:
    """The text without what is in no language: addresses, links, references, numbers."""
    return _NEUTRAL_PARTS.sub(" ", text)


def _is_sentence(words: list[str], han: int) -> bool:
    """Whether English words are more than a name or a term that Chinese borrows."""
    grammar = sum(word.split("'")[0].split("’")[0] in _ENGLISH_WORDS for word in words)
    return grammar >= (1 if not han else 2)


def _stays_english(words: list[str], han: int, previous: str | None) -> bool:
    """Whether English goes on with some Chinese put in: "I gotta run, 遲啲先再講"."""
    if previous != ENGLISH or not words:
        return False
    telling = [word for word in words if word not in _ANYWHERE]
    few = han <= _FEW_HAN and (len(telling) > 1 or all(word in _BORROWED for word in telling))
    return few or (_is_sentence(telling, 0) and han <= _HAN_IN_A_WORD * len(words))


def _stays_chinese(words: list[str], han: int, previous: str | None) -> bool:
    """Whether mixed words go on in Chinese: "I want the recording 保留下来 plus an apology"."""
    mixes = han >= _FEWEST_HAN and len(words) <= _WORDS_PER_HAN * han
    return previous in (SIMPLIFIED, TRADITIONAL) and mixes


def _only_borrows(text: str, words: list[str], han: int) -> bool:
    """Whether a Chinese sentence takes its nouns from English: 我的visa card被charge了两次deposit."""
    grammar = sum(word.split("'")[0].split("’")[0] in _ENGLISH_WORDS for word in words)
    particles = sum(character in _SENTENCE_HAN for character in text)
    return grammar < _LEAST_ENGLISH_WORDS and particles >= _FEWEST_HAN and han * 2 >= len(words)


def _quotes_a_term(text: str, words: list[str], previous: str | None) -> bool:
    """Whether an English sentence in an English conversation only names something in Chinese."""
    if previous != ENGLISH or sum(word in _ENGLISH_WORDS for word in words) < _LEAST_ENGLISH_WORDS:
        return False
    return not _SENTENCE_HAN.intersection(_HAN.findall(text))


def _latin(words: list[str], text: str) -> str:
    english = sum(word.split("'")[0].split("’")[0] in _ENGLISH_WORDS for word in words)
    other = sum(word in _OTHER_LATIN_WORDS for word in words)
    marked = len(_DIACRITIC.findall(text))
    if other + marked >= 2 and other + marked > english:
        return OTHER
    return ENGLISH


def requested(text: str) -> str | None:
    """The language that a request to switch names.

    Args:
        text: a message whose intent is to switch the language ("in English please", 说中文). One
            that its writer is not at home in is not meant: "my English is poor, speak Chinese";
            and none where they go on in it: "I write English bad. No internet since Monday".

    Returns:
        `en`, `zh`, `zh-Hant`, or None when it names none.
    """
    clauses = _CLAUSE.findall(text)
    # what a paper is written in is not asked for
    clauses = [clause for clause in clauses if not _WRITTEN_IN.search(clause)] or clauses
    # "can we switch to Chinese? 我用英文打字" asks for one of the two
    asking = [clause for clause in clauses if _ASKS_FOR.fullmatch(clause.strip())]
    refused: list[str] = []
    for language, pattern in _REQUESTED:
        for clause in asking or clauses:
            if not pattern.search(clause):
                continue
            if not _NOT_AT_HOME.search(_WHETHER.sub(" ", clause)):
                return _in_its_script(language, text)
            refused.append(language)
    if not refused or _goes_on_in(refused[0], besides_request(text)):
        return None
    if goes_on_slowly(text):
        return None
    if refused[0] == SIMPLIFIED and _SIMPLIFIED_BY_NAME.search(text):
        return TRADITIONAL
    return _in_its_script(_INSTEAD[refused[0]], text)


def goes_on_slowly(text: str) -> bool:
    """Whether somebody is not at home in the language they write, and asks to be borne with in it.

    我汉语打字不太行 慢慢说, "my English is not good, please go slowly".
    """
    own = next((pattern for name, pattern in _REQUESTED if name == _plain(detect(text))), None)
    named = [one for one in _CLAUSE.findall(text) if any(p.search(one) for _, p in _REQUESTED)]
    if own is None or not named or not _PATIENCE.search(text):
        return False
    return all(own.search(one) and _NOT_AT_HOME.search(_WHETHER.sub(" ", one)) for one in named)


def _plain(language: str | None) -> str | None:
    return SIMPLIFIED if language == TRADITIONAL else language


def asked_for(text: str) -> str | None:
    """The language that a clause of a longer message asks to be answered in; None for none.

    Args:
        text: a message of any intent: "可以用英文嗎? My mum waited three hours".
    """
    asks = [clause for clause in _CLAUSE.findall(text) if _ASKS_FOR.fullmatch(clause.strip())]
    return requested(asks[-1]) if asks else None


def names_two(text: str) -> bool:
    """Whether words name two languages side by side, and ask to be answered in neither."""
    return _TWO_AT_ONCE.search(text) is not None and asked_for(text) is None


def tells_of_writing(text: str) -> bool:
    """Whether words tell in which language something is written, and ask for none here."""
    return _WRITTEN_IN.search(text) is not None and _ASKS_US.search(text) is None


def besides_request(text: str) -> str:
    """The clauses of a message that name no language: what it tells beside a request to switch."""
    clauses = _CLAUSE.findall(text)
    named = [clause for clause in clauses if any(p.search(clause) for _, p in _REQUESTED)]
    return " ".join(clause.strip() for clause in clauses if clause not in named).strip()


def _goes_on_in(language: str, rest: str) -> bool:
    if language == ENGLISH:
        return len(_LATIN_WORD.findall(rest)) >= _GOES_ON_WORDS and not _HAN.search(rest)
    return len(_HAN.findall(rest)) >= _GOES_ON_HAN


def _in_its_script(language: str, text: str) -> str:
    """Chinese that is asked for in Traditional characters, without naming a script, is meant so."""
    plain = language == SIMPLIFIED and not _SIMPLIFIED_BY_NAME.search(text)
    return TRADITIONAL if plain and script(text) == TRADITIONAL else language


def of_locale(locale: str | None) -> str | None:
    """The language of a locale.

    Args:
        locale: as a browser or Telegram tells it: `zh-TW`, `en_GB`.

    Returns:
        `en`, `zh`, `zh-Hant`, or None for any other.
    """
    parts = (locale or "").lower().replace("_", "-").split("-")
    if parts[0] == "en":
        return ENGLISH
    if parts[0] == "zh":
        return TRADITIONAL if {"tw", "hk", "mo", "hant"} & set(parts[1:]) else SIMPLIFIED
    return None

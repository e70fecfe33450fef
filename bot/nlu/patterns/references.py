"""Ticket references of this system, and the numbers other parties gave: policy, claim, order, account."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from collections.abc import Iterator

from bot.nlu.bilingual import bilingual
from bot.nlu.patterns import Finding, overlaps

_TICKET = bilingual(
    r"(?<![a-z0-9])f\s?d[\s\-_‐-―−.#:]*(?P<digits>\d(?:[\s\-_‐-―−.]{0,3}\d){9})(?!\d)"
)
_KEYWORD = (
    r"(?:保单|订单|理赔|案件|合同|账户|账号|帐号|帐户|交易|流水|赔案|报案|会员|快递|运单|发票|卡|工单|受理|设备|"
    r"业务|投诉)?(?:编号|号码|号|单号)|尾号|尾[四4](?:位|个)?(?:数字|字|码|数)?|[最末]?[后尾][四4](?:位|个)(?:数字|字|码|数)?|(?:保单|订单|赔案|理赔|案件|合同|流水|工单|运单)(?=\s?[:#]?\s?[a-z]{0,6}[-/ ]?\d[a-z0-9-]*(?![\d年月日元块个天份]))"
    r"|(?:policy|claim|order|account|invoice|contract|transaction|membership|customer|case|booking|"
    r"tracking|serial|reference|card|ref|reservation|confirmation|loan|a/c|\bacct?)\s*(?:number|no\.?|num|id|#|code|ref(?:erence)?)?"
    r"|\b(?:plan|parcel|shipment|consignment|delivery|meter|subscription|quote|job|member|receipt|bill|application|docket)\s*(?:number|no\.|no\b|num\b|id\b|#|ref(?:erence)?)"
)
_AFTER_KEYWORD = bilingual(
    rf"(?:{_KEYWORD})\s*(?:是|为|was|is|ending(?: in)?|=|:|#|的是|叫)*\s*[:#]?\s*"
    r"(?P<number>[a-z]{0,6}[-/]?\d[a-z0-9]*(?:[-/][a-z0-9]+)*(?: (?:\d{4}(?![\d年元块])|\d{3}(?= \d{3,4}(?![\d年元块]))))*"
    # the last group may be a short one where nothing follows that it could count
    r"(?:(?<= \d{4}) \d{1,3}(?=\s*(?:[,;!?)]|\.(?!\d)|$))|(?<= \d{3}) \d{3}(?=\s*(?:[,;!?)]|\.(?!\d)|$))|(?<=\d{6}) \d{2,4}(?=\s*(?:[,;!?)]|\.(?!\d)|$)))?)(?![a-z0-9])"
)
# "policy no. MB 4471-220": letters, a space and digits; the letters are capitals
_SPACED = bilingual(
    rf"(?:{_KEYWORD})\s*(?:是|为|was|is|=|:|#)*\s*(?P<number>[a-z]{{1,4}} \d[\da-z]+(?:[-/]\d+)*(?: \d{{3,4}}(?=\s*(?:[,;!?).]|$)| \d{{2,4}}\b| (?:not|and|but|or|instead|please|thanks?|on)\b))*(?:(?<= \d{{4}}) \d{{2}}(?=\s*(?:[,;!?).]|$)))?)(?![a-z0-9])"
)
# Named as belonging to a matter, however many digits it has: no phone number.
_NAMED = bilingual(
    r"(?:保单|订单|理赔|案件|合同|合约|账户|帐户|客户|用户|户口|预订|订房|订位|交易|流水|赔案|报案|会员|快递|运单|发票|卡|工单|受理|设备|业务)(?:编号|号码|号|单号)"
    r"|(?:保单|订单|运单|赔案|合同|流水|工单)(?=\s*[:#是为]?\s*[a-z]{0,4}[ -]?\d)"
    r"|账号|帐号|帐户|\b(?:policy|claim|order|account|invoice|contract|transaction|membership|customer|case|booking|tracking|"
    r"serial|reference|card|loan|plan|reservation|confirmation|meter|subscription|member|parcel)\s*(?:number|no\.?|num|id|#)"
    r"|\b(?:policy|claim|order|account|acct?|a/c|invoice|contract|booking|reservation|loan)(?:\s*(?:number|no\.?|num|id|#))?(?=\s*(?:is|:|#|=)?\s*(?!07\d)\d)"
)
_CLAIM = re.compile(r"(?:理赔|报案|案件)(?:编号|号码|号|单号)|赔案|\bclaim\b")
_ROW_OF_DIGITS = re.compile(r"(?:[a-z]{1,6}[ -]?)?\d[\d -]{2,24}\d")
_BETWEEN = re.compile(r"\s*(?:是|为|was|is|=|:|#|的是|叫)*\s*[:#]?\s*")
# 账号是qzl_2011, "my username is qzl_2011": a name of letters, which is told as it is written
_ACCOUNT_NAME = bilingual(
    r"(?:账号|帐号|账户名?|帐户名?|用户名|会员名|登录名|昵称|微信号|\b(?:user ?name|user ?id|login|log-in|handle|account name|account))"
    r"\s*(?:就|是|为|叫|名|is|was|=|:)*\s*(?P<number>(?=[a-z0-9_.-]*[a-z])(?=[a-z0-9_.-]*[\d_])[a-z][a-z0-9_.-]{3,30}[a-z0-9])(?![a-z0-9])"
)
_ENDING_IN = bilingual(
    r"\b(?:(?:ending|ends)(?: in| with)?|last (?:three|four|five|six|[3-6])(?: (?:digits?|numbers?|figures?))?(?: (?:of it|only))?)"
    r"\s*[,:-]?\s*(?:(?:is|are|it'?s) )?(?P<number>\d{3,6})\b(?!\s?(?:days|weeks|months|years|times)\b)"
)
_LETTERS_AND_DIGITS = bilingual(
    r"(?<![a-z0-9@.\-/])(?=[a-z0-9\-/]*[a-z])(?=(?:[a-z\-/]*\d){3})"
    # typed in groups, "LC2024 110532", where nothing follows that the last could count
    r"(?P<number>[a-z0-9]+(?:[-/][a-z0-9]+)*(?:(?<=[a-z]\d{4}) \d{4,8}(?=\s*(?:[,;!?]|$)))?)(?![a-z0-9@])"
)
_LONG_NUMBER = bilingual(r"(?<![\d.\-+/a-z])(?<!\d,)(?P<number>\d{8,24})(?![\d.,]*\d)")
# says where, and not what it is of
_OF_A_ROOM = re.compile(
    r"(?:房间?|客房|楼|门牌|座位?|车厢|航班|车次)$|\b(?:room|flat|seat|gate)\s*$"
)
# 津E·T8031: a car's, with the sign of its province; none has the letters I and O
_OF_A_PLATE = r"(?=(?:[a-z]*\d){3})[a-hj-np-z\d]{5,6}"
_PROVINCE = r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁]"
_PLATE = bilingual(
    rf"(?P<number>(?:{_PROVINCE}[a-z]\s?[·・.-]?\s?{_OF_A_PLATE}"
    # 新 is "new" as well: 新P40Pro, 新A52s5G are phones, where neither a dot nor a car is named
    rf"|新[a-z](?:\s?[·・.-]\s?{_OF_A_PLATE}|(?=[a-z]?\d{{4}}){_OF_A_PLATE})"
    rf"|(?<=[车牌照])新[a-z]{_OF_A_PLATE}|新[a-z]{_OF_A_PLATE}(?=的?(?:车|轿|suv))))(?![a-z0-9])"
)
_LEAST_CHARACTERS = 6
_KEYWORD_LEAST_DIGITS = 4


def check_digits_hold(digits: str) -> bool:
    """Whether ten digits end in the two check digits of ISO 7064 MOD 97-10 over the first eight."""
    return int(digits) % 97 == 1


def find_ticket_references(text: str) -> list[Finding]:
    """Ticket references in a folded, lower-case text, however they were typed.

    Returns:
        findings with value `FD-dddd-dddd-cc`; weight 1 when the check digits hold, else 0.5.
    """
    found = []
    for match in _TICKET.finditer(text):
        digits = re.sub(r"\D", "", match["digits"])
        value = f"FD-{digits[:4]}-{digits[4:8]}-{digits[8:]}"
        weight = 1.0 if check_digits_hold(digits) else 0.5
        found.append(Finding(match.start(), match.end(), value, weight))
    return found


def find_reference_numbers(text: str, original: str, taken: list[Finding]) -> list[Finding]:
    """Policy, claim, order and account numbers.

    Args:
        text: folded text in lower case.
        original: the same text as written, for the value.
        taken: what is already read as something else (phones, amounts, dates, ticket references).

    Returns:
        findings with the number as written; named ones weigh most.
    """
    found: list[Finding] = []
    for way in _WAYS:
        for finding in way(text, original):
            if not overlaps(finding, taken) and not overlaps(finding, found):
                found.append(finding)
    return found


def _as_told(match: re.Match[str], original: str, weight: float) -> Finding:
    """A number in large letters, as documents have it."""
    start, end = match.span("number")
    return Finding(start, end, original[start:end].upper(), weight)


def _digits(match: re.Match[str]) -> int:
    return sum(character.isdigit() for character in match["number"])


def _spaced(text: str, original: str) -> Iterator[Finding]:
    for match in _SPACED.finditer(text):
        letters = original[match.start("number") : match.end("number")].split()[0]
        if letters.isupper() and _digits(match) >= _KEYWORD_LEAST_DIGITS:
            yield _as_told(match, original, 3)


def _behind_keyword(text: str, original: str) -> Iterator[Finding]:
    for match in _AFTER_KEYWORD.finditer(text):
        if _digits(match) >= _KEYWORD_LEAST_DIGITS:
            of_a_room = _OF_A_ROOM.search(text, 0, match.start())
            yield _as_told(match, original, 1 if of_a_room else 3)


def _account_names(text: str, original: str) -> Iterator[Finding]:
    for match in _ACCOUNT_NAME.finditer(text):
        start, end = match.span("number")
        yield Finding(start, end, original[start:end], 3)


def _plates(text: str, original: str) -> Iterator[Finding]:
    for match in _PLATE.finditer(text):
        yield _as_told(match, original, 2)


def _endings(text: str, original: str) -> Iterator[Finding]:
    for match in _ENDING_IN.finditer(text):
        yield _as_told(match, original, 2)


def _of_letters_and_digits(text: str, original: str) -> Iterator[Finding]:
    for match in _LETTERS_AND_DIGITS.finditer(text):
        if len(match["number"]) >= _LEAST_CHARACTERS:
            yield _as_told(match, original, 2)


def _long_numbers(text: str, original: str) -> Iterator[Finding]:
    for match in _LONG_NUMBER.finditer(text):
        yield _as_told(match, original, 1)


# The first that reads a row of signs decides what it weighs.
_WAYS = (
    _spaced,
    _behind_keyword,
    _account_names,
    _plates,
    _endings,
    _of_letters_and_digits,
    _long_numbers,
)


# "P2025 8831 0042": letters and digits, and more digits in groups; a mobile number is none of them
_GROUPED = bilingual(
    r"(?<![a-z0-9@.\-/])(?P<number>[a-z]{1,6}-?\d{2,}(?! ?1[3-9]\d ?\d{4} ?\d{4})(?: \d{3,6})+)"
    r"(?![\d年月日元块万千个]| ?\d)"
)


def find_grouped_numbers(text: str) -> list[Finding]:
    """Numbers that begin with letters and go on in groups of digits, which are no phone number.

    Args:
        text: folded text in lower case.
    """
    return [Finding(*one.span("number"), one["number"]) for one in _GROUPED.finditer(text)]


def find_named_digits(text: str) -> list[Finding]:
    """Rows of digits that the words before them name as policy, claim, order or account numbers.

    Args:
        text: folded text in lower case.
    """
    found = []
    for name in _NAMED.finditer(text):
        between = _BETWEEN.match(text, name.end())
        number = _ROW_OF_DIGITS.match(text, between.end() if between else name.end())
        if number:
            found.append(Finding(number.start(), number.end(), number.group()))
    return found


def is_claim_number(text: str, number: Finding) -> bool:
    """Whether the words before a number call it a claim's.

    Args:
        text: folded text in lower case.
        number: one of `find_reference_numbers`.
    """
    before = text[max(0, number.start - 24) : number.start]
    names = [*_AFTER_KEYWORD.finditer(before + "0000")]
    start = names[-1].start() if names else len(before)
    return bool(_CLAIM.search(before[start:]))

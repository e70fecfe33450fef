"""The category that a customer names, where it is asked for or found wrong."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.text import for_rules
from tickets.vocabulary import Topic

_CATEGORIES = (
    (
        "service",
        re.compile(
            r"服务|态度|排队|等待|员工|客服|误导|揭露|说明不清|没说清|没讲清|\bservice\b|\bstaff\b|\bwaiting\b|\bmanners?\b|\brude"
        ),
    ),
    (
        "product",
        re.compile(
            r"产品|费用|扣费|扣款|理赔|条款|质量|收益|\bproduct\b|\bcharges?\b|\bfees?\b|\bclaims?\b|\bterms?\b|\bquality\b|\bmoney\b"
        ),
    ),
    (
        "other",
        re.compile(
            r"其他|别的|都不是|隐私|泄露|骚扰|\bother\b|\bprivacy\b|\bdata (?:breach|leak)|\bfraud\b|\bspam\b|\bmarketing\b|\bsomething else\b|\bneither\b|\bnone of\b"
        ),
    ),
)
# "a privacy thing, not service" names one of two
_DENIED_KIND = re.compile(
    r"(?:不是|不属于|并非)[^,，。]{1,8}?(?=[,，。是]|$)|(?:\bnot|n't|\brather than|\binstead of)(?: an?| the| about| really)* (?:wrong information|\w+)"
    r"|\byou(?:'ve| have| people)? (?:put|got|marked|filed|called|listed|labelled)(?: (?:it|this|that))?(?: (?:down|as|under|for|to be))*(?: an?| the)? \w+"
)


# What a matter is, named by a customer who puts the category right.
_TOPICS = (
    (
        Topic.WRONG_INFORMATION,
        re.compile(
            r"误导|误報|说错|讲错|骗我买|忽悠|虚假宣传|宣传不符|\bmisle[ad]|\bmis-?s(?:old|ell)|\bwrong information"
        ),
    ),
    (Topic.STAFF_ATTITUDE, re.compile(r"态度|骂人|\bmanners?\b|\brude|\battitude")),
    (Topic.WAITING, re.compile(r"排队|等太久|\bqueu|\bwaiting time|\bno-?show\b")),
    (Topic.SLOW_HANDLING, re.compile(r"拖延|处理慢|办得慢|太慢|\bdelays?\b|\btoo slow")),
    (
        Topic.QUALITY_DEFECT,
        re.compile(r"质量|次品|瑕疵|\bquality\b|\bdefect|\bfaulty\b|\bbroken\b|\bdamaged\b"),
    ),
    (
        Topic.FEES_CHARGES,
        re.compile(
            r"乱收费|收费|扣费|扣款|\b(?:over)?charge[sd]?\b|\bfees?\b|\bdebit(?:s|ed)?\b|\bbill(?:ed|ing)\b|\bdeducted\b"
        ),
    ),
    (Topic.CLAIM_DENIED, re.compile(r"理赔|拒赔|\bclaims?\b")),
    (Topic.PRIVACY_LEAK, re.compile(r"隐私|泄露|\bprivacy\b|\bdata (?:breach|leak)")),
    (Topic.FRAUD_UNAUTHORISED, re.compile(r"盗刷|诈骗|\bfraud\b")),
    (Topic.MARKETING_HARASSMENT, re.compile(r"骚扰|推销|\bspam\b|\bmarketing\b")),
    (
        Topic.SYSTEM_FAULT,
        re.compile(
            r"系统(?:故障|问题)|故障|\bsystem fault|\bapp problem|\boutage|\b(?:no|dead) (?:internet|signal|line|service)\b|\b(?:internet|broadband|network)\b"
        ),
    ),
)


def topic_named(text: str) -> str | None:
    """The one topic that a reply about the category names (误导, "data leak"); None otherwise."""
    read = _DENIED_KIND.sub(" ", for_rules(text))
    named = [topic for topic, pattern in _TOPICS if pattern.search(read)]
    return named[0].value if len(named) == 1 else None


def kind_put_right(text: str) -> str | None:
    """The topic that words put in place of another: "internet outage, not fees"; None otherwise."""
    denied = " ".join(match.group() for match in _DENIED_KIND.finditer(for_rules(text)))
    kinds = [pattern for _, pattern in (*_TOPICS, *_CATEGORIES)]
    return topic_named(text) if any(kind.search(denied) for kind in kinds) else None


def category_named(text: str) -> str | None:
    """The category that a reply to "what is it about" names: `service`, `product` or `other`."""
    read = for_rules(text)
    read = _DENIED_KIND.sub(" ", read)
    named = [category for category, pattern in _CATEGORIES if pattern.search(read)]
    return named[0] if len(named) == 1 else None

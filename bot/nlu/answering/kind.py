"""The category that a customer names, where it is asked for or found wrong."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.text import for_rules

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
    r"(?:不是|不属于|并非)[^,，。]{1,8}?(?=[,，。是]|$)|(?:\bnot|n't|\brather than|\binstead of)(?: an?| the| about| really)* \w+"
)


def category_named(text: str) -> str | None:
    """The category that a reply to "what is it about" names: `service`, `product` or `other`."""
    read = for_rules(text)
    read = _DENIED_KIND.sub(" ", read)
    named = [category for category, pattern in _CATEGORIES if pattern.search(read)]
    return named[0] if len(named) == 1 else None

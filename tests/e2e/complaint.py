"""One complaint in each language, told in full, and the way from it to a ticket."""

from tests.auxil.customer import Customer
from tests.e2e.conftest import button, label, references

# what happened, when, and what is wanted; the topic needs no number
STORIES = {
    "zh": "上周三下午我在人民路支行排了两个小时，柜台人员态度很差，还让我第二天再来。我要求道歉。",
    "en": "Last Wednesday I queued for two hours at the Market Street branch, the clerk was rude "
    "and told me to come back the next day. I want an apology.",
}
NAMES = {"zh": ("我叫王芳", "王芳"), "en": ("My name is Alice Example", "Alice Example")}
STATUS = {"zh": "我的投诉到哪一步了？", "en": "Where does my complaint stand?"}


def reach_summary(customer: Customer, language: str) -> str:
    """Tell a whole story and answer what is asked; returns the summary."""
    customer.say(STORIES[language])
    customer.choose(button("utter_ask_complaint_form_reply_channel", language))
    return customer.say(NAMES[language][0]).text


def open_ticket(customer: Customer, language: str) -> str:
    """From the story to the receipt; returns the reference."""
    reach_summary(customer, language)
    (reference,) = references(customer.choose(label("button.submit", language)).text)
    return reference

"""A letter in its four forms: nothing is fetched, nothing that was written becomes markup."""

import re

from tickets.letter_views import as_chat, as_html_mail, as_print, as_text
from tickets.letters import Letter
from tickets.notice import NoticeKind
from tickets.vocabulary import Language

LETTER = Letter(
    kind=NoticeKind.FINAL_RESPONSE,
    language=Language.EN,
    subject="Our answer <b>",
    parts=(
        ("greeting", "Dear Jo Smithers,"),
        ("basis", 'What it is based on: <script>alert("1")</script> & clause 7\nand 8'),
        ("rights", "You can:\n· ask for a review\n· go to court <img src=x>"),
        ("sign_off", "The complaints desk\n9 November 2026"),
    ),
)


def test_a_chat_gets_the_body_line_by_line() -> None:
    assert as_chat(LETTER) == (
        'What it is based on: <script>alert("1")</script> & clause 7\n'
        "and 8\n"
        "You can:\n"
        "· ask for a review\n"
        "· go to court <img src=x>"
    )


def test_plain_text_has_an_empty_line_between_parts() -> None:
    assert as_text(LETTER).split("\n\n") == [
        "Dear Jo Smithers,",
        'What it is based on: <script>alert("1")</script> & clause 7\nand 8',
        "You can:\n· ask for a review\n· go to court <img src=x>",
        "The complaints desk\n9 November 2026\n",
    ]


def test_mail_has_its_styles_inline_and_everything_escaped() -> None:
    page = as_html_mail(LETTER)
    assert "<style" not in page
    assert "<title>Our answer &lt;b&gt;</title>" in page
    paragraph = (
        "What it is based on: &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; clause 7"
        "<br>and 8</p>"
    )
    assert paragraph in page
    listed = "<li>ask for a review</li><li>go to court &lt;img src=x&gt;</li>"
    assert listed in page


def test_print_is_set_for_a4_and_may_load_nothing() -> None:
    page = as_print(LETTER)
    assert "@page { size: A4;" in page
    assert "default-src 'none'" in page
    assert '<p class="sign_off">The complaints desk<br>9 November 2026</p>' in page
    assert "<h1>Our answer &lt;b&gt;</h1>" in page


def test_neither_page_fetches_or_runs_anything() -> None:
    for page in (as_html_mail(LETTER), as_print(LETTER)):
        assert re.findall(r"https?:|url\(|<script|<img|<link|@import|\bon\w+=", page) == []


def test_pages_name_their_language() -> None:
    chinese = Letter(LETTER.kind, Language.ZH, LETTER.subject, LETTER.parts)
    assert '<html lang="zh-Hans">' in as_print(chinese)
    assert '<html lang="en">' in as_html_mail(LETTER)

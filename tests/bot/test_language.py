"""Language detection, without Rasa."""

import pytest

from bot.language import asked_for, detect, goes_on_slowly, requested


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I waited two hours and nobody helped", "en"),
        ("我等了两个小时都没人管", "zh"),
        ("我等了兩個小時都沒人理會", "zh-Hant"),
        ("理賠被拒絕，我要投訴", "zh-Hant"),
        ("理赔被拒绝，我要投诉", "zh"),
        ("hello", "en"),
        ("你好", "zh"),
        ("我的claim被reject了", "zh"),
        ("Please check my policy 保单号", "en"),
        ("My name is 王芳", "en"),
        ("电话支払いの件で苦情を言いたいです", "other"),
        ("Я хочу пожаловаться", "other"),
        ("أريد تقديم شكوى", "other"),
        ("불만을 제기하고 싶습니다", "other"),
        ("quiero presentar una queja por el servicio", "other"),
        ("je veux déposer une plainte pour le service", "other"),
    ],
)
def test_a_sentence_has_its_language(text, language):
    assert detect(text) == language


@pytest.mark.parametrize(
    "text", ["", "  ", "12345", "😀😀", "ok", "FD-1234-5678-97", "a@b.com", "👍 ok!"]
)
@pytest.mark.parametrize("previous", [None, "en", "zh", "zh-Hant"])
def test_what_tells_no_language_keeps_the_previous_one(text, previous):
    assert detect(text, previous) == previous


@pytest.mark.parametrize(
    ("text", "previous", "language"),
    [
        ("yes", "zh", "zh"),
        ("hi", "zh-Hant", "zh-Hant"),
        ("yes", None, "en"),
        ("你好", "zh-Hant", "zh-Hant"),
        ("你好", "en", "zh"),
        ("这个", "zh-Hant", "zh"),
        ("I want to speak English now", "zh", "en"),
    ],
)
def test_a_short_word_is_read_in_the_language_of_the_conversation(text, previous, language):
    assert detect(text, previous) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("in English please", "en"),
        ("请说英文", "en"),
        ("speak Chinese", "zh"),
        ("可以讲普通话吗", "zh"),
        ("請用繁體中文", "zh-Hant"),
        ("Traditional Chinese please", "zh-Hant"),
        ("another language", None),
        ("Sorry my English is not good, can you speak Chinese please?", "zh"),
        ("my english no good so can use mandarin", "zh"),
        ("I can't read Chinese, English please", "en"),
        ("我英文不好", "zh"),
        ("能不能说中文", "zh"),
        ("看不懂繁体，用简体", "zh"),
        ("請講中文", "zh-Hant"),
        ("看不懂簡體", "zh-Hant"),
        ("請用簡體中文", "zh"),
        ("could we go on in Chinese? 用英文打字好慢", "zh"),
        ("可以用英文吗，我打中文很吃力", "en"),
        ("看不懂吗 那我说中文", "zh"),
        ("you can't read it? then in English", "en"),
        ("I write English bad. Internet no work since Monday, pay back please", None),
    ],
)
def test_a_request_names_its_language(text, language):
    assert requested(text) == language


def test_any_length_and_broken_text_is_read():
    assert detect("投诉" * 50_000) == "zh"
    assert detect("\ud800\x00 I was not helped") == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Lei", "zh"),
        ("asdfghjkl", "zh"),
        ("ok submit", "zh"),
        ("order number是 TB-77120394", "zh"),
        ("email: wang.lei at example dot com", "zh"),
        ("I have no policy number", "en"),
        ("can you speak english", "en"),
    ],
)
def test_a_term_is_borrowed_and_a_sentence_changes_the_language(text, language):
    assert detect(text, "zh") == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what is 等待期 exactly", "en"),
        ("the agent told me 90 days, 现在说180天", "en"),
        ("等待期是什么", "zh"),
        ("什么是 deductible", "zh"),
    ],
)
def test_a_term_that_is_quoted_does_not_switch_an_english_conversation(text, language):
    assert detect(text, "en") == language


@pytest.mark.parametrize(
    ("text", "previous", "language"),
    [
        ("I gotta run, 遲啲先再講", "en", "en"),
        ("2 Nov 买的，5 Nov 坏", "en", "en"),
        ("I want the recording 保留下来 plus an apology", "zh", "zh"),
        ("等等，I need to take a call", "zh-Hant", "zh-Hant"),
        ("I would rather go on in English from here, 好", "zh", "en"),
        ("ok 咁繼續啦", "en", "en"),
        ("ok 我要你們退錢給我", "en", "zh-Hant"),
        ("what? that's not right. 我有收據的", "en", "en"),
        ("I want the extra charge refunded 同埋要有人覆我", "en", "en"),
        ("my name is 王小明,我想要退款,你們快點處理好嗎", "en", "zh-Hant"),
        ("email: kitty.lau(at)example.com", "zh-Hant", "zh-Hant"),
    ],
)
def test_some_words_of_the_other_language_do_not_change_it(text, previous, language):
    assert detect(text, previous) == language


@pytest.mark.parametrize(
    "text",
    [
        "terima kasih, bila siap?",
        "Hola, me cobraron dos veces",
        "Bonjour, mon colis est perdu depuis une semaine",
        "Ich habe mein Paket nicht bekommen",
        "Bakit wala pa yung refund ko",
    ],
)
@pytest.mark.parametrize("previous", [None, "en", "zh"])
def test_another_language_in_latin_letters_is_told_from_english(text, previous):
    assert detect(text, previous) == "other"


@pytest.mark.parametrize(
    "text", ["refund lah please", "can or not", "muchas gracias", "wah so long"]
)
def test_english_of_singapore_and_a_foreign_thank_you_stay_english(text):
    assert detect(text, "en") == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("可以用英文嗎? My mum waited three hours at your branch", "en"),
        ("Please reply in Chinese. The lift has been out for two weeks", "zh"),
        ("电梯坏了两周，请用英文回复", "en"),
        ("你們的單據都係英文，我睇唔明", None),
        ("The agent could not speak Chinese and hung up on me", None),
        ("业务员全程用英文合同糊弄我", None),
    ],
)
def test_a_story_may_ask_for_the_language_of_its_answer(text, language):
    assert asked_for(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("hello, 我的visa card被charge了两次hotel deposit, RM 900 each", "zh"),
        ("你们的delivery driver把parcel扔在lobby, screen all broken", "zh"),
        ("my card 被 charged twice at your hotel, please refund", "en"),
        ("the agent said 我 can claim but now they say no", "en"),
    ],
)
def test_the_grammar_tells_the_language_of_who_begins_in_both(text, language):
    assert detect(text) == language


@pytest.mark.parametrize(
    "text",
    ["你好 我汉语打字不太行 慢慢说", "我中文唔好，講慢啲", "my English is not good pls go slowly"],
)
def test_who_asks_to_be_borne_with_goes_on_in_the_language(text):
    assert requested(text) is None
    assert goes_on_slowly(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("我英文不好，慢慢说中文可以吗", "zh"),
        ("my english is bad, simple chinese please", "zh"),
        ("我普通话不好", "en"),
    ],
)
def test_who_names_another_language_is_answered_in_it(text, language):
    assert requested(text) == language
    assert not goes_on_slowly(text)

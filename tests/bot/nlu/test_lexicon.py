"""Phrases raise the flags that people mean by them, and none where they only sound so."""

import pytest

from bot.nlu.lexicon import HINTED, PLAIN, RESOURCES, SOUNDS_SO, FlagLexicon
from tickets.vocabulary import Flag


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("My solicitor will be in touch on Monday", "legal_threat"),
        ("Fourteen days, then I sue", "legal_threat"),
        ("I'd take this to court over forty pounds", "legal_threat"),
        ("材料都递到小额法庭了", "legal_threat"),
        ("Pay up or I'm filing in small claims", "legal_threat"),
        ("A letter before action is in the post", "legal_threat"),
        ("Then let a judge decide about your clause", "legal_threat"),
        ("再不赔咱们法院见", "legal_threat"),
        ("我已经委托律师了", "legal_threat"),
        ("保留追究法律责任的权利", "legal_threat"),
        ("那就court见", "legal_threat"),
        ("我會請律師提告", "legal_threat"),
        ("Next stop: Ofcom", "regulator_threat"),
        ("two weeks without a line, ComReg then", "regulator_threat"),
        ("I go CASE now, you wait", "regulator_threat"),
        ("we have joined one of those class actions", "legal_threat"),
        ("the photo's gone to the Echo", "media_threat"),
        ("nine thousand people watch me unpack boxes", "media_threat"),
        ("I'd like a quiet chat about it with the chef", "wants_human"),
        ("no farm no me", "self_harm"),
        ("My complaint to the FCC is ready to go", "regulator_threat"),
        ("电费的事我打12398", "regulator_threat"),
        ("I've written to the RBI about your bank", "regulator_threat"),
        ("I am going to CASE with this", "regulator_threat"),
        ("我往上面反映，看你们怎么说", "regulator_threat"),
        ("12378我已经打过了", "regulator_threat"),
        ("我會向金管會申訴", "regulator_threat"),
        ("The local radio wants to hear my story", "media_threat"),
        ("I'll post the video everywhere tonight", "media_threat"),
        ("Expect a one-star review on Google", "media_threat"),
        ("视频我发到抖音让大家评评理", "media_threat"),
        ("小红书见", "media_threat"),
        ("if I hear nothing by Monday it goes in the paper", "media_threat"),
        ("my aunt is a columnist and she is very interested", "media_threat"),
        ("I do not feel safe in my own flat", "vulnerable"),
        ("法院不准他接近我们", "vulnerable"),
        ("大众点评上写下全过程", "media_threat"),
        ("Expect this all over Twitter", "media_threat"),
        ("no answer by noon and I'm ringing the Examiner", "media_threat"),
        ("中午前没答复我就打给都市报", "media_threat"),
        ("我會把錄音放上網", "media_threat"),
        ("Please have a supervisor ring me before five", "wants_human"),
        ("Enough of bots. Put me through to someone", "wants_human"),
        ("叫你们经理出来", "wants_human"),
        ("别再让机器人回我了", "wants_human"),
        ("請幫我轉真人客服", "wants_human"),
        ("There are forty of us with the same bill", "group"),
        ("The residents have signed a petition", "group"),
        ("我们三十多户业主都没收到", "group"),
        ("好多人都跟我一样被多扣", "group"),
        ("My neighbours have the same meter and the same bill", "group"),
        ("我們這批投資人聯名要求退款", "group"),
        ("I have counted the pills, there are enough", "self_harm"),
        ("They would be better off without me", "self_harm"),
        ("I'm thinking about ending it", "self_harm"),
        ("真的撑不下去了", "self_harm"),
        ("遺書我已經寫好", "self_harm"),
        ("没有我你们都轻松", "self_harm"),
        ("I've swallowed something, please hurry", "self_harm"),
        ("我吞了一整瓶安眠药", "self_harm"),
        ("Don't be surprised when you read about yourselves", "media_threat"),
        ("对着话筒你们回不回", "media_threat"),
        ("Half the nursery is down with it after your lunches", "group"),
        ("附件里是其他客户的账单", "group"),
        ("My papers are in order, she will find them", "self_harm"),
        ("安眠药我数了一遍", "self_harm"),
        ("你们的牌照是谁发的", "regulator_threat"),
        ("My legal cover has opened a file on you", "legal_threat"),
        ("逾期后果自负，费用由贵司承担", "legal_threat"),
        ("It goes to the attorney general's office tonight", "regulator_threat"),
        ("检举信已经写好了", "regulator_threat"),
        ("At six I press publish", "media_threat"),
        ("我在黑猫上先挂出来", "media_threat"),
        ("我把录音 upload 到 TikTok", "media_threat"),
        ("The other guests were bitten too", "group"),
        ("整栋楼没有一家收到", "group"),
        ("I don't deserve to be here any more", "self_harm"),
        ("昨晚我站在天台上很久", "self_harm"),
        ("真的不想再 wake up 了", "self_harm"),
        ("I want to hear a voice", "wants_human"),
        ("有没有真人在", "wants_human"),
        ("get me 你们 store manager", "wants_human"),
        ("I am writing for my mother, who can't type", "agent_on_behalf"),
        ("替我外婆来问一下她的保单", "agent_on_behalf"),
        ("The charger caught fire on my desk", "safety"),
        ("热水器漏电", "safety"),
        ("取暖器把孩子电到了", "safety"),
        ("This is the fourth time I write about it", "repeat"),
        ("已经报修过三次了", "repeat"),
        ("I'm 84 and in a wheelchair", "vulnerable"),
        ("my mum (82) can hardly walk", "vulnerable"),
        ("我爸刚化疗完", "vulnerable"),
        ("我替我爸反映，他84了", "vulnerable"),
        ("I am seven months pregnant", "vulnerable"),
        ("我怀着双胞胎，站了两个钟头", "vulnerable"),
        ("My husband passed away in May", "vulnerable"),
        ("先生上个月走的", "vulnerable"),
        ("I lost my job in spring", "vulnerable"),
        ("厂子倒了，半年没工资", "vulnerable"),
        ("把你们跟外包一起告了", "legal_threat"),
        ("东西都收拾好了，往后这个电话是我妹接", "self_harm"),
    ],
)
def test_a_phrase_raises_its_flag(text, flag):
    assert flag in FlagLexicon.load().flags(text)


@pytest.mark.parametrize(
    "text",
    [
        "I am not going to sue anyone, I only want my money",
        "My lawyer friend recommended you",
        "The tennis court was locked",
        "Sue at the desk was rude to me",
        "You posted a picture of our house on Instagram",
        "Your shower regulator leaks",
        "Drop dead gorgeous, but the zip broke",
        "The phone battery is about to die",
        "They called me a liar",
        "不想打官司，只想把钱要回来",
        "这事不用请律师",
        "我们去庆祝爸妈结婚纪念，整个旅行都毁了",
        "警方已经立案",
        "这个食堂经理态度很差",
        "业务员没有告诉我要扣费",
        "笑死我了，这也叫五星",
        "排队累死了",
        "手机快没电要死了",
        "我的身份证照片被你们员工发到了朋友圈",
        "我不想打擾各位，只問利率",
    ],
)
def test_what_only_sounds_like_a_threat_raises_none(text):
    strong = {"legal_threat", "regulator_threat", "media_threat", "self_harm", "wants_human"}
    assert strong.intersection(FlagLexicon.load().flags(text)) == set()


def test_typographic_apostrophes_and_traditional_signs_are_read_alike():
    read = FlagLexicon.load().flags
    assert (read("I can\u2019t go on."), read("我要請律師")) == (["self_harm"], ["legal_threat"])


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("I'm going to the ombudsman if it's not open tomorrow", "regulator_threat"),
        ("再不退我就打12315", "regulator_threat"),
        ("我要投訴去通訊局OFCA", "regulator_threat"),
        ("三天内不解决，我就打12378", "regulator_threat"),
        ("再不退我会complain to HKMA", "regulator_threat"),
        ("you'll be hearing from my solicitor", "legal_threat"),
        ("see you in court", "legal_threat"),
        ("我会起诉你们", "legal_threat"),
        ("I'm posting this on Facebook", "media_threat"),
        ("我要发到抖音上", "media_threat"),
        ("We are forty of us in the building", "group"),
        ("不止我一个人", "group"),
        ("I want to speak to a manager", "wants_human"),
        ("叫你们经理出来", "wants_human"),
        ("I just want to die", "self_harm"),
        ("我不想活了", "self_harm"),
        ("Please just let me die", "self_harm"),
        ("大不了打官司", "legal_threat"),
        ("我替我爸反映，他84了", "vulnerable"),
        ("我怀着双胞胎", "vulnerable"),
        ("儿子没满十四，自己充的钱", "vulnerable"),
    ],
)
def test_plain_words_are_told_from_a_hint(text, flag):
    assert FlagLexicon.load().levels(text)[flag] == PLAIN


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("can I go to the ombudsman?", "regulator_threat"),
        ("how do I complain to the regulator", "regulator_threat"),
        ("they told me to write to the ombudsman", "regulator_threat"),
        ("12315是你们的上级吗", "regulator_threat"),
        ("我可以投诉到金管局吗", "regulator_threat"),
        ("12378是什么", "regulator_threat"),
    ],
)
def test_a_question_and_a_story_are_no_plain_threat(text, flag):
    assert FlagLexicon.load().levels(text)[flag] <= HINTED


@pytest.mark.parametrize("text", ["我不会去金管局", "我要投诉你们乱收费"])
def test_who_goes_to_no_regulator_threatens_with_none_in_plain_words(text):
    assert FlagLexicon.load().levels(text).get("regulator_threat", 0) < PLAIN


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("a caller pretending to be from the FCA wanted my PIN", "regulator_threat"),
        ("有人冒充金监局给我打电话", "regulator_threat"),
        ("自称金融监管总局的人跟我视频", "regulator_threat"),
        ("按银保监的重疾定义，这算轻症", "regulator_threat"),
        ("跟上法庭似的，一遍遍问", "legal_threat"),
        ("我怕一觉睡过去全家煤气中毒", "self_harm"),
        ("转人工就免了吧，接着问", "wants_human"),
        ("先不转人工了，你记就行", "wants_human"),
        ("this music makes me want to die", "self_harm"),
        ("排队排得我想死", "self_harm"),
        ("我不想请律师", "legal_threat"),
        ("My solicitor's payment is stuck", "legal_threat"),
        ("The regulator on the camping stove hisses", "regulator_threat"),
        ("我爱人在电视台上班", "media_threat"),
        ("人工客服态度很差", "wants_human"),
        ("Your manager told me to sue", "legal_threat"),
        ("The policy benefits were cut", "vulnerable"),
        ("住院费用不赔，是根据哪一条", "vulnerable"),
    ],
)
def test_what_only_sounds_so_is_told_as_such(text, flag):
    assert FlagLexicon.load().levels(text)[flag] == SOUNDS_SO


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("my daughter is nine and got your credit card letter", "vulnerable"),
        ("I have arthritis and the lid will not turn", "vulnerable"),
        ("she died in May and you write to her", "vulnerable"),
        ("there is no money for food till Friday", "vulnerable"),
        ("the charger is scorched and smells of smoke", "safety"),
        ("there was a nail in the bread", "safety"),
        ("the handrail came off in my hand", "safety"),
        ("my fourth email about the same bill", "repeat"),
        ("it was mended and is leaking again", "repeat"),
        ("I look after the post of an elderly neighbour", "agent_on_behalf"),
        ("writing at the request of the tenant upstairs", "agent_on_behalf"),
        ("he stands on the flyover and looks down", "self_harm"),
        ("I phoned, I wrote, I have been in", "repeat"),
        ("a second man came and it is down as before", "repeat"),
        ("换了主板好了三天又黑屏", "repeat"),
        ("the van mounted the pavement beside us", "safety"),
        ("三轮车冲上人行道", "safety"),
        ("anybody with a pulse will do", "wants_human"),
        ("换个会喘气的来", "wants_human"),
        ("see how that sounds on the radio", "media_threat"),
        ("my file is with VCAT", "legal_threat"),
        ("the Department of Transportation has it", "regulator_threat"),
        ("脊髓损伤，从楼梯一级一级挪下去", "vulnerable"),
    ],
)
def test_a_class_of_wordings_hints_at_its_flag(text, flag):
    assert flag in FlagLexicon.load().flags(text)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("I would sooner die than ring that number again", "self_harm"),
        ("these bills will be the death of me", "self_harm"),
        ("the kettle is dead", "self_harm"),
        ("no need to have anybody call me", "wants_human"),
        ("please don't have an agent ring me", "wants_human"),
        ("the blind in room 4 is stuck", "vulnerable"),
        ("our divorce lawyer has the papers", "legal_threat"),
        ("法院让我周四交流水", "legal_threat"),
        ("according to the regulator it is open", "regulator_threat"),
        ("the Ombudsman found in my favour", "regulator_threat"),
        ("调解中心裁定是我占理", "regulator_threat"),
        ("your chef should be on the telly", "media_threat"),
        ("请在公众号发一下停电通知", "media_threat"),
        ("I no longer live there", "self_harm"),
        ("I work as a nurse", "vulnerable"),
        ("I am a trading standards officer myself", "regulator_threat"),
        ("it says you are FCA regulated", "regulator_threat"),
        ("my solicitor completed on the 3rd", "legal_threat"),
        ("what is the suicide exclusion in a life policy", "self_harm"),
        ("律师楼旁边那家网点没开门", "legal_threat"),
        ("我是法院的书记员，西装开线了", "legal_threat"),
        ("律师说换个地方聊", "media_threat"),
        ("在市场监督管理局对面的门店取件", "regulator_threat"),
        ("看了你们抖音上的视频才来的", "media_threat"),
        ("再停几天我的店就活不下去了", "self_harm"),
    ],
)
def test_an_idiom_or_a_denial_only_sounds_so(text, flag):
    assert FlagLexicon.load().levels(text).get(flag, SOUNDS_SO) == SOUNDS_SO


@pytest.mark.parametrize(
    "text", ["Goodbye. I want to die, close my account", "再见，我不想活了，把户口注销"]
)
def test_plain_words_of_self_harm_stay_beside_a_closed_account(text):
    assert FlagLexicon.load().levels(text)["self_harm"] == PLAIN


def test_a_customer_who_only_leaves_says_no_farewell_to_life():
    texts = ["This is goodbye, closing my account", "再见，我去隔壁银行销户"]
    assert [FlagLexicon.load().flags(text) for text in texts] == [[], []]


def test_a_phrase_goes_on_in_indented_lines_and_headings_change_nothing():
    hints = {"en": {"suing": "i (?:will\n  |shall)\n  \\ sue\n", "judges": "judge\n"}}
    told = FlagLexicon({"legal_threat": {"hints": hints}})
    texts = ["I shall sue", "ask the judge", "I may sue", "I will", "misjudged"]
    assert [told.flags(text) for text in texts] == [["legal_threat"], ["legal_threat"], [], [], []]


@pytest.mark.parametrize("flag", list(Flag))
def test_phrases_stand_in_lines_that_can_be_read(flag):
    path = RESOURCES / f"{flag.value}.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > 110] == []


def test_a_review_if_they_do_not_pay_is_a_threat():
    assert "media_threat" in FlagLexicon.load().levels("不赔就大众点评+12315一条龙")


def test_going_to_a_regulator_at_the_same_time_is_plain():
    assert FlagLexicon.load().levels("我会同时向12378反映")["regulator_threat"] == PLAIN


@pytest.mark.parametrize("text", ["I was charged eighty-nine pounds", "一晚上扣了我八十九，退我"])
def test_a_sum_is_no_age(text):
    assert FlagLexicon.load().levels(text).get("vulnerable", 0) < PLAIN


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("我会去消委会投诉", PLAIN),
        ("能不能直接去监管投诉", HINTED),
        ("I'll be taking you to court", PLAIN),
        ("有没有人看我的投诉？没有我就直接起诉", PLAIN),
        ("Is anyone reading this? I'll be taking you to court", PLAIN),
        ("只能 escalate 到消费者委员会了", PLAIN),
        ("你们快递把锅摔烂了，运单SF77120934", None),
    ],
)
def test_a_threat_that_is_asked_about_is_only_hinted_at(text, level):
    told = FlagLexicon.load().levels(text)
    assert (told.get("regulator_threat") or told.get("legal_threat")) == level

"""What is said in the tests, in both languages."""

from typing import Any

import pytest

from tests.auxil.webchat_world import Script

TEXTS = {
    "zh": {
        "story": "上周三在柜台等了两个小时，\n工作人员态度很差",
        "question": "请问是哪家网点？",
        "buttons": ["人民路支行", "记不清了"],
        "thanks": "好的，已记下。",
        "start": "我要投诉",
        "expired": "本次会话已结束",
        "again": "开始新的对话",
    },
    "en": {
        "story": "I waited two hours at the counter last Wednesday,\nand the clerk was rude",
        "question": "Which branch was it?",
        "buttons": ["Market Street", "I do not remember"],
        "thanks": "Thank you, noted.",
        "start": "I want to make a complaint",
        "expired": "Your session has ended",
        "again": "Start a new conversation",
    },
}
both_languages = pytest.mark.parametrize("language", ["zh", "en"])


def interview(language: str) -> Script:
    """A bot that asks one question with buttons and thanks for the choice."""
    words = TEXTS[language]

    def script(text: str) -> list[dict[str, Any]]:
        if text in words["buttons"]:
            return [{"text": words["thanks"]}]
        return [{"text": words["question"], "buttons": words["buttons"]}]

    return script

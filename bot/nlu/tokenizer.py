"""One tokenizer for Chinese, English and both in one sentence."""

import re
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.text import for_patterns

# In this order: addresses, references and numbers stay whole; Latin words with their apostrophe;
# every Han character alone (words of Chinese are left to the n-grams of the heads); any other
# letters in runs; emoji and signs alone.
_TOKEN = re.compile(
    r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|https?://[^\s\u4e00-\u9fff]+"
    r"|[A-Za-z]{1,4}(?:-\d+)+(?:-[\dA-Za-z]+)?"
    r"|\d+(?:[.,:/-]\d+)*%?"
    r"|[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)*(?:\d+)?"
    r"|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
    r"|[^\W\d_\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
    r"|[^\w\s]"
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class BilingualTokenizer(Tokenizer):
    """Splits mixed Chinese and English text into tokens that keep their place in it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Defaults of Rasa's tokenizers: intents are not split."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave training data as it is: nothing that is trained reads tokens.

        Rasa would hash every one of them, which was a twelfth of a whole training.
        """
        return training_data

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Tokens of one attribute of a message.

        Args:
            message: the message.
            attribute: which of its texts.

        Returns:
            tokens in order; at least one, since Rasa's evaluation expects it.
        """
        text = message.get(attribute)
        tokens = [
            Token(found.group(), found.start()) for found in _TOKEN.finditer(for_patterns(text))
        ]
        return tokens or [Token(text[:1], 0)]

"""Names of intents that say of a message that there is nothing in it for the desk."""

OUT_OF_SCOPE = "out_of_scope"
# What the heads are not sure of, and words that rules make nothing of, by Rasa's own name for it.
FALLBACK = "nlu_fallback"

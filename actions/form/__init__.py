"""The complaint form: a message is taken into the draft, acknowledged, and followed by a question.

`action` runs a turn; `look` is what it works on; the others each change the draft for one reason.
"""

"""Rasa actions: slots become a command, one use case is called, the result or the error is said.

No sentence stands here: actions name responses and labels of the catalogues.
"""

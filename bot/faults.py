"""Says where an unexpected error happened without saying what the customer said."""

import traceback


def where(error: BaseException) -> str:
    """Kind and place of an error, for the log.

    The message is left out on purpose: database drivers put values into it.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-3:]))
    return f"{type(error).__name__} at {places}"

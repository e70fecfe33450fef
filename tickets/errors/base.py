"""The base of everything that `tickets` raises on purpose."""


class FrontDoorError(Exception):
    """Base of all errors of this package."""

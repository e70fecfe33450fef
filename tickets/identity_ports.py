"""What the use cases need from a store for proofs of identity (see `tickets.ports`)."""

from datetime import datetime
from typing import Protocol

from tickets.identity import Binding, ChannelLink, Proof


class Identities(Protocol):
    """Who may act for whom, and who is about to show it."""

    def mark(self, about: str, secret: str) -> str:
        """Keyed fingerprint of a code or token: without the installation's key it tells nothing.

        Args:
            about: what it counts for, so that the same secret elsewhere has another mark.
            secret: the code or token.
        """
        ...

    def save_proof(self, proof: Proof) -> None:
        """Keep a proof, new or changed."""
        ...

    def proof(self, proof_id: str) -> Proof | None:
        """The proof with this id."""
        ...

    def newest_proof(self, conversation_id: str) -> Proof | None:
        """The proof that was begun last in a conversation."""
        ...

    def asked_since(self, customer_id: str, since: datetime) -> int:
        """How many codes a customer has asked for since then."""
        ...

    def sent_since(self, named: str, since: datetime) -> int:
        """How many codes were made about a ticket, counted by proofs asked for since then."""
        ...

    def to_send(self, asked_after: datetime, limit: int) -> list[str]:
        """Ids of the proofs whose code is still to be sent, the oldest first."""
        ...

    def to_mask(self, asked_until: datetime, limit: int) -> list[Proof]:
        """Proofs that are over, or were asked for until then, with a code still in some chat."""
        ...

    def forget(self, before: datetime) -> int:
        """Delete proofs begun and links made before then, and say how many that was."""
        ...

    def bind(self, binding: Binding) -> None:
        """Keep a binding; one that is there already stays as it is."""
        ...

    def bound_to(self, customer_id: str) -> list[str]:
        """Whose tickets this customer may act on besides their own."""
        ...

    def add_link(self, link: ChannelLink) -> None:
        """Keep a new link."""
        ...

    def link(self, mark: str) -> ChannelLink | None:
        """The link whose token has this fingerprint."""
        ...

    def save_link(self, link: ChannelLink) -> None:
        """Keep what became of a link."""
        ...

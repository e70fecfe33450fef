"""Proofs of identity in memory, held to the same contract as the real ones."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from tickets.identity import Binding, ChannelLink, Proof, ProofState

_OPEN = (ProofState.OFFERED, ProofState.ASKED, ProofState.SENT)


@dataclass
class IdentityState:
    """What is kept; all values are immutable, so copies may be shallow."""

    proofs: dict[str, Proof] = field(default_factory=dict)
    bindings: dict[tuple[str, str], Binding] = field(default_factory=dict)
    links: dict[str, ChannelLink] = field(default_factory=dict)

    def copy(self) -> "IdentityState":
        return IdentityState(dict(self.proofs), dict(self.bindings), dict(self.links))


class MemoryIdentities:
    def __init__(self, state: IdentityState) -> None:
        self._state = state

    def mark(self, about: str, secret: str) -> str:
        return hashlib.sha256(f"{about}: {secret}".encode()).hexdigest()

    def save_proof(self, proof: Proof) -> None:
        self._state.proofs[proof.id] = proof

    def proof(self, proof_id: str) -> Proof | None:
        return self._state.proofs.get(proof_id)

    def newest_proof(self, conversation_id: str) -> Proof | None:
        own = [p for p in self._state.proofs.values() if p.conversation_id == conversation_id]
        return max(own, key=lambda p: (p.began_at, p.id), default=None)

    def asked_since(self, customer_id: str, since: datetime) -> int:
        return sum(
            p.customer_id == customer_id and p.asked_at is not None and p.asked_at >= since
            for p in self._state.proofs.values()
        )

    def sent_since(self, named: str, since: datetime) -> int:
        return sum(
            p.named == named and p.sendings > 0 and p.asked_at is not None and p.asked_at >= since
            for p in self._state.proofs.values()
        )

    def to_send(self, asked_after: datetime, limit: int) -> list[str]:
        waiting = [
            (p.asked_at, p.id)
            for p in self._state.proofs.values()
            if p.state is ProofState.ASKED and p.asked_at is not None and p.asked_at > asked_after
        ]
        return [proof_id for _, proof_id in sorted(waiting)][:limit]

    def to_mask(self, asked_until: datetime, limit: int) -> list[Proof]:
        return [
            p
            for p in self._state.proofs.values()
            if p.told_in is not None
            and (p.state not in _OPEN or (p.asked_at is not None and p.asked_at <= asked_until))
        ][:limit]

    def forget(self, before: datetime) -> int:
        proofs = [k for k, p in self._state.proofs.items() if p.began_at < before and not p.told_in]
        links = [k for k, link in self._state.links.items() if link.made_at < before]
        for key in proofs:
            del self._state.proofs[key]
        for key in links:
            del self._state.links[key]
        return len(proofs) + len(links)

    def bind(self, binding: Binding) -> None:
        self._state.bindings.setdefault((binding.customer_id, binding.bound_to), binding)

    def bound_to(self, customer_id: str) -> list[str]:
        return sorted(whose for who, whose in self._state.bindings if who == customer_id)

    def add_link(self, link: ChannelLink) -> None:
        self._state.links[link.mark] = link

    def link(self, mark: str) -> ChannelLink | None:
        return self._state.links.get(mark)

    def save_link(self, link: ChannelLink) -> None:
        self._state.links[link.mark] = link

"""Proofs of identity, links and bindings in SQL."""

from datetime import datetime

from sqlalchemy import CursorResult, bindparam, delete, func, or_, select
from sqlalchemy.orm import Session

from tickets.identity import Binding, ChannelLink, Proof, ProofState, Verdict
from tickets.store.base import blind_index, flushing
from tickets.store.identity_models import BindingRow, ChannelLinkRow, ProofRow

_OPEN = (ProofState.OFFERED.value, ProofState.ASKED.value, ProofState.SENT.value)

# asked for every text that a customer writes; built once, since building costs more than running
_NEWEST = (
    select(ProofRow)
    .where(ProofRow.conversation_id == bindparam("conversation_id"))
    .order_by(ProofRow.began_at.desc(), ProofRow.id.desc())
    .limit(1)
)


class SqlIdentities:
    """Identities in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def mark(self, about: str, secret: str) -> str:
        return blind_index(f"identity {about}: {secret}")

    def save_proof(self, proof: Proof) -> None:
        row = self._session.get(ProofRow, proof.id)
        if row is None:
            row = ProofRow(id=proof.id, began_at=proof.began_at, named=proof.named)
            row.customer_id, row.conversation_id = proof.customer_id, proof.conversation_id
            self._session.add(row)
        row.state = proof.state.value
        row.message_id = proof.message_id
        row.verdict = proof.verdict.value if proof.verdict else None
        row.asked_at = proof.asked_at
        row.tries_left = proof.tries_left
        row.code_mark = proof.code_mark
        row.sendings = proof.sendings
        row.told_in = proof.told_in
        with flushing(self._session):
            pass

    def proof(self, proof_id: str) -> Proof | None:
        # read anew and locked: worker and gateway change the same proof
        row = self._session.get(ProofRow, proof_id, with_for_update=True, populate_existing=True)
        return None if row is None else _proof_of(row)

    def newest_proof(self, conversation_id: str) -> Proof | None:
        row = self._session.scalar(_NEWEST, {"conversation_id": conversation_id})
        return None if row is None else _proof_of(row)

    def asked_since(self, customer_id: str, since: datetime) -> int:
        query = select(func.count()).where(
            ProofRow.customer_id == customer_id, ProofRow.asked_at >= since
        )
        return self._session.scalar(query) or 0

    def sent_since(self, named: str, since: datetime) -> int:
        query = select(func.count()).where(
            ProofRow.named == named, ProofRow.asked_at >= since, ProofRow.sendings > 0
        )
        return self._session.scalar(query) or 0

    def to_send(self, asked_after: datetime, limit: int) -> list[str]:
        query = select(ProofRow.id).where(
            ProofRow.state == ProofState.ASKED.value, ProofRow.asked_at > asked_after
        )
        return list(self._session.scalars(query.order_by(ProofRow.asked_at).limit(limit)))

    def to_mask(self, asked_until: datetime, limit: int) -> list[Proof]:
        over = or_(ProofRow.state.not_in(_OPEN), ProofRow.asked_at <= asked_until)
        query = select(ProofRow).where(ProofRow.told_in.is_not(None), over)
        return list(map(_proof_of, self._session.scalars(query.limit(limit))))

    def forget(self, before: datetime) -> int:
        deleted = 0
        for statement in (
            # a code that still stands in a chat is masked first
            delete(ProofRow).where(ProofRow.began_at < before, ProofRow.told_in.is_(None)),
            delete(ChannelLinkRow).where(ChannelLinkRow.made_at < before),
        ):
            result = self._session.execute(statement)
            assert isinstance(result, CursorResult)  # what a DELETE gives
            deleted += result.rowcount
        return deleted

    def bind(self, binding: Binding) -> None:
        key = (binding.customer_id, binding.bound_to)
        if self._session.get(BindingRow, key) is not None:
            return
        with flushing(self._session):
            self._session.add(
                BindingRow(
                    customer_id=binding.customer_id,
                    bound_to=binding.bound_to,
                    reference=binding.reference,
                    way=binding.way.value,
                    at=binding.at,
                )
            )

    def bound_to(self, customer_id: str) -> list[str]:
        query = select(BindingRow.bound_to).where(BindingRow.customer_id == customer_id)
        return list(self._session.scalars(query.order_by(BindingRow.bound_to)))

    def add_link(self, link: ChannelLink) -> None:
        with flushing(self._session):
            self._session.add(
                ChannelLinkRow(
                    mark=link.mark,
                    customer_id=link.customer_id,
                    reference=link.reference,
                    made_at=link.made_at,
                )
            )

    def link(self, mark: str) -> ChannelLink | None:
        # locked, so that of two who follow it at once one comes first
        row = self._session.get(ChannelLinkRow, mark, with_for_update=True)
        if row is None:
            return None
        return ChannelLink(
            mark=row.mark,
            customer_id=row.customer_id,
            reference=row.reference,
            made_at=row.made_at,
            used_at=row.used_at,
            used_by=row.used_by,
            message_id=row.message_id,
        )

    def save_link(self, link: ChannelLink) -> None:
        row = self._session.get(ChannelLinkRow, link.mark)
        if row is not None:
            row.used_at, row.used_by, row.message_id = link.used_at, link.used_by, link.message_id
            with flushing(self._session):
                pass


def _proof_of(row: ProofRow) -> Proof:
    return Proof(
        id=row.id,
        customer_id=row.customer_id,
        conversation_id=row.conversation_id,
        named=row.named,
        state=ProofState(row.state),
        message_id=row.message_id,
        began_at=row.began_at,
        verdict=Verdict(row.verdict) if row.verdict else None,
        asked_at=row.asked_at,
        tries_left=row.tries_left,
        code_mark=row.code_mark,
        sendings=row.sendings,
        told_in=row.told_in,
    )

"""Proofs of identity, links and bindings in SQL."""

from datetime import datetime

from sqlalchemy import CursorResult, bindparam, delete, func, or_, select
from sqlalchemy.orm import Session

from tickets.identity import Binding, ChannelLink, Proof, ProofState, Verdict, Way
from tickets.store.base import blind_index, flushing
from tickets.store.identity_models import BindingRow, ChannelLinkRow, ProofRow
from tickets.store.row_mapper import RowMapper, code

_PROOF = RowMapper(Proof, ProofRow, otherwise={"state": code(ProofState), "verdict": code(Verdict)})
_BINDING = RowMapper(Binding, BindingRow, otherwise={"way": code(Way)})
_LINK = RowMapper(ChannelLink, ChannelLinkRow)

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
            self._session.add(_PROOF.row_of(proof))
        else:
            _PROOF.fill(row, proof)
        with flushing(self._session):
            pass

    def proof(self, proof_id: str) -> Proof | None:
        # read anew and locked: worker and gateway change the same proof
        row = self._session.get(ProofRow, proof_id, with_for_update=True, populate_existing=True)
        return None if row is None else _PROOF.value_of(row)

    def newest_proof(self, conversation_id: str) -> Proof | None:
        row = self._session.scalar(_NEWEST, {"conversation_id": conversation_id})
        return None if row is None else _PROOF.value_of(row)

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
        return list(map(_PROOF.value_of, self._session.scalars(query.limit(limit))))

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
            self._session.add(_BINDING.row_of(binding))

    def bound_to(self, customer_id: str) -> list[str]:
        query = select(BindingRow.bound_to).where(BindingRow.customer_id == customer_id)
        return list(self._session.scalars(query.order_by(BindingRow.bound_to)))

    def add_link(self, link: ChannelLink) -> None:
        with flushing(self._session):
            self._session.add(_LINK.row_of(link))

    def link(self, mark: str) -> ChannelLink | None:
        # locked, so that of two who follow it at once one comes first
        row = self._session.get(ChannelLinkRow, mark, with_for_update=True)
        return None if row is None else _LINK.value_of(row)

    def save_link(self, link: ChannelLink) -> None:
        row = self._session.get(ChannelLinkRow, link.mark)
        if row is not None:
            with flushing(self._session):
                _LINK.fill(row, link)

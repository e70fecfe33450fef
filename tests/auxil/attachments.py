"""Files of customers, as the edge keeps them before they have a place."""

from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.frozen_time import FrozenTime
from tickets.attachment import Attachment, AttachmentKind, AttachmentState
from tickets.ports import UnitOfWorkFactory


def send(
    units: UnitOfWorkFactory,
    time: FrozenTime,
    *names: str,
    message: str = "m_1",
    customer: str = CLAIM_ZH.customer_id,
    state: AttachmentState = AttachmentState.KEPT,
) -> None:
    """A message with files, as the edge keeps them."""
    with units() as unit:
        for name in names:
            unit.attachments.add(
                Attachment(
                    id=f"f_{name}",
                    uploader="account",
                    added_at=time.now(),
                    kind=AttachmentKind.PHOTO,
                    state=state,
                    customer_id=customer,
                    conversation_id="c_1",
                    message_id=message,
                    media_type="image/png",
                    size_bytes=3,
                    sha256="0" * 64,
                    name=f"{name}.png",
                    caption="账单",
                ),
                name.encode() if state is AttachmentState.KEPT else None,
            )
        unit.commit()

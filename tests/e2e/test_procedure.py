"""A complaint from the chat to the archive, with two members of staff at the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot import bootstrap
from tests.auxil.customer import Customer
from tests.auxil.installation import Said, frontdoor
from tests.e2e.complaint import open_ticket
from tickets.store.anchor import write_anchor
from tickets.use_cases.answer_result import Confirm, confirm


def done(*words: str) -> Said:
    said = frontdoor(*words)
    assert (said.status, said.err) == (0, "")
    return said


def test_a_complaint_in_chinese_from_the_chat_to_the_archive(
    app: bootstrap.App, meet: Callable[..., Customer], tmp_path: Path
) -> None:
    reference = open_ticket(meet("zh"), "zh")
    done("staff", "add", "e2e-lin", "--name", "林若水", "--role", "supervisor")
    # in another language, so that the worker does not take the ticket before the supervisor does
    handler = ("--role", "handler", "--language", "en")
    done("staff", "add", "e2e-chen", "--name", "陈一鸣", *handler)

    def step(name: str, who: str, *words: str) -> dict[str, Any]:
        said = done("tickets", name, reference, "--as", who, "--json", *words)
        record: dict[str, Any] = json.loads(said.out)
        return record

    assert step("assign", "e2e-lin", "--to", "e2e-chen")["handler_id"] == "e2e-chen"
    step("investigate", "e2e-chen")
    step("findings", "e2e-chen", "--findings", "排队叫号系统当日停用")
    plan = (
        "--measures",
        "当面致歉并改进叫号",
        "--reason",
        "值班经理未安排分流",
        "--basis",
        "服务规范第三条",
    )
    proposed = step("propose", "e2e-chen", *plan, "--option", "电话致歉", "--option", "当面致歉")
    own = frontdoor("tickets", "approve", reference, "--as", "e2e-chen")
    assert own.status == 1
    version = ("--version", str(proposed["version"]))
    assert step("approve", "e2e-lin", *version)["plans"][0]["decided_by"] == "e2e-lin"
    step("execute", "e2e-chen")
    step("finish", "e2e-chen", "--done", "网点负责人已致电致歉")
    answer = ("--result", "upheld", "--basis", "服务规范第三条", "--redress", "当面致歉")
    responded = step("respond", "e2e-chen", *answer, "--advice", "如仍有疑问请随时联系我们")
    assert responded["state"] == "responded"
    confirm(
        Confirm(
            customer_id=responded["customer_id"],
            idempotency_key=f"e2e_{reference}",
            words="可以",
            reference=reference,
        ),
        app.units,
        app.time,
        app.policies,
    )
    # the worker may have closed what the customer confirmed
    closed = frontdoor("tickets", "close", reference, "--as", "e2e-lin")
    assert closed.status == 0 or "'closed'" in closed.err

    file = tmp_path / "archive" / f"{reference}.json"
    assert done("archive", reference, "--out", str(file.parent)).out == f"{file}\n"
    record = json.loads(file.read_text("utf-8"))
    assert record["registration"]["language"] == "zh"
    assert record["standing"]["state"] == "closed"
    assert [told["name"] for told in record["answers"]] == ["ResultConfirmed", "TicketClosed"]
    assert record["answers"][0]["words"] == "可以"
    written = [n for n in record["notices"] if n["last_error"] != "told_by_receipt"]
    assert all(n["letter"] for n in written if n["delivery"] == "delivered")
    assert done("archive", "--check", str(file)).out.startswith(f"{reference}: as it was made")
    page = file.with_suffix(".html").read_text("utf-8")
    assert record["registration"]["story"].split("，")[0] in page

    with app.units(read_only=True) as unit:
        write_anchor(unit.audit, app.settings.anchor_path, app.time.now())
    assert json.loads(done("audit", "verify", "--json").out)["whole"] is True

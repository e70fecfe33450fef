import json
from pathlib import Path

import pytest

from bot import bootstrap
from bot.procedure_commands import COMMANDS
from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN, replace
from tests.auxil.installation import (
    Said,
    frontdoor,
    open_one,
    ticket_in,
)
from tickets.lifecycle import TRANSITIONS, Action
from tickets.use_cases.answer_result import Confirm, confirm
from tickets.use_cases.rate import Rate, rate
from tickets.vocabulary import STAFF_ROLES, TicketState, Topic

PLAN = (
    *("--measures", "补充调阅病历后重新审核", "--reason", "首次审核未核对出院小结"),
    *("--basis", "保险条款第7.2条", "--option", "全额赔付", "--option", "协商赔付八成"),
    *("--redress", "10240 CNY"),
)
ANSWER = (
    *("--result", "partly", "--basis", "保险条款第7.2条", "--redress", "赔付八成"),
    *("--redress-amount", "10240 CNY", "--reasons", "自费药品不在保障范围"),
    *("--advice", "款项三个工作日内到账"),
)


@pytest.fixture
def app(app_with_staff_on_each_database: bootstrap.App) -> bootstrap.App:
    """An installation with staff, over each kind of database."""
    return app_with_staff_on_each_database


@pytest.fixture
def quick(app_with_staff: bootstrap.App) -> bootstrap.App:
    """An installation with staff, for what hangs on no store."""
    return app_with_staff


def tickets(name: str, reference: str, who: str, *words: str, stdin: str = "") -> Said:
    return frontdoor("tickets", name, reference, "--as", who, *words, stdin=stdin)


def done(name: str, reference: str, who: str, *words: str) -> str:
    """The state that a step led to."""
    said = tickets(name, reference, who, *words)
    assert (said.status, said.err) == (0, "")
    return said.out.split(": ")[1].split(",")[0]


def take_to_response(reference: str) -> list[str]:
    return [
        done("assign", reference, "lin", "--to", "chen"),
        done("investigate", reference, "chen"),
        done("findings", reference, "chen", "--findings", "出院小结未附在案卷内"),
        done("propose", reference, "chen", *PLAN),
        done("reject", reference, "lin", "--reason", "请写明计算方式"),
        done("propose", reference, "chen", *PLAN),
        done("approve", reference, "lin"),
        done("execute", reference, "chen"),
        done("finish", reference, "chen", "--done", "已重新核算"),
        done("respond", reference, "chen", *ANSWER),
    ]


def test_the_main_path_can_be_walked_by_command_line(app: bootstrap.App) -> None:
    reference = open_one(app, CLAIM_ZH)
    assert take_to_response(reference) == [
        "assigned",
        "investigating",
        "investigating",
        "plan_proposed",
        "investigating",
        "plan_proposed",
        "plan_approved",
        "executing",
        "executing",
        "responded",
    ]
    confirm(
        Confirm(customer_id="cu_wang", idempotency_key="m_9", reference=reference),
        app.units,
        app.time,
        app.policies,
    )
    assert done("close", reference, "chen") == "closed"
    assert done("reopen", reference, "lin", "--reason", "复核发现计算有误") == "reopened"


def test_the_ticket_is_printed_as_it_is_after(app: bootstrap.App) -> None:
    reference = open_one(app, CLAIM_ZH)
    take_to_response(reference)
    said = frontdoor("tickets", "show", reference, "--json")
    shown = json.loads(said.out)
    corrected = tickets(
        *("correct", reference, "chen", "--topic", "terms_coverage"),
        *("--reason", "争议在条款", "--json"),
    )
    after = json.loads(corrected.out)
    assert (shown["topic"], after["topic"]) == ("claim_denied", "terms_coverage")
    assert after["version"] == shown["version"] + 1
    assert [plan["status"] for plan in after["plans"]] == ["sent_back", "carried_out"]
    assert after["plans"][1]["options"] == ["全额赔付", "协商赔付八成"]
    assert after["responses"][0]["redress_amount"] == "10240.00 CNY"
    assert after["audit"][-1]["name"] == "LabelsCorrected"


def test_a_stale_version_is_refused_and_changes_nothing(app: bootstrap.App) -> None:
    reference = open_one(app, CLAIM_ZH)
    version = str(ticket_in(app, reference).version)
    assert done("assign", reference, "lin", "--to", "chen", "--version", version) == "assigned"
    said = tickets("investigate", reference, "chen", "--version", version)
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        "frontdoor: The ticket is at version 2, the decision was made on version 1: read it again "
        "and decide anew. The ticket is 'assigned', at version 2; open to chen now: "
        "correct_labels, investigate, merge, note_call, record_authority, recuse, request_data, "
        "send_data, send_progress, verify_authority, wait_for_customer.\n"
    )
    assert ticket_in(app, reference).state is TicketState.ASSIGNED


def test_the_same_key_again_changes_nothing(quick: bootstrap.App) -> None:
    reference = open_one(quick, CLAIM_ZH)
    first = tickets("assign", reference, "lin", "--to", "chen", "--key", "k_1")
    again = tickets("assign", reference, "lin", "--to", "chen", "--key", "k_1")
    assert first.out == f"{reference}: assigned, version 2\n"
    assert again.out == f"{reference}: assigned, version 2, was done before\n"


@pytest.mark.parametrize(
    ("name", "who", "words", "told"),
    [
        ("approve", "lin", (), "'approve_plan' is not open to this actor while a ticket is"),
        ("investigate", "davies", (), "'investigate' is for the handler of this ticket"),
        ("investigate", "nobody", (), "No active member of staff has the id 'nobody': see"),
        ("follow-up", "lin", ("--note", "x"), "No rating of this ticket waits"),
        ("extend", "lin", ("--clock", "response", "--reason", "x"), "No clock 'response'"),
        ("merge", "chen", ("--into", "FD-0000-0000-00", "--reason", "x"), "There is no ticket"),
    ],
)
def test_refusals_say_why_and_what_is_open(
    quick: bootstrap.App, name: str, who: str, words: tuple[str, ...], told: str
) -> None:
    reference = open_one(quick, CLAIM_ZH)
    done("assign", reference, "lin", "--to", "chen")
    said = tickets(name, reference, who, *words)
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith(f"frontdoor: {told}")
    assert "'assigned'" in said.err or who == "nobody" or name == "merge"
    assert len(said.err.splitlines()) == 1


def test_a_refusal_in_the_wrong_state_names_it_and_what_is_allowed(quick: bootstrap.App) -> None:
    reference = open_one(quick, CLAIM_ZH)
    assert tickets("respond", reference, "chen", *ANSWER).err == (
        "frontdoor: 'respond' is not open to this actor while a ticket is 'registered' (nobody can "
        "do it then); allowed now: recuse.\n"
    )
    done("assign", reference, "lin", "--to", "chen")
    done("investigate", reference, "chen")
    thin = ("--measures", "x", "--reason", "y", "--basis", "z", "--option", "a", "--option", "b")
    done("propose", reference, "chen", *thin)
    assert tickets("approve", reference, "davies").err == (
        "frontdoor: 'approve_plan' is not open to this actor while a ticket is 'plan_proposed' "
        "(it is for: head, supervisor); allowed now: recuse.\n"
    )
    assert tickets("respond", "FD-1234-5678-00", "chen", *ANSWER).err == (
        "frontdoor: There is no ticket under that reference.\n"
    )


def test_a_thin_plan_is_refused_with_what_it_must_hold(quick: bootstrap.App) -> None:
    reference = open_one(quick, CLAIM_ZH)
    done("assign", reference, "lin", "--to", "chen")
    done("investigate", reference, "chen")
    said = tickets("propose", reference, "chen", "--measures", "重新审核")
    assert said.status == 1
    assert "must hold: reason, basis, options (at least 2)." in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("propose",),
        ("propose", "--measures", " "),
        ("propose", "--measures", "x", "--redress", "viel"),
        ("respond", "--result", "maybe", "--basis", "x", "--advice", "x"),
        ("reject", "--reason", "@/does/not/exist"),
        ("correct", "--reason", "x"),
        ("correct", "--reason", "x", "--topic", "weather"),
        ("approve", "--version", "0"),
        ("findings", "--findings", "x", "--key", "键"),
    ],
)
def test_commands_that_cannot_be_are_refused_before_the_store_is_asked(
    words: tuple[str, ...],
) -> None:
    said = tickets(words[0], "FD-1234-5678-89", "chen", *words[1:])
    assert (said.status, said.out) == (2, "")


def test_long_texts_come_from_files_and_pipes(quick: bootstrap.App, tmp_path: Path) -> None:
    reference = open_one(quick, COUNTER_EN)
    (tmp_path / "measures.txt").write_text("Talk to the clerk.\nWrite to the customer.\n", "utf-8")
    done("assign", reference, "lin", "--to", "davies")
    done("investigate", reference, "davies")
    said = tickets(
        *("propose", reference, "davies", "--measures", f"@{tmp_path / 'measures.txt'}"),
        *("--basis", "-", "--reason", "@@counter", "--json"),
        stdin="the code of conduct\n",
    )
    plan = json.loads(said.out)["plans"][0]
    assert plan["measures"] == "Talk to the clerk.\nWrite to the customer."
    assert (plan["basis"], plan["reason"]) == ("the code of conduct", "@counter")


def test_a_file_that_is_no_text_is_told_by_its_name_alone(tmp_path: Path) -> None:
    file = tmp_path / "scan.bin"
    file.write_bytes(b"\xff\xfe\x80secret")
    said = tickets("reject", "FD-1234-5678-89", "lin", "--reason", f"@{file}")
    assert said.status == 2
    assert said.err.endswith(f"argument --reason: {file} is not in UTF-8\n")


def test_the_other_steps_of_staff(app: bootstrap.App) -> None:
    reference = open_one(app, CLAIM_ZH)
    assert done("assign", reference, "lin") == "assigned"
    assert done("reassign", reference, "lin", "--to", "chen") == "assigned"
    assert done("wait", reference, "chen", "--question", "请补寄出院小结") == "waiting_customer"
    assert done("resume", reference, "chen", "--reason", "客户已来电说明") == "assigned"
    authority = ("--capacity", "heir", "--principal", "王大山", "--basis", "继承公证书")
    assert done("authority", reference, "chen", *authority) == "assigned"
    assert done("accept-authority", reference, "chen", "--authority", "1") == "assigned"
    refusal = ("--authority", "1", "--reason", "公证书已失效")
    assert done("refuse-authority", reference, "chen", *refusal) == "assigned"
    assert done("recuse", reference, "chen", "--reason", "亲属关系") == "registered"
    assert done("assign", reference, "lin") == "assigned"
    assert ticket_in(app, reference).handler_id == "davies"


def test_duplicates_are_merged_and_answers_taken_elsewhere(app: bootstrap.App) -> None:
    earlier = open_one(app, CLAIM_ZH)
    later = open_one(app, replace(CLAIM_ZH, draft_id="dr_2"))
    assert done("merge", later, "lin", "--into", earlier, "--reason", "同一事由") == "merged"
    take_to_response(earlier)
    assert done("appeal", earlier, "chen", "--route", "regulator") == "appealed"


def test_low_ratings_are_listed_followed_up_and_counted(quick: bootstrap.App) -> None:
    reference = open_one(quick, CLAIM_ZH)
    take_to_response(reference)
    low = Rate(customer_id="cu_wang", idempotency_key="m_8", score=1, words="太慢")
    rate(low, quick.units, quick.time, quick.policies)
    waiting = frontdoor("tickets", "follow-ups")
    assert waiting.out == f"{reference}  1  claim_denied  chen\n"
    assert done("follow-up", reference, "lin", "--note", "已致电说明") == "responded"
    assert json.loads(frontdoor("tickets", "follow-ups", "--json").out) == []
    assert frontdoor("tickets", "scores").out == "chen  1.00  1 ratings, 1 low\n"
    by_topic = json.loads(frontdoor("tickets", "scores", "--by", "topic", "--json").out)
    assert by_topic == [{"name": "claim_denied", "count": 1, "mean": 1.0, "low": 1}]


def test_what_is_open_to_a_member_can_be_asked(quick: bootstrap.App) -> None:
    reference = open_one(quick, CLAIM_ZH)
    said = tickets("allowed", reference, "lin")
    assert "assign" in said.out.splitlines()
    assert json.loads(tickets("allowed", reference, "lin", "--json").out) == said.out.splitlines()


def test_every_action_of_staff_has_a_command() -> None:
    of_staff = {line.action for line in TRANSITIONS if line.roles & STAFF_ROLES}
    by_name = {action.value: action for action in Action}
    by_name |= {"note_appeal": Action.APPEAL, "note_data_request": Action.REQUEST_DATA}
    assert {by_name[command.use_case.__name__] for command in COMMANDS} == of_staff


def test_errors_hold_nothing_personal(quick: bootstrap.App) -> None:
    reference = open_one(quick, CLAIM_ZH)
    said = [
        tickets("respond", reference, "chen", *ANSWER),
        tickets("assign", reference, "lin", "--to", "ghost"),
        tickets("propose", reference, "chen", "--measures", "13800138000 王小芳"),
        tickets(
            "authority",
            reference,
            "陈",
            "--capacity",
            "heir",
            "--principal",
            "王大山",
            "--basis",
            "公证书",
        ),
    ]
    assert [s.status for s in said] == [1, 1, 1, 2]
    told = "".join(s.err + s.out for s in said)
    assert [w for w in ("王小芳", "13800138000", "王大山", "公证书", "条款") if w in told] == []
    assert Topic.CLAIM_DENIED not in told

"""The field's words, as closed sets. Codes are language-free; catalogues hold what people read."""

from enum import StrEnum

# The code of ISO 4217 for a sum of no known currency.
NO_CURRENCY = "XXX"


class Category(StrEnum):
    """The three kinds of complaint that the procedure knows."""

    SERVICE = "service"
    PRODUCT = "product"
    OTHER = "other"


class Topic(StrEnum):
    """Sub-category of a complaint; each belongs to exactly one `Category`."""

    STAFF_ATTITUDE = "staff_attitude"
    WAITING = "waiting"
    SLOW_HANDLING = "slow_handling"
    WRONG_INFORMATION = "wrong_information"
    POOR_COMPLAINT_HANDLING = "poor_complaint_handling"
    CLAIM_DENIED = "claim_denied"
    SURRENDER_REFUND = "surrender_refund"
    FEES_CHARGES = "fees_charges"
    TERMS_COVERAGE = "terms_coverage"
    RETURNS_RATES = "returns_rates"
    SYSTEM_FAULT = "system_fault"
    QUALITY_DEFECT = "quality_defect"
    PRIVACY_LEAK = "privacy_leak"
    FRAUD_UNAUTHORISED = "fraud_unauthorised"
    MARKETING_HARASSMENT = "marketing_harassment"
    PREMISES = "premises"
    THIRD_PARTY = "third_party"
    OTHER = "other"

    @property
    def category(self) -> Category:
        """The category that the fixed map gives this topic."""
        return CATEGORY_OF_TOPIC[self]


CATEGORY_OF_TOPIC: dict[Topic, Category] = {
    Topic.STAFF_ATTITUDE: Category.SERVICE,
    Topic.WAITING: Category.SERVICE,
    Topic.SLOW_HANDLING: Category.SERVICE,
    Topic.WRONG_INFORMATION: Category.SERVICE,
    Topic.POOR_COMPLAINT_HANDLING: Category.SERVICE,
    Topic.CLAIM_DENIED: Category.PRODUCT,
    Topic.SURRENDER_REFUND: Category.PRODUCT,
    Topic.FEES_CHARGES: Category.PRODUCT,
    Topic.TERMS_COVERAGE: Category.PRODUCT,
    Topic.RETURNS_RATES: Category.PRODUCT,
    Topic.SYSTEM_FAULT: Category.PRODUCT,
    Topic.QUALITY_DEFECT: Category.PRODUCT,
    Topic.PRIVACY_LEAK: Category.OTHER,
    Topic.FRAUD_UNAUTHORISED: Category.OTHER,
    Topic.MARKETING_HARASSMENT: Category.OTHER,
    Topic.PREMISES: Category.OTHER,
    Topic.THIRD_PARTY: Category.OTHER,
    Topic.OTHER: Category.OTHER,
}

# Topics in whose complaints a policy, claim, order or account number lets staff find the matter.
TOPICS_WITH_REFERENCE: frozenset[Topic] = frozenset(
    {
        Topic.CLAIM_DENIED,
        Topic.SURRENDER_REFUND,
        Topic.FEES_CHARGES,
        Topic.TERMS_COVERAGE,
        Topic.RETURNS_RATES,
        Topic.QUALITY_DEFECT,
        Topic.SLOW_HANDLING,
    }
)


# Complaints about a refusal of money: their plans and answers must say more (tickets.plan,
# tickets.response).
REFUSED_CLAIM_TOPICS: frozenset[Topic] = frozenset({Topic.CLAIM_DENIED, Topic.SURRENDER_REFUND})


class Tone(StrEnum):
    """Tone of one message; the mood of a conversation takes the same values."""

    CALM = "calm"
    DISAPPOINTED = "disappointed"
    DOUBTING = "doubting"
    EXPECTING = "expecting"
    ANGRY = "angry"
    DISTRESSED = "distressed"


class Flag(StrEnum):
    """Signals that change how a ticket is treated, never whether it is accepted."""

    LEGAL_THREAT = "legal_threat"
    REGULATOR_THREAT = "regulator_threat"
    MEDIA_THREAT = "media_threat"
    GROUP = "group"
    VULNERABLE = "vulnerable"
    SELF_HARM = "self_harm"
    SAFETY = "safety"
    AGENT_ON_BEHALF = "agent_on_behalf"
    REPEAT = "repeat"
    WANTS_HUMAN = "wants_human"


class Severity(StrEnum):
    """How urgent a ticket is; computed from topic, flags, mood and amount."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    CRITICAL = "critical"


class TicketState(StrEnum):
    """Stages of a ticket's life (docs/lifecycle.md)."""

    REGISTERED = "registered"
    ASSIGNED = "assigned"
    INVESTIGATING = "investigating"
    PLAN_PROPOSED = "plan_proposed"
    PLAN_APPROVED = "plan_approved"
    EXECUTING = "executing"
    RESPONDED = "responded"
    CONFIRMED = "confirmed"
    CLOSED = "closed"
    WAITING_CUSTOMER = "waiting_customer"
    DISPUTED = "disputed"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    APPEALED = "appealed"


# States in which the procedure has come to its end; some of them can be left by reopening.
ENDED_STATES: frozenset[TicketState] = frozenset(
    {TicketState.CLOSED, TicketState.WITHDRAWN, TicketState.MERGED}
)


class Role(StrEnum):
    """Who acts on a ticket."""

    CUSTOMER = "customer"
    HANDLER = "handler"
    SUPERVISOR = "supervisor"
    HEAD = "head"
    SYSTEM = "system"


STAFF_ROLES: frozenset[Role] = frozenset({Role.HANDLER, Role.SUPERVISOR, Role.HEAD})


class AppealRoute(StrEnum):
    """Where a customer can take a complaint that the firm's answer does not settle."""

    REVIEW = "review"
    MEDIATION = "mediation"
    ARBITRATION = "arbitration"
    OMBUDSMAN = "ombudsman"
    REGULATOR = "regulator"
    COURT = "court"


class ReplyChannel(StrEnum):
    """How the customer wants to hear back."""

    SAME_CHAT = "same_chat"
    PHONE = "phone"
    EMAIL = "email"


class Language(StrEnum):
    """Languages that the catalogues speak; `zh-Hant` is Traditional Chinese."""

    EN = "en"
    ZH = "zh"
    ZH_HANT = "zh-Hant"

"""Runs a loaded model's graph node after node.

Rasa hands each of the three runs of a turn to dask, which plans and schedules it anew; for a
chain of a dozen quick nodes that takes longer than several of them. The order is always the same.
"""

from typing import Any

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import GraphNode, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner

from bot.engine.rule_policy import IndexedRulePolicy


class PlainGraphRunner:
    """The nodes of a runner that has loaded a model, run in a fixed order.

    Args:
        loaded: holds the nodes.
    """

    def __init__(self, loaded: DaskGraphRunner) -> None:
        self._schema: GraphSchema = loaded._graph_schema
        self._nodes: dict[str, GraphNode] = loaded._instantiated_nodes
        self._plans: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}
        for node in self._nodes.values():
            if type(node._component) is RulePolicy:
                IndexedRulePolicy.index(node._component)

    def run(
        self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
    ) -> dict[str, Any]:
        """Run what the targets need (see `GraphRunner.run`)."""
        wanted = tuple(targets or self._schema.target_names)
        plan = self._plans.get(wanted)
        if plan is None:
            plan = self._plans[wanted] = self._plan(wanted)
        known: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        for name, needs in plan:
            known[name] = self._nodes[name](*(known.get(need, need) for need in needs))
        return dict(known[name] for name in wanted)

    def _plan(self, targets: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
        """Nodes with what they need, each after all that it needs."""
        schema = self._schema.minimal_graph_schema(list(targets))
        plan: dict[str, tuple[str, ...]] = {}

        def add(name: str) -> None:
            # what is no node is an input
            if name in plan or name not in schema.nodes:
                return
            needs = tuple(schema.nodes[name].needs.values())
            for need in needs:
                add(need)
            plan[name] = needs

        for name in schema.nodes:
            add(name)
        return list(plan.items())

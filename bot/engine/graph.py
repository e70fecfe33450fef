"""Runs a loaded model's graph node after node.

Rasa hands each of the three runs of a turn to dask, which plans and schedules it anew, and each
node looks its inputs up and tells its hooks; for a chain of a dozen quick components that takes
longer than several of them. The order and the inputs are always the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import GraphNode, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner

from bot.engine.rule_policy import IndexedRulePolicy


@dataclass(frozen=True)
class _Step:
    """A component's work.

    Attributes:
        name: of its node.
        work: what the node calls.
        inputs: names of its arguments, and of the nodes or inputs of the graph that they come from.
    """

    name: str
    work: Callable[..., Any]
    inputs: Mapping[str, str]

    @classmethod
    def of(cls, node: GraphNode) -> "_Step":
        """The work of a node that is loaded."""
        return cls(node._node_name, getattr(node._component, node._fn_name), node._inputs)


class PlainGraphRunner:
    """The components of a runner that has loaded a model, run in a fixed order.

    Args:
        loaded: holds the nodes.
    """

    def __init__(self, loaded: DaskGraphRunner) -> None:
        self._schema: GraphSchema = loaded._graph_schema
        self._nodes: dict[str, GraphNode] = loaded._instantiated_nodes
        self._plans: dict[tuple[str, ...], list[_Step]] = {}
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
        known = dict(inputs or {})
        for step in plan:
            known[step.name] = step.work(
                **{to: known[source] for to, source in step.inputs.items()}
            )
        return {name: known[name] for name in wanted}

    def _plan(self, targets: tuple[str, ...]) -> list[_Step]:
        """The nodes that the targets need, each after all that it needs."""
        schema = self._schema.minimal_graph_schema(list(targets))
        plan: dict[str, _Step] = {}

        def add(name: str) -> None:
            # what is no node is an input
            if name in plan or name not in schema.nodes:
                return
            for need in schema.nodes[name].needs.values():
                add(need)
            plan[name] = _Step.of(self._nodes[name])

        for name in schema.nodes:
            add(name)
        return list(plan.values())

"""What the serving process leaves out makes no difference to what it serves."""

from rasa.core.agent import Agent

from bot.engine.lean import domain_from_metadata


def test_the_domain_is_the_same_by_either_way(tiny_model: str) -> None:
    plain = Agent.load(tiny_model).processor
    with domain_from_metadata(tiny_model):
        lean = Agent.load(tiny_model).processor
    domains = []
    for processor in (plain, lean):
        provider = processor.graph_runner._instantiated_nodes["domain_provider"]
        domains.append(provider._component.provide_inference())
    assert domains[0].as_dict() == domains[1].as_dict()
    assert domains[0].fingerprint() == domains[1].fingerprint()

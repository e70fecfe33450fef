"""The edge of Front Door; the components in `nlu` and `engine` run inside Rasa."""

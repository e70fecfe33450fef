"""The edge of Front Door: channels, router, outbox, and the engine-side components in `nlu` and `engine`."""

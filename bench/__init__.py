"""Benchmarks beside named peers; each writes a page under docs/benchmarks."""

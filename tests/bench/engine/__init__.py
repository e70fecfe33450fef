"""Tests of the benchmark that need the engine environment."""

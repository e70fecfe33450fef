"""Tickets: the record of a complaint, its clocks and its rules.

The modules beside this file are the pure core (standard library only). `use_cases` act on it
through the ports; `store` implements the ports with SQLAlchemy. Imports go in that direction only.
"""

"""Customers who come by another channel, or with a lost session, show that a ticket is theirs.

All of it happens at the edge: a code is read, checked and masked before a message goes on to the
engine, so that it stands in no tracker, no log and no transcript, and a complaint that is being
filled in meanwhile stays as it was.
"""

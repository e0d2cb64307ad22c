"""Simulated people who join a session and take part, so that a facilitator can practise.

They see the same page as a person and send the same commands; the log says of each that it is
simulated.
"""

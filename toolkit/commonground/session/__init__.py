"""The words of a workshop: people, steps, commands, events.

Nothing in here reads a file, knows a clock or talks to anybody. The hub feeds it; pages show it.
"""

"""Workshops as notebooks: their cells, what running them gives, what is wrong with them.

`cells` reads the file, `running` runs it in a process of its own, `checks` looks at both, and
`shelf` has the workshops that a server offers.
"""

"""Kernels that are forked from one warm process: ready at once, in a quarter of the memory.

A kernel of its own for each visitor means importing the same libraries for each visitor, forty
times over when forty people open the link together. Here one process imports them once, prepares
what is the same for everybody, and waits. A kernel is a fork of it that learns who it is::

    server ──exec──▶ warm process ──fork──▶ kernel ┐
      │  ◀─────── control socket ───────▶          │ each with its own process group, environment,
      │                                            │ random numbers and streams
      └──────────────── its line ──────────────────┘

A fork is only safe from a process that has one thread and nothing open. So the warm process is
never a fork of the server: it is started as a program, with an environment that holds nothing of
the server's; it counts its threads before every fork; and it does nothing else.

- The *control socket* is one end of a pair that never had a name: nobody else can connect, and no
  disk can be too full for it. A request comes with one end of a line; the answer is the new
  process, with a handle to it (a pidfd).
- The *line* (`commonground.kernel.line`) tells the kernel who it is and carries what page and
  kernel say. The server alone holds the other end: when the server is gone, however it went, or
  closes the line, or was never told of a fork because the warm process died in that moment, the
  kernel ends with all that it started.

When the warm process dies, its kernels go on, since they hang on their lines and not on it. It is
started anew, with a growing pause between attempts. Whoever comes meanwhile waits for it;
should that take too long, a kernel is started plainly, as a program of its own: joining takes
longer then, and works.

This needs Linux. Elsewhere all kernels are plain.
"""

"""Kernels that are forked from one warm process: ready at once, in a quarter of the memory.

A kernel of its own for each visitor means importing the same libraries for each visitor, forty
times over when forty people open the link together. Here one process imports them once, prepares
what is the same for everybody, and waits. A kernel is a fork of it that learns who it is::

    server ──exec──▶ warm process ──fork──▶ kernel ┐
      │  ◀─────── control socket ───────▶          │ each with its own process group, environment,
      │                                            │ random numbers and streams
      └────────────── life line ───────────────────┘

A fork is only safe from a process that has one thread and nothing open. So the warm process is
never a fork of the server: it is started as a program, with an environment that holds nothing of
the server's; it counts its threads before every fork; and it does nothing else.

- The *control socket* is one end of a pair that never had a name: nobody else can connect, and no
  disk can be too full for it. Requests go in, and how kernels ended comes out. A kernel answers
  its request itself, as its first act, with a handle to its own process (a pidfd). Whatever
  becomes of the warm process in that moment, the server knows each kernel that exists, and can
  tell by the handle when it ends.
- The *life line* is a pipe of which the server alone holds the writing end. When the server is
  gone, however it went, the pipe closes, and every kernel ends with all that it started.

When the warm process dies, its kernels go on, since they hang on the life line and not on it. It
is started anew, with a growing pause between attempts. Whatever cannot be forked in the meantime
is started as plain kernels are: joining takes longer then, and works.

This needs Linux. Elsewhere all kernels are plain.
"""

"""The tables. What they look like at each version is made by the steps in `migrations`."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

# One row per migration that this file has been through; the number of rows is its version.
migrations = Table(
    "migrations",
    metadata,
    Column("name", String, primary_key=True),
    Column("applied_at", Float, nullable=False),
)

# `salt` makes the pseudonyms of anonymous steps. It never leaves the file.
sessions = Table(
    "sessions",
    metadata,
    Column("code", String, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("workshop", String, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("salt", String, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("code", String, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Float, nullable=False),
    Column("actor", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("step", String),
    Column("data", JSON, nullable=False),
    Column("command", String, nullable=False),
    UniqueConstraint("code", "command"),
)

# What somebody typed and has not sent. Replaced in place, gone when sent, in no export.
drafts = Table(
    "drafts",
    metadata,
    Column("code", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("step", String, primary_key=True),
    Column("data", JSON, nullable=False),
)

# Which browser is whom: only the hash of its cookie is known here.
seats = Table(
    "seats",
    metadata,
    Column("token_hash", String, primary_key=True),
    Column("code", String, primary_key=True),
    Column("role", String, primary_key=True),
    Column("person", String),
)

# What a session's events come to so far, to open it sooner. Made anew at any time; in no export.
snapshots = Table(
    "snapshots",
    metadata,
    Column("code", String, ForeignKey("sessions.code", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("made_by", String, nullable=False),
    Column("text", Text, nullable=False),
)

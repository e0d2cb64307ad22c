"""Common Ground: workshops that start a collaboration small, on purpose, and measured."""

__all__ = ["__version__"]

__version__ = "0.1.0"

"""Calculations of the method: pure, usable from any notebook, and without a word about sessions."""

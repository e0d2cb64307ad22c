"""The screen's page: Python, script and styles side by side."""

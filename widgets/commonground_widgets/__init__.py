"""The notebook interface and the widgets of Common Ground."""

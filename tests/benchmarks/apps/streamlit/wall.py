"""The wall with Streamlit: one list in the server's process, looked at once a second."""

from __future__ import annotations

import streamlit as st  # type: ignore[import-not-found]


@st.cache_resource  # type: ignore[untyped-decorator]
def wall() -> list[str]:
    """The cards that everybody sees."""
    return []


def add() -> None:
    """Add a card and empty the field."""
    if st.session_state.card:
        wall().append(f"{st.session_state.card} ({st.session_state.name or 'somebody'})")
        st.session_state.card = ""


@st.fragment(run_every=1.0)  # type: ignore[untyped-decorator]
def cards() -> None:
    """The cards as text, whatever they contain."""
    for card in wall():
        st.text(card)


st.text_input("Your name", key="name")
st.text_input("Your card", key="card")
st.button("Add a card", on_click=add)
cards()

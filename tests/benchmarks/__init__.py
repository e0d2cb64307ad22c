"""Common Ground beside its peers, measured: ``make bench``. pytest collects nothing here."""

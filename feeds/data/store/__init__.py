"""How numbers, events and lists are kept: the protocol of a store, and SQLite that fills it."""

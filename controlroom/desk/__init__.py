"""The operators' desk of a running wall: what it is told, and what it asks for."""

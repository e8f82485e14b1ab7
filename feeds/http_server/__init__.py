"""A small HTTP/1.1 server for this program's own addresses: one request a connection, everything bounded, JSON back."""

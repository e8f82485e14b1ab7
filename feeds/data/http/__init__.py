"""Asking over HTTP: one way in, bounded in time and size, silent about keys; and what answers are made of."""

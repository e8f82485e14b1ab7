"""The data service: who is asked when, within which limits, and what becomes of what comes."""

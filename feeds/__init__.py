"""Pictures and numbers from outside: opening, decoding, watching, supervising. No Qt in here."""

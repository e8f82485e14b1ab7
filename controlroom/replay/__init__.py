"""A wall as it stood at a time: what its screens showed, with the numbers, events, alarms and pictures kept of then."""

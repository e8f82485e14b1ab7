"""One page of a simulated city at a told time: the same picture each time, without network and without store."""

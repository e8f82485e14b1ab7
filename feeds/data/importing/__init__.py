"""Files of past samples, read into the store: with every good row, and every bad one told."""

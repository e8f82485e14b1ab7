"""Kinds of sources of numbers, a file each. What they share: `feeds.data.source`, `rows`, `bodies`, `values`."""

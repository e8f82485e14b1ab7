"""Feed kinds: one file each. They know nothing of each other; `feeds.catalogue` lists them."""

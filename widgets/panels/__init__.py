"""What a tile can show beside cameras: panels. One file a kind; `catalogue` lists them."""

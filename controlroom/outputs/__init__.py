"""Wall outputs: where a wall is shown. One file each; `catalogue` lists them."""

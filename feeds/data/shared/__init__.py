"""What several kinds of sources have in common."""

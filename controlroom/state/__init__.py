"""What a wall shows as one document with revisions, and the commands that are the only way to change it."""

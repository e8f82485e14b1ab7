"""What changes a wall by itself: tours and the schedule."""

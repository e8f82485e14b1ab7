"""Measuring what a machine can show: commands, not tests. Every figure comes with what it is compared to."""

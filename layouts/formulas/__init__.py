"""The small language of an indicator's formula: read, checked for units, worked out, said in words."""

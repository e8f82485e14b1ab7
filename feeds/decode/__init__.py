"""Decoders and the scaling of what they give. Imported by decode workers only, but for `catalogue` and `choice`."""

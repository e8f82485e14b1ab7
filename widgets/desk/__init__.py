"""The desk: the operator's control window beside the wall, with every screen small and live."""

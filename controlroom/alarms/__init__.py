"""Alarms of the city: rules become alarms (`engine`), which are kept (`keeping`) and led by people (`desk`)."""

"""The files people write about a city: cameras, layouts, walls; read, checked, explained. No Qt, no network in here."""

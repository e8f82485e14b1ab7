"""What panels are told of a city: `city` fills their port, `past` reads beside what lies on the disk."""

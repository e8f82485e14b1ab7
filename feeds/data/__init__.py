"""Numbers from outside: what a city's sources say, parsed, stored and trusted. No video, no Qt."""

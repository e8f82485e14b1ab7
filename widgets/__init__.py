"""What is seen: Qt views of tiles and panels. They draw what they are given and never wait for anything."""

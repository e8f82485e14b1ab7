"""The Seoul Open Data Plaza and its sisters: the shapes of their answers, their pages, their fields' names."""

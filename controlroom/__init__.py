"""The program: command line, start-up, windows on screens, and the only bridge from feeds to Qt."""

__version__ = "0.1.0"

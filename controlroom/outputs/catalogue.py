"""The wall outputs, by hand. A new one is a file in this folder, a line here, a test module."""

from controlroom.outputs.core import WallOutput
from controlroom.outputs.picture_file import PictureFile
from controlroom.outputs.screens import Screens

OUTPUTS: dict[str, type[WallOutput]] = {
    "screens": Screens,
    "picture": PictureFile,
}

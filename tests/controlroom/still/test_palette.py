"""Pictures in 256 colours: flat ones stay what they are, and marks in a signal colour keep it."""

from PySide6.QtGui import QColor, QImage

from controlroom.still.palette import with_palette


def test_a_flat_picture_stays_as_it_is() -> None:
    image = QImage(61, 7, QImage.Format.Format_RGB32)
    for x in range(61):
        for y in range(7):
            image.setPixel(x, y, 0xFF000000 | (x // 4 * 16) << 16 | (y * 36) << 8 | 90)
    small = with_palette(image)
    assert small.format() is QImage.Format.Format_Indexed8
    assert small.convertToFormat(QImage.Format.Format_RGB32) == image


def test_a_small_mark_keeps_its_colour_in_a_picture_of_thousands() -> None:
    image = QImage(256, 256, QImage.Format.Format_RGB32)
    for x in range(256):
        for y in range(256):
            image.setPixel(x, y, 0xFF000000 | (x // 2) << 16 | ((x + y) // 4) << 8 | y)
    for x in range(6):
        for y in range(6):
            image.setPixel(x, y, 0xFFFFE14D)
    found = QColor(with_palette(image).pixel(3, 3))
    assert abs(found.red() - 0xFF) + abs(found.green() - 0xE1) + abs(found.blue() - 0x4D) < 12


def test_one_colour_is_a_picture_too() -> None:
    image = QImage(3, 5, QImage.Format.Format_RGB32)
    image.fill(QColor(17, 99, 201))
    assert with_palette(image).convertToFormat(QImage.Format.Format_RGB32) == image

"""Which monitors there are, and when they have come to rest after one came or went."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen

from controlroom.monitors.plan import Monitor

SETTLE_MS = 1000
"""Qt moves windows before it tells that their monitor is gone, and for a moment there may be monitors without size:
https://github.com/sddm/sddm/pull/1030, https://github.com/AvengeMedia/DankMaterialShell/pull/2582"""


def monitor_of(screen: QScreen) -> Monitor:
    """Return what the system says of a monitor."""
    place, size_mm = screen.geometry(), screen.physicalSize()
    return Monitor(
        screen.name(),
        place.x(),
        place.y(),
        place.width(),
        place.height(),
        screen.devicePixelRatio(),
        screen.model(),
        screen.serialNumber(),
        screen.manufacturer(),
        (size_mm.width(), size_mm.height()),
        _rotation(screen),
    )


def _rotation(screen: QScreen) -> int:
    """Return by how much the picture is turned; where the system does not say, an upright one is by 90 degrees."""
    unknown = Qt.ScreenOrientation.PrimaryOrientation
    native, now = screen.nativeOrientation(), screen.orientation()
    native = Qt.ScreenOrientation.LandscapeOrientation if native == unknown else native
    return screen.angleBetween(native, screen.primaryOrientation() if now == unknown else now)


class MonitorWatch(QObject):
    """Follows the system's monitors. `settled` is emitted when nothing has changed any more for `settle_ms`, `gone` at
    once with the connector of a monitor that is not there any more."""

    settled = Signal()
    gone = Signal(str)

    def __init__(self, settle_ms: int = SETTLE_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(settle_ms)
        self._rest.timeout.connect(self.settled)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._on_added)
        application.screenRemoved.connect(self._on_removed)
        application.primaryScreenChanged.connect(self._stir)
        for screen in QGuiApplication.screens():
            self._follow(screen)

    @Slot(QScreen)
    def _on_added(self, screen: QScreen) -> None:
        self._follow(screen)
        self._stir()

    @Slot(QScreen)
    def _on_removed(self, screen: QScreen) -> None:
        self.gone.emit(screen.name())
        self._stir()

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._stir)
        screen.physicalSizeChanged.connect(self._stir)
        screen.logicalDotsPerInchChanged.connect(self._stir)
        screen.orientationChanged.connect(self._stir)

    @Slot()
    def _stir(self) -> None:
        self._rest.start()

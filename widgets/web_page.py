"""A web page of a tile, by QtWebEngine, which only making one loads. It reaches what it may, and no more."""

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QWidget

from widgets.panels.web import PageState, WebConfig
from widgets.web_rules import FIRST_AGAIN_S, LOAD_LIMIT_S, again_s, may_load, may_show


class WebPage(QWidget):
    """The page, as large as this widget. `told` carries how it is, and after how many seconds it is tried again.

    Making one raises ImportError where QtWebEngine is not there, or was not foreseen when the program started.
    """

    told = Signal(object, int)

    def __init__(self, config: WebConfig, ground: QColor, parent: QWidget) -> None:
        from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings
        from PySide6.QtWebEngineWidgets import QWebEngineView

        super().__init__(parent)
        self._config = config
        self._again_s = FIRST_AGAIN_S
        self._refused = False
        # Without a name it is off the record: nothing of the page is stored.
        self._profile = QWebEngineProfile()
        self._profile.setUrlRequestInterceptor(_gate(config.allowed, self))
        self._profile.downloadRequested.connect(_refuse_download)
        self._page = QWebEnginePage(self._profile, self)
        # A profile has to outlive its page, children go in the order in which they came.
        self._page.destroyed.connect(self._profile.deleteLater)
        self._page.setBackgroundColor(ground)
        self._page.navigationRequested.connect(self._on_navigation)
        self._page.permissionRequested.connect(_refuse_permission)
        self._page.renderProcessTerminated.connect(self._on_terminated)
        self._page.loadFinished.connect(self._on_finished)
        settings = self._page.settings()
        for attribute in (
            QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows,
            QWebEngineSettings.WebAttribute.JavascriptCanAccessClipboard,
            QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
            QWebEngineSettings.WebAttribute.FullScreenSupportEnabled,
            QWebEngineSettings.WebAttribute.PluginsEnabled,
            QWebEngineSettings.WebAttribute.ErrorPageEnabled,
        ):
            settings.setAttribute(attribute, False)
        settings.setAttribute(QWebEngineSettings.WebAttribute.PlaybackRequiresUserGesture, True)
        self._view = QWebEngineView(self._page, self)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._view.setZoomFactor(config.zoom)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._load)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._on_limit)
        self._reload = QTimer(self)
        self._reload.timeout.connect(self._view.reload)
        if config.reload_s is not None:
            self._reload.setInterval(round(config.reload_s * 1000))
        self._leave_keys()
        self._load()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page fill it."""
        super().resizeEvent(event)
        self._view.resize(event.size() if event.size().isValid() else QSize(1, 1))

    @Slot()
    def _load(self) -> None:
        self._limit.start(round(LOAD_LIMIT_S * 1000))
        self._refused = False
        self.told.emit(PageState.LOADING, 0)
        self._view.load(QUrl(self._config.address))

    @Slot(bool)
    def _on_finished(self, ok: bool) -> None:
        if self._again.isActive():
            return  # of what was given up
        refused, self._refused = self._refused, False
        if not ok and refused:
            return  # it wanted to lead elsewhere; what was there stays
        if not ok:
            self._fail(PageState.FAILED)
            return
        self._limit.stop()
        self._again_s = FIRST_AGAIN_S
        self._leave_keys()
        self.told.emit(PageState.SHOWN, 0)
        if self._config.reload_s is not None:
            self._reload.start()

    @Slot()
    def _on_limit(self) -> None:
        self._fail(PageState.FAILED)
        self._view.stop()

    @Slot(object, int)
    def _on_terminated(self, status: Any, code: int) -> None:
        del status, code
        self._fail(PageState.CRASHED)

    def _fail(self, state: PageState) -> None:
        self._limit.stop()
        self._reload.stop()
        self._again.start(self._again_s * 1000)
        self.told.emit(state, self._again_s)
        self._again_s = again_s(self._again_s)

    def _leave_keys(self) -> None:
        """Leave the keyboard to the wall: the mouse is enough for a page."""
        for widget in (self, self._view, self._view.focusProxy()):
            if widget is not None:
                widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @Slot(object)
    def _on_navigation(self, request: Any) -> None:
        url = request.url()
        if may_show(url.scheme(), url.host(), self._config.allowed):
            request.accept()
        else:
            self._refused = request.isMainFrame()
            request.reject()


def _refuse_download(request: Any) -> None:
    request.cancel()


def _refuse_permission(permission: Any) -> None:
    permission.deny()


def _gate(hosts: frozenset[str], parent: QWidget) -> Any:
    """Return what lets through what a page may load, and stops the rest."""
    from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor

    class Gate(QWebEngineUrlRequestInterceptor):
        def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802 - Qt's name
            """Called in the thread of the interface."""
            url = info.requestUrl()
            if not may_load(url.scheme(), url.host(), hosts):
                info.block(True)

    return Gate(parent)

"""LSP as the specification has it, also for requests that come at a wrong time or are malformed."""

import json
from typing import Any, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol

_NOT_INITIALIZED: Final = types.ErrorCodes.ServerNotInitialized
_INVALID: Final = types.ErrorCodes.InvalidRequest
_JSON_RPC: Final = "2.0"


class Protocol(LanguageServerProtocol):
    """Answers each request: a client may wait for an answer for ever, with the user before it."""

    _is_begun = False
    _is_ended = False

    def structure_message(self, data: dict[str, Any]) -> Any:
        """The message in JSON as an object. A request that is none is refused."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and isinstance(data.get("id"), int | str):
                self._refuse(data["id"], error.code, error.message)
            raise

    def handle_message(self, message: Any) -> None:
        """Handle a message that may come now."""
        method, number = getattr(message, "method", None), getattr(message, "id", None)
        if method is None or method == types.EXIT:
            super().handle_message(message)
        elif (refused := self._refused(method)) is None:
            self._is_begun = self._is_begun or method == types.INITIALIZE
            self._is_ended = self._is_ended or method == types.SHUTDOWN
            super().handle_message(message)
        elif number is not None:
            self._refuse(number, *refused)

    def _refused(self, method: str) -> tuple[int, str] | None:
        """Why a message of this method may not come now."""
        if self._is_ended:
            return _INVALID, "已经结束（shutdown）"
        if self._is_begun and method == types.INITIALIZE:
            return _INVALID, "只能初始化（initialize）一次"
        if not self._is_begun and method not in (types.INITIALIZE, types.SHUTDOWN):
            return _NOT_INITIALIZED, "还没有初始化（initialize）"
        return None

    def _refuse(self, number: int | str, code: int, message: str) -> None:
        error = {"code": int(code), "message": message}
        body = json.dumps({"jsonrpc": _JSON_RPC, "id": number, "error": error}).encode()
        if self.writer is not None:
            self.writer.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

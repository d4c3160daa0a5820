"""Runs the custom actions in Rasa's own process, behind the interface of an action endpoint."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from jsonschema import Draft7Validator, ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

logger = logging.getLogger(__name__)

RunAction = Callable[[dict[str, Any]], Awaitable[Any]]


class LocalActions(EndpointConfig):
    """An endpoint that calls an executor instead of a server.

    An action that fails answers as a remote server's would (HTTP 500), so that Rasa treats both
    the same.
    """

    def __init__(self, run: RunAction) -> None:
        super().__init__(url="local")
        self.kwargs = {"enable_selective_domain": True}
        self._run = run

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any:
        """Run the action a request names and return its events and responses."""
        call = kwargs["json"]
        try:
            return await self._run(call)
        except Exception as error:
            logger.exception("action %s failed", call.get("next_action"))
            raise ClientResponseError(500, "action failed", str(error)) from error


def compile_validation() -> None:
    """Check action results with a validator made once, not anew with its schema at every call.

    The same check as Rasa's, which takes most of a turn (`docs/decisions/0004-one-process.md`).
    """
    validator = Draft7Validator(RemoteAction.action_response_format_spec())

    def validate(self: RemoteAction, result: dict[str, Any]) -> bool:
        error = next(validator.iter_errors(result), None)
        if error is not None:
            raise ValidationError(f"an action's answer is not valid: {error.message}")
        return True

    RemoteAction._validate_action_result = validate  # type: ignore[method-assign]

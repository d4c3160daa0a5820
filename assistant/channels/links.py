"""The tokens in the links of mails: whoever holds one may act for its role in one request."""

from __future__ import annotations

from itsdangerous import BadData, URLSafeSerializer

from assistant.mentoring.errors import BadInput
from assistant.mentoring.requests import MENTEE, MENTOR

ROLES = (MENTOR, MENTEE)


class Links:
    """Signs and reads tokens; nobody logs in, so only the signature says who somebody is."""

    def __init__(self, key: str, kind: str = "request-link") -> None:
        # The salt keeps a session of the chat page from opening a request, and the reverse.
        self._signer = URLSafeSerializer(key, salt=kind)

    def sign(self, role: str, request_id: str) -> str:
        """The token for one side of a request; `role` is one of `ROLES`."""
        if role not in ROLES:
            raise BadInput(f"'{role}' is no side of a request")
        return str(self._signer.dumps([role, request_id]))

    def read(self, token: str) -> tuple[str, str]:
        """Role and request id of a token; raises BadInput for one that was not signed here."""
        try:
            match self._signer.loads(token):
                case [str(role), str(request_id)] if role in ROLES:
                    return role, request_id
        except BadData as error:
            raise BadInput("this link was not signed here") from error
        raise BadInput("this link names no request")

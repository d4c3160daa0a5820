"""The tokens in the links of mails: whoever holds one may act for its role in one thing."""

from __future__ import annotations

from itsdangerous import BadData, URLSafeSerializer

from assistant.mentoring.errors import BadInput
from assistant.mentoring.requests import MENTEE, MENTOR

# The two sides of a request.
ROLES = (MENTOR, MENTEE)


class Links:
    """Signs and reads tokens; nobody logs in, so only the signature says who somebody is."""

    def __init__(
        self, key: str, salt: str = "request-link", roles: tuple[str, ...] = ROLES
    ) -> None:
        # The salt keeps a session of the chat page from opening a request, and the reverse.
        self._signer = URLSafeSerializer(key, salt=salt)
        self._roles = roles

    def sign(self, role: str, request_id: str) -> str:
        """The token for one role in one thing, such as a side of a request."""
        if role not in self._roles:
            raise BadInput(f"'{role}' is no side of a request")
        return str(self._signer.dumps([role, request_id]))

    def read(self, token: str) -> tuple[str, str]:
        """Role and request id of a token; raises BadInput for one that was not signed here."""
        try:
            match self._signer.loads(token):
                case [str(role), str(request_id)] if role in self._roles:
                    return role, request_id
        # A lone surrogate, which JSON can carry, is no text that could be checked.
        except (BadData, UnicodeError) as error:
            raise BadInput("this link was not signed here") from error
        raise BadInput("this link names no request")

"""The tokens in the links of mails and of browsers: whoever holds one may act for its owner."""

from __future__ import annotations

from itsdangerous import BadData, URLSafeSerializer, URLSafeTimedSerializer

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


class PlanTokens:
    """Signs and reads the links to plans, which run out."""

    def __init__(self, key: str, seconds: int) -> None:
        self._signer = URLSafeTimedSerializer(key, salt="plan-link")
        self._seconds = seconds

    def sign(self, link_id: str) -> str:
        """The token of one link."""
        return str(self._signer.dumps(link_id))

    def read(self, token: str) -> str:
        """The link's id; raises BadInput for a token not signed here, or one that has run out."""
        try:
            link_id = self._signer.loads(token, max_age=self._seconds)
        except (BadData, UnicodeError) as error:
            raise BadInput("this link was not signed here, or has run out") from error
        if not isinstance(link_id, str):
            raise BadInput("this link names no plan")
        return link_id


class Sessions:
    """Signs and reads what a browser keeps to go on with its conversation."""

    def __init__(self, key: str) -> None:
        self._signer = URLSafeSerializer(key, salt="web-session")

    def sign(self, key: str) -> str:
        """The token that opens the conversation of this key."""
        return str(self._signer.dumps(key))

    def read(self, token: object) -> str | None:
        """The conversation a token was signed for, or None for a token that was not."""
        try:
            key = self._signer.loads(token) if isinstance(token, str) else None
        except (BadData, UnicodeError):
            return None
        return key if isinstance(key, str) else None

"""A university's OpenID Connect provider, small, on loopback: it knows one person at a time, and checks what it is told."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT, SECRET = "variorum", "between us"


class University:
    """`person` are the claims about whoever is logged in at the university; None when they click Cancel there."""

    def __init__(self) -> None:
        self.person: dict[str, Any] | None = None
        self.audience = CLIENT
        self.challenges: dict[str, str] = {}
        university = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                university.answer(self, parse_qs(urlsplit(self.path).query))

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                university.answer(self, parse_qs(body))

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, handler: BaseHTTPRequestHandler, given: dict[str, list[str]]) -> None:
        told = {key: values[0] for key, values in given.items()}
        path = urlsplit(handler.path).path
        if path == "/authorize":
            self._send_back(handler, told)
            return
        pages = {"/.well-known/openid-configuration": self._configuration, "/token": self._token, "/userinfo": self._userinfo}
        status, body = pages[path](told, handler.headers.get("Authorization", ""))
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.end_headers()
        handler.wfile.write(json.dumps(body).encode())

    def _send_back(self, handler: BaseHTTPRequestHandler, told: dict[str, str]) -> None:
        code = secrets.token_urlsafe(8)
        self.challenges[code] = told["code_challenge"]
        result = {"code": code} if self.person else {"error": "access_denied"}
        handler.send_response(302)
        handler.send_header("Location", f"{told['redirect_uri']}?{urlencode(result | {'state': told['state']})}")
        handler.end_headers()

    def _configuration(self, told: dict[str, str], _: str) -> tuple[int, dict[str, Any]]:
        at = {
            f"{name}_endpoint": f"{self.address}/{path}"
            for name, path in (("authorization", "authorize"), ("token", "token"), ("userinfo", "userinfo"))
        }
        keys = {"jwks_uri": f"{self.address}/keys", "token_endpoint_auth_methods_supported": ["client_secret_post"]}
        return 200, {"issuer": self.address} | at | keys

    def _token(self, told: dict[str, str], _: str) -> tuple[int, dict[str, Any]]:
        proof = base64.urlsafe_b64encode(hashlib.sha256(told["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        if (told["client_id"], told["client_secret"]) != (CLIENT, SECRET) or self.challenges.pop(told["code"], None) != proof:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = (self.person or {}) | {"iss": self.address, "aud": self.audience, "iat": now, "exp": now + 60}
        signed = jwt.encode(claims, "a key of the university, long enough", algorithm="HS256")
        return 200, {"access_token": "pass", "token_type": "Bearer", "expires_in": 60, "id_token": signed}

    def _userinfo(self, told: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        return (200, self.person or {}) if authorization == "Bearer pass" else (401, {})

    def log_in(self, address: str) -> str:
        """What the browser does at the university: follow the address there, and come back to the one returned."""
        parts = urlsplit(address)
        connection = HTTPConnection(parts.netloc, timeout=10)
        connection.request("GET", f"{parts.path}?{parts.query}")
        location = connection.getresponse().headers["Location"]
        connection.close()
        back = urlsplit(location)
        return f"{back.path}?{back.query}"


@contextmanager
def open_university() -> Iterator[University]:
    university = University()
    thread = threading.Thread(target=university.server.serve_forever, daemon=True)
    thread.start()
    yield university
    university.server.shutdown()
    university.server.server_close()
    thread.join()

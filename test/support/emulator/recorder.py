"""Remembers which operations of AWS were called. `GET /recorded-calls` gives them as JSON, and forgets them.

The service is that of the signature. The operation stands in the request of most services; for those with an address
for each operation it is looked up in the models of the AWS SDK, when somebody asks.
"""
import io
import json
import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote

from botocore.loaders import Loader

ASKED = "/recorded-calls"
SIGNED_FOR = re.compile(r"Credential=[^/]+/\d+/[^/]+/([^/]+)/aws4_request")


class Recorder:
    def __init__(self, application):
        self.application = application
        self.requests = []

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == ASKED:
            requests, self.requests = self.requests, []
            return answer(start_response, [call_of(*request) for request in requests])
        signed = SIGNED_FOR.search(environ.get("HTTP_AUTHORIZATION", ""))
        if signed:
            address = environ["REQUEST_METHOD"], environ["PATH_INFO"], environ.get("QUERY_STRING", "")
            target = environ.get("HTTP_X_AMZ_TARGET")
            self.requests.append((signed.group(1), address, target, body_of(environ)))
        return self.application(environ, start_response)


def body_of(environ):
    """The body, which stands where it was for the next to read it."""
    length = int(environ.get("CONTENT_LENGTH") or 0)
    body = environ["wsgi.input"].read(length)
    environ["wsgi.input"] = io.BytesIO(body)
    return body


def answer(start_response, calls):
    body = json.dumps(calls).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]


def call_of(service, address, target, body):
    method, path, query = address
    parameters = dict(parse_qsl(query, keep_blank_values=True))
    if target:
        return {"service": service, "operation": target.split(".")[-1], "parameters": texts_in(body)}
    form = dict(parse_qsl(body.decode(errors="replace")))
    if "Action" in form:
        return {"service": service, "operation": form["Action"], "parameters": form}
    operation, named = by_address(service, method, path, parameters)
    return {"service": service, "operation": operation, "parameters": {**texts_in(body), **parameters, **named}}


def texts_in(body):
    try:
        values = json.loads(body)
    except ValueError:
        return {}
    return {name: value for name, value in values.items() if isinstance(value, str)}


def by_address(service, method, path, parameters):
    matches = []
    for name, (wanted, pattern, keys) in addresses(service):
        found = wanted == method and pattern.fullmatch(path)
        if found and all(parameters.get(key) == value for key, value in keys.items()):
            matches.append((len(keys), -len(found.groups()), name, found.groupdict()))
    if not matches:
        return f"{method} {path}", {}
    *_, name, named = max(matches, key=lambda match: match[:2])
    return name, {key: unquote(value) for key, value in named.items()}


@lru_cache
def addresses(service):
    operations = Loader().load_service_model(service, "service-2")["operations"]
    return [(name, address_of(operation["http"])) for name, operation in operations.items()]


def address_of(http):
    path, _, query = http["requestUri"].partition("?")
    parts = re.split(r"\{(\w+)(\+?)\}", path)
    pattern = re.escape(parts[0])
    for name, greedy, text in zip(parts[1::3], parts[2::3], parts[3::3]):
        # An ARN may stand for a name, and has slashes of its own.
        pattern += f"(?P<{name}>{'.+' if greedy else '[^/]+|arn:.+'}){re.escape(text)}"
    return http["method"], re.compile(pattern.removesuffix("/") + "/?"), dict(parse_qsl(query, keep_blank_values=True))

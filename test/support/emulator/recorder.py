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
SIGNED_FOR = re.compile(r"Credential=[^/]+/\d+/([^/]+)/([^/]+)/aws4_request")


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
            self.requests.append((signed.groups(), address, target, body_of(environ)))
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


def call_of(scope, address, target, body):
    region, service = scope
    method, path, query = address
    in_query = dict(parse_qsl(query, keep_blank_values=True))
    form = {} if target else dict(parse_qsl(body.decode(errors="replace")))
    if target:
        operation, texts = target.split(".")[-1], texts_in(body)
    elif "Action" in form:
        operation, texts = form["Action"], list(form.items())
    else:
        operation, in_path = by_address(service, method, path, in_query)
        texts = [*in_path.items(), *in_query.items(), *texts_in(body)]
    parameters = {}
    for name, value in texts:
        parameters.setdefault(name, value)
    return {
        "service": service,
        "region": region,
        "operation": operation,
        "path": path,
        "parameters": parameters,
        "values": sorted({value for _, value in texts}),
    }


def texts_in(body):
    """Every text of a JSON body with the name of its field, those on top first."""
    try:
        level = [("", json.loads(body))]
    except ValueError:
        return []
    texts = []
    while level:
        texts += [(name, value) for name, value in level if isinstance(value, str)]
        nested = [value.items() for _, value in level if isinstance(value, dict)]
        listed = [[(name, one) for one in value] for name, value in level if isinstance(value, list)]
        level = [entry for entries in [*nested, *listed] for entry in entries]
    return texts


def by_address(service, method, path, query):
    matches = []
    for name, (wanted, pattern, keys) in addresses(service):
        found = wanted == method and pattern.fullmatch(path)
        if found and all(query.get(key) == value for key, value in keys.items()):
            # Those that differ in a header alone: the plain one, such as PutObject, has the shortest name.
            matches.append((len(keys), -len(found.groups()), -len(name), name, found.groupdict()))
    if not matches:
        return f"{method} {path}", {}
    *_, name, named = max(matches, key=lambda match: match[:3])
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
    keys = dict(parse_qsl(query, keep_blank_values=True))
    return http["method"], re.compile(pattern.removesuffix("/") + "/?"), keys

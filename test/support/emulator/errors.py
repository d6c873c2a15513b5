"""What moto does not know must fail at once: the AWS SDK retries an HTTP 500 for minutes."""
import json
import sys


def never_internal_errors(application):
    def guarded(environ, start_response):
        try:
            return list(application(environ, start_response))
        except Exception as failure:  # noqa: BLE001 - whatever it is, the client must hear of it
            call = environ.get("HTTP_X_AMZ_TARGET") or environ.get("PATH_INFO")
            print(f"unsupported: {call}: {failure!r}", file=sys.stderr, flush=True)
            return refuse(start_response, failure)

    return guarded


def refuse(start_response, failure):
    body = json.dumps({"__type": "Unsupported", "message": repr(failure)}).encode()
    headers = [
        ("Content-Type", "application/x-amz-json-1.1"),
        ("x-amzn-errortype", "Unsupported"),
        ("Content-Length", str(len(body))),
    ]
    start_response("400 Bad Request", headers)
    return [body]

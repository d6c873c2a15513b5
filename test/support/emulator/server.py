"""AWS for tests: moto over HTTP on the loopback address, with what the Terraform AWS provider needs beyond it.

Prints `listening on PORT` once it answers. Usage: server.py
"""
import logging
import os
import socket
import sys


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


PORT = free_port()
# moto reads both when it is imported: queue URLs carry the port, and `arn:aws:iam::aws:policy/...` exists only so.
os.environ["MOTO_PORT"] = str(PORT)
os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")

import patches  # noqa: E402
from errors import never_internal_errors  # noqa: E402
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app  # noqa: E402
from recorder import Recorder  # noqa: E402
from werkzeug.serving import make_server  # noqa: E402


def main():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    patches.apply()
    application = Recorder(never_internal_errors(DomainDispatcherApplication(create_backend_app)))
    server = make_server("127.0.0.1", PORT, application, threaded=True)
    print(f"listening on {PORT}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())

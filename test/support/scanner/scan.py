"""Runs checkov for each of the scans in the JSON file that is named: `{"fan-out": [{"cwd": "...", "arguments": [...]}]}`.

Prints the reports in the same form. checkov takes seconds to load, so it is loaded once; each scan is a fork, since a
scan leaves things behind in memory.
"""

import json
import os
import sys
import tempfile

from checkov.common.checks_infra.registry import get_graph_checks_registry
from checkov.main import Checkov

get_graph_checks_registry("terraform").load_checks()


def scan(folder, arguments):
    with tempfile.TemporaryFile("w+") as report:
        child = os.fork()
        if child == 0:
            os.dup2(report.fileno(), 1)
            os.chdir(folder)
            Checkov(arguments).run()
            sys.stdout.flush()
            os._exit(0)
        os.waitpid(child, 0)
        report.seek(0)
        return json.load(report)


with open(sys.argv[1], encoding="utf-8") as file:
    scans = json.load(file)
reports = {
    name: [scan(one["cwd"], one["arguments"]) for one in of_it]
    for name, of_it in scans.items()
}
print(json.dumps(reports))

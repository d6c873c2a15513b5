"""Prints which checks checkov has for each type of resource that is named: `{"aws_sns_topic": ["CKV_AWS_26"]}`."""

import importlib
import json
import sys

from checkov.common.checks_infra.registry import get_graph_checks_registry
from checkov.terraform.checks.resource.registry import resource_registry

importlib.import_module("checkov.terraform.checks.resource.aws")
together = get_graph_checks_registry("terraform")
together.load_checks()

found = {}
for kind in sys.argv[1:]:
    alone = [check.id for check in resource_registry.get_checks(kind)]
    among = [check.id for check in together.checks if kind in (check.resource_types or [])]
    found[kind] = sorted(set(alone + among))
print(json.dumps(found))

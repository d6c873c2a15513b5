"""X-Ray: moto has no resource policies."""
import json

from moto.xray.responses import XRayResponse
from moto.xray.urls import url_paths

policies = {}


def put(response):
    name = response._get_param("PolicyName")
    policy = {"PolicyName": name, "PolicyDocument": response._get_param("PolicyDocument"), "PolicyRevisionId": "1"}
    policies[name] = {**policy, "LastUpdatedTime": 0}
    return json.dumps({"ResourcePolicy": policies[name]})


def list_all(response):
    return json.dumps({"ResourcePolicies": list(policies.values())})


def delete(response):
    policies.pop(response._get_param("PolicyName"), None)
    return json.dumps({})


def apply():
    XRayResponse.put_resource_policy = put
    XRayResponse.list_resource_policies = list_all
    XRayResponse.delete_resource_policy = delete
    for action in ("PutResourcePolicy", "ListResourcePolicies", "DeleteResourcePolicy"):
        url_paths[f"{{0}}/{action}$"] = XRayResponse.dispatch

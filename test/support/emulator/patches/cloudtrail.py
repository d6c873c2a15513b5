"""Trails: moto looks them up by name only, and lists all when asked for one."""
import json

from moto.cloudtrail.models import CloudTrailBackend
from moto.cloudtrail.responses import CloudTrailResponse

describe_trails = CloudTrailResponse.describe_trails


def start_logging(backend, name):
    backend.get_trail(name).start_logging()


def stop_logging(backend, name):
    backend.get_trail(name).stop_logging()


def delete_trail(backend, name):
    backend.trails.pop(backend.get_trail(name).trail_name, None)


def only_those_asked_for(response):
    wanted = response._get_param("trailNameList")
    answer = json.loads(describe_trails(response))
    if wanted:
        trails = answer["trailList"]
        answer["trailList"] = [trail for trail in trails if trail["Name"] in wanted or trail["TrailARN"] in wanted]
    return json.dumps(answer)


def apply():
    CloudTrailBackend.start_logging = start_logging
    CloudTrailBackend.stop_logging = stop_logging
    CloudTrailBackend.delete_trail = delete_trail
    CloudTrailResponse.describe_trails = only_those_asked_for

"""Tags of topic rules, which moto takes in a header and forgets."""
import json
from urllib.parse import parse_qsl

from moto.iot.responses import IoTResponse as Responses

tags_of = {}
create_topic_rule = Responses.create_topic_rule


def create_with_tags(response):
    name = response._get_param("ruleName")
    tags_of[name] = dict(parse_qsl(response.headers.get("x-amz-tagging", "")))
    return create_topic_rule(response)


def list_tags(response):
    name = response._get_param("resourceArn").split("/")[-1]
    tags = [{"Key": key, "Value": value} for key, value in tags_of.get(name, {}).items()]
    return json.dumps({"tags": tags})


def apply():
    Responses.create_topic_rule = create_with_tags
    Responses.list_tags_for_resource = list_tags

"""Tags of scalable targets, which moto does not know."""
import json

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse as Responses

tags_of = {}
register_scalable_target = Responses.register_scalable_target


def list_tags(response):
    return json.dumps({"Tags": tags_of.get(response._get_param("ResourceARN"), {})})


def tag(response):
    tags_of.setdefault(response._get_param("ResourceARN"), {}).update(response._get_param("Tags") or {})
    return "{}"


def untag(response):
    for key in response._get_param("TagKeys") or []:
        tags_of.get(response._get_param("ResourceARN"), {}).pop(key, None)
    return "{}"


def register_with_tags(response):
    answer = register_scalable_target(response)
    arn = json.loads(answer).get("ScalableTargetARN")
    if arn and response._get_param("Tags"):
        tags_of[arn] = dict(response._get_param("Tags"))
    return answer


def apply():
    Responses.list_tags_for_resource = list_tags
    Responses.tag_resource = tag
    Responses.untag_resource = untag
    Responses.register_scalable_target = register_with_tags

"""Queue attributes: moto forgets the policy, writes JSON with spaces, and hides the redrive allow policy."""
import json

from moto.sqs.models import Queue, SQSBackend

JSON_ATTRIBUTES = ("Policy", "RedrivePolicy")
ALLOW = "RedriveAllowPolicy"

set_attributes = Queue._set_attributes
get_attributes = Queue.attributes.fget
get_queue_attributes = SQSBackend.get_queue_attributes


def compact(text):
    return json.dumps(json.loads(text), separators=(",", ":"))


def keep_policy(queue, attributes, now=None):
    before = queue.policy if hasattr(queue, "_policy_json") else None
    set_attributes(queue, attributes, now)
    if "Policy" not in attributes and before:
        queue.policy = before


def attributes_as_aws_writes_them(queue):
    result = get_attributes(queue)
    for name in JSON_ATTRIBUTES:
        if result.get(name):
            result[name] = compact(result[name])
    allowed = getattr(queue, "redrive_allow_policy", None)
    if allowed:
        result[ALLOW] = allowed
    return result


def with_redrive_allow_policy(backend, queue_name, attribute_names):
    allowed = backend.get_queue(queue_name).attributes.get(ALLOW)
    known = [name for name in attribute_names if name != ALLOW]
    result = get_queue_attributes(backend, queue_name, known) if known else {}
    if allowed and ALLOW in attribute_names:
        result[ALLOW] = allowed
    return result


def apply():
    Queue._set_attributes = keep_policy
    Queue.attributes = property(attributes_as_aws_writes_them)
    SQSBackend.get_queue_attributes = with_redrive_allow_policy

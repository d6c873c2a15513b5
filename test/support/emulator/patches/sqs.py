"""Queue attributes: moto forgets the policy, writes JSON with spaces, and hides the redrive allow policy.

Speed: for each message that it gives, moto counts all messages of the queue several times, and asks for the time twice
for each of them, in a way that takes 50 times as long as it has to. A queue of thousands would hardly answer.
"""
import json
import time

from moto.sqs import models
from moto.sqs.models import Queue, SQSBackend

from .serial import serial

JSON_ATTRIBUTES = ("Policy", "RedrivePolicy")
ALLOW = "RedriveAllowPolicy"

unix_time_millis = models.unix_time_millis
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


def milliseconds(moment=None):
    return time.time() * 1000 if moment is None else unix_time_millis(moment)


def is_within_retention(backend, queue_name, message):
    retention = backend.get_queue(queue_name).message_retention_period
    return retention + message.sent_timestamp / 1000 > time.time()


def apply():
    models.unix_time_millis = milliseconds
    SQSBackend.is_message_valid_based_on_retention_period = is_within_retention
    Queue._set_attributes = keep_policy
    Queue.attributes = property(attributes_as_aws_writes_them)
    SQSBackend.get_queue_attributes = with_redrive_allow_policy
    serial(SQSBackend, "create_queue", "delete_queue")

"""Rules: moto sends to queues and refuses topics."""
import json

from moto.events.models import Rule
from moto.sns import sns_backends

send_to_targets = Rule.send_to_targets


def also_to_topics(rule, original_event, transform_input=True):
    topics = [target for target in rule.targets if ":sns:" in target["Arn"]]
    for target in topics:
        backend = sns_backends[rule.account_id][rule.region_name]
        backend.publish(json.dumps(original_event, default=str), arn=target["Arn"])
    others = [target for target in rule.targets if target not in topics]
    every, rule.targets = rule.targets, others
    try:
        send_to_targets(rule, original_event, transform_input)
    finally:
        rule.targets = every


def apply():
    Rule.send_to_targets = also_to_topics

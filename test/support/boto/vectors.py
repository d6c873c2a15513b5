"""Asks a server of SNS and SQS, with boto3, what AWS was recorded to answer for filter policies.

Usage: vectors.py ENDPOINT MATCHES REFUSALS
Prints `{"wrong": [id, ...], "taken": [id, ...]}`: messages that arrived where they should not or the other way round, and
policies that were taken where AWS refuses them.
"""

import base64
import json
import sys

import boto3
from botocore.exceptions import ClientError

endpoint, matches, refusals = sys.argv[1:]


def client(service):
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name="eu-west-1",
        aws_access_key_id="testing",
        aws_secret_access_key="testing",
    )


sns, sqs = client("sns"), client("sqs")
topic = sns.create_topic(Name="vectors")["TopicArn"]
url = sqs.create_queue(QueueName="vectors")["QueueUrl"]
queue = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]


def recorded(file):
    with open(file, encoding="utf-8") as text:
        return json.load(text)


def subscribe(recording):
    attributes = {
        "RawMessageDelivery": "true",
        "FilterPolicyScope": recording["scope"],
        "FilterPolicy": json.dumps(recording["policy"]),
    }
    answer = sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=queue, Attributes=attributes)
    return answer["SubscriptionArn"]


def attribute(value):
    """Recordings have binary values in Base64."""
    return {
        key: base64.b64decode(content) if key == "BinaryValue" else content for key, content in value.items()
    }


def arrives(recording):
    subscription = subscribe(recording)
    message = recording["message"]
    body = message["body"]
    sns.publish(
        TopicArn=topic,
        Message="-" if body is None else json.dumps(body),
        MessageAttributes={name: attribute(value) for name, value in message["attributes"].items()},
    )
    found = sqs.receive_message(QueueUrl=url).get("Messages", [])
    for one in found:
        sqs.delete_message(QueueUrl=url, ReceiptHandle=one["ReceiptHandle"])
    sns.unsubscribe(SubscriptionArn=subscription)
    return len(found) > 0


def is_taken(recording):
    try:
        sns.unsubscribe(SubscriptionArn=subscribe(recording))
        return True
    except ClientError as failure:
        assert failure.response["Error"]["Code"] in ("InvalidParameter", "FilterPolicyLimitExceeded"), failure
        return False


wrong = [one["id"] for one in recorded(matches) if arrives(one) != one["matches"]]
taken = [one["id"] for one in recorded(refusals) if is_taken(one)]
print(json.dumps({"wrong": wrong, "taken": taken}))

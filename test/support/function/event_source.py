"""What Lambda does with a queue, on the emulator, which runs no functions: the mappings of a function say which queue
and how many messages, and its handler is called here, with events as AWS makes them. Ends when nothing waits any more.

Usage: event_source.py ENDPOINT REGION FUNCTION ARCHIVE
Prints `{"calls": [["body", ...], ...], "environment": {...}}`.
"""

import base64
import hashlib
import importlib
import json
import os
import sys

import boto3

endpoint, region, function, archive = sys.argv[1:]


def client(service):
    return boto3.client(service, endpoint_url=endpoint, region_name=region)


functions, queues = client("lambda"), client("sqs")


def load_handler(configuration):
    """The deployed code, which the archive has to be, with the variables of the function."""
    with open(archive, "rb") as file:
        digest = base64.b64encode(hashlib.sha256(file.read()).digest()).decode()
    assert digest == configuration["CodeSha256"], "another archive is deployed"
    os.environ.update(configuration.get("Environment", {}).get("Variables", {}))
    sys.path.insert(0, archive)
    module, name = configuration["Handler"].rsplit(".", 1)
    return getattr(importlib.import_module(module), name)


def record(message, source):
    """https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html"""
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message.get("Attributes", {}),
        "messageAttributes": message.get("MessageAttributes", {}),
        "md5OfBody": message["MD5OfBody"],
        "eventSource": "aws:sqs",
        "eventSourceARN": source,
        "awsRegion": region,
    }


def failed_ids(answer, mapping, messages):
    """https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html"""
    if "ReportBatchItemFailures" not in mapping.get("FunctionResponseTypes", []):
        return set()
    failures = (answer or {}).get("batchItemFailures") or []
    ids = {failure.get("itemIdentifier") for failure in failures}
    known = {message["MessageId"] for message in messages}
    return ids if ids <= known else known


def work_off(mapping, handler):
    source = mapping["EventSourceArn"]
    url = queues.get_queue_url(QueueName=source.split(":")[-1])["QueueUrl"]
    while True:
        received = queues.receive_message(
            QueueUrl=url,
            MaxNumberOfMessages=min(mapping["BatchSize"], 10),
            AttributeNames=["All"],
            MessageAttributeNames=["All"],
            WaitTimeSeconds=0,
        )
        messages = received.get("Messages", [])
        if not messages:
            return
        try:
            answer = handler({"Records": [record(message, source) for message in messages]}, None)
            failed = failed_ids(answer, mapping, messages)
        except Exception:  # A function that fails gives the whole batch back.
            failed = {message["MessageId"] for message in messages}
        yield [message["Body"] for message in messages]
        for message in messages:
            handle = {"QueueUrl": url, "ReceiptHandle": message["ReceiptHandle"]}
            if message["MessageId"] in failed:
                queues.change_message_visibility(**handle, VisibilityTimeout=0)
            else:
                queues.delete_message(**handle)


configuration = functions.get_function_configuration(FunctionName=function)
mappings = functions.list_event_source_mappings(FunctionName=function)["EventSourceMappings"]
handler = load_handler(configuration)
calls = [bodies for mapping in mappings for bodies in work_off(mapping, handler)]
print(json.dumps({"calls": calls, "environment": configuration.get("Environment", {}).get("Variables", {})}))

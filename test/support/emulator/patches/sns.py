"""Topic attributes that moto stores but never gives back, and data protection policies, which it does not know."""
from moto.core.responses import ActionResult
from moto.core.utils import camelcase_to_underscores
from moto.sns.models import SNSBackend
from moto.sns.responses import SNSResponse

from .serial import serial

PROTOCOLS = ("HTTP", "SQS", "Lambda", "Firehose", "Application")
FEEDBACK = ("SuccessFeedbackRoleArn", "FailureFeedbackRoleArn", "SuccessFeedbackSampleRate")
HIDDEN = [
    "TracingConfig",
    "SignatureVersion",
    "ArchivePolicy",
    "FifoThroughputScope",
    *(protocol + setting for protocol in PROTOCOLS for setting in FEEDBACK),
]

get_topic_attributes = SNSResponse.get_topic_attributes


def with_hidden_attributes(response):
    answer = get_topic_attributes(response)
    topic = response.backend.get_topic(response._get_param("TopicArn"))
    for name in HIDDEN:
        value = getattr(topic, camelcase_to_underscores(name), None)
        if value not in (None, ""):
            answer.result["Attributes"][name] = value
    return answer


def no_data_protection(response):
    return ActionResult({})


def apply():
    SNSResponse.get_data_protection_policy = no_data_protection
    SNSResponse.get_topic_attributes = with_hidden_attributes
    serial(SNSBackend, "subscribe", "unsubscribe", "delete_topic")
    serial(SNSBackend, "_get_topic_subscriptions", "set_subscription_attributes")

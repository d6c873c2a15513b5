"""Composite alarms: moto stores their rule already, under another call."""
from moto.cloudwatch.responses import CloudWatchResponse


def apply():
    CloudWatchResponse.put_composite_alarm = CloudWatchResponse.put_metric_alarm

"""Where moto 5.2 answers differently from AWS, so that a second plan would show changes or an apply would hang.

The patches give back what was sent. They prove that the provider's requests go round, not that AWS would take them.
"""
from . import application_autoscaling, budgets, cloudtrail, cloudwatch, codebuild, codepipeline, ec2, ecs, events, iot, lambda_, sns, sqs, step_functions, xray

SERVICES = (application_autoscaling, budgets, cloudtrail, cloudwatch, codebuild, codepipeline, ec2, ecs, events, iot, lambda_, sns, sqs, step_functions, xray)


def apply():
    for service in SERVICES:
        service.apply()

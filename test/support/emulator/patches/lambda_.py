"""Function settings that moto drops, and messages that it would hand to functions, which it cannot run here."""
from moto.awslambda.models import LambdaFunction
from moto.sqs.models import Queue

DROPPED = ("DeadLetterConfig", "LoggingConfig", "KMSKeyArn")

open_queue = Queue.__init__
create = LambdaFunction.__init__
get_configuration = LambdaFunction.get_configuration
update_configuration = LambdaFunction.update_configuration


def create_and_keep(function, account_id, spec, region, version=1):
    function._kept = {name: spec[name] for name in DROPPED if spec.get(name)}
    create(function, account_id, spec, region, version)


def get_with_kept(function, *args, **kwargs):
    return {**get_configuration(function, *args, **kwargs), **getattr(function, "_kept", {})}


def update_and_keep(function, changes):
    function._kept.update({name: changes[name] for name in DROPPED if name in changes})
    return update_configuration(function, changes)


class NoMappings(dict):
    """What a queue knows of functions: nothing, so that messages stay in it. moto takes them out and calls Docker."""

    def __setitem__(self, key, value):
        pass


def open_without_functions(queue, *args, **kwargs):
    open_queue(queue, *args, **kwargs)
    queue.lambda_event_source_mappings = NoMappings()


def apply():
    Queue.__init__ = open_without_functions
    LambdaFunction.__init__ = create_and_keep
    LambdaFunction.get_configuration = get_with_kept
    LambdaFunction.update_configuration = update_and_keep

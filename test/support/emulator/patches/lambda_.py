"""Function settings that moto drops."""
from moto.awslambda.models import LambdaFunction

DROPPED = ("DeadLetterConfig", "LoggingConfig", "KMSKeyArn")

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


def apply():
    LambdaFunction.__init__ = create_and_keep
    LambdaFunction.get_configuration = get_with_kept
    LambdaFunction.update_configuration = update_and_keep

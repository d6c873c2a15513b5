"""Service settings that moto drops: they are kept beside it and laid over what it describes."""
from moto.core.utils import camelcase_to_underscores
from moto.ecs.responses import EC2ContainerServiceResponse as Responses

DROPPED = (
    "capacityProviderStrategy",
    "enableECSManagedTags",
    "enableExecuteCommand",
    "availabilityZoneRebalancing",
    "healthCheckGracePeriodSeconds",
    "deploymentConfiguration",
    "serviceConnectConfiguration",
    "placementConstraints",
    "placementStrategy",
)
ATTRIBUTES = {"enableECSManagedTags": "enable_ecs_managed_tags"}
DEFAULTS = {"availabilityZoneRebalancing": "DISABLED"}

kept = {}
create_service = Responses.create_service
update_service = Responses.update_service
describe_services = Responses.describe_services


def key_of(response, name):
    return response._get_param("cluster", "default").split("/")[-1], name.split("/")[-1]


def keep(response, name):
    sent = response._get_params()
    kept.setdefault(key_of(response, name), dict(DEFAULTS)).update({key: sent[key] for key in DROPPED if key in sent})


def create_and_keep(response):
    name = response._get_param("serviceName")
    kept.pop(key_of(response, name), None)
    keep(response, name)
    return create_service(response)


def update_and_keep(response):
    keep(response, response._get_param("service"))
    return update_service(response)


def describe_with_kept(response):
    answer = describe_services(response)
    for service in answer.result["services"]:
        for key, value in kept.get(key_of(response, service.name), {}).items():
            setattr(service, ATTRIBUTES.get(key, camelcase_to_underscores(key)), value)
        if getattr(service, "capacity_provider_strategy", None):
            service.launch_type = None
    return answer


def apply():
    Responses.create_service = create_and_keep
    Responses.update_service = update_and_keep
    Responses.describe_services = describe_with_kept

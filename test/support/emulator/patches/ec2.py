"""Descriptions of security group rules, which moto forgets where a rule is not about addresses."""
from moto.ec2.models.security_groups import SecurityGroupRule

create = SecurityGroupRule.__init__


def create_with_description(rule, *args, **kwargs):
    create(rule, *args, **kwargs)
    places = [value for value in (*args, *kwargs.values()) if isinstance(value, dict)]
    found = next((place["Description"] for place in places if place.get("Description")), None)
    if found:
        # Where moto itself puts a description that is changed later.
        rule.ip_range["Description"] = found


def apply():
    SecurityGroupRule.__init__ = create_with_description

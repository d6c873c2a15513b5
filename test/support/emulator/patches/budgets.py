"""Budgets: moto keeps subscribers and gives none back, and forgets tags."""
import json

from moto.budgets.responses import BudgetsResponse

create_budget = BudgetsResponse.create_budget
tags = {}


def key_of(notification):
    threshold = float(notification.get("Threshold", 0))
    return notification.get("NotificationType"), notification.get("ComparisonOperator"), threshold


def keep_tags(response):
    tags[response._get_param("Budget")["BudgetName"]] = response._get_param("ResourceTags") or []
    return create_budget(response)


def list_tags(response):
    name = response._get_param("ResourceARN").split("/")[-1]
    return json.dumps({"ResourceTags": tags.get(name, [])})


def describe_subscribers(response):
    budget = response.backend.budgets[response._get_param("AccountId")][response._get_param("BudgetName")]
    wanted = key_of(response._get_param("Notification"))
    found = [one.subscribers for one in budget.notifications if key_of(one.details) == wanted]
    return json.dumps({"Subscribers": found[0] if found else []})


def apply():
    BudgetsResponse.create_budget = keep_tags
    BudgetsResponse.list_tags_for_resource = list_tags
    BudgetsResponse.describe_subscribers_for_notification = describe_subscribers

"""The account that the tests of moto expect; they ask STS for it, which is not what is judged."""

import botocore.client
import pytest

ACCOUNT = "123456789012"


@pytest.fixture
def account_id():
    return ACCOUNT


_call = botocore.client.BaseClient._make_api_call


def _call_or_identity(client, operation, parameters):
    if operation != "GetCallerIdentity":
        return _call(client, operation, parameters)
    return {"Account": ACCOUNT, "UserId": "dev", "Arn": f"arn:aws:iam::{ACCOUNT}:user/dev"}


botocore.client.BaseClient._make_api_call = _call_or_identity

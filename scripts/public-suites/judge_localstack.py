"""
Points the tests of LocalStack that AWS validated at another server. Fixtures of LocalStack's own test
run are left out, as they start LocalStack. Tests that need another service of AWS, or a second account, are not run.
"""

import pytest
from localstack.testing.snapshots.transformer_utility import SNAPSHOT_BASIC_TRANSFORMER, TransformerUtility
from localstack_snapshot.snapshots.transformer import RegexTransformer

ELSEWHERE = {"create_lambda_function", "secondary_aws_client", "sqs_http_client"}


@pytest.fixture(scope="session")
def aws_session():
    from localstack.testing.aws.util import base_aws_session

    return base_aws_session()


@pytest.fixture(scope="session")
def aws_client_factory(aws_session):
    from localstack.testing.aws.util import base_aws_client_factory

    return base_aws_client_factory(aws_session)


@pytest.fixture(scope="session")
def aws_client(aws_client_factory):
    from localstack.testing.aws.util import base_testing_aws_client

    return base_testing_aws_client(aws_client_factory)


@pytest.fixture(scope="session")
def account_id():
    return "000000000000"


@pytest.fixture(scope="session")
def region_name():
    return "us-east-1"


@pytest.fixture(scope="session")
def partition():
    return "aws"


@pytest.fixture(scope="function")
def snapshot(_snapshot_session, account_id, region_name):
    _snapshot_session.transform = TransformerUtility
    for value, name in ((account_id, "111111111111"), (region_name, "<region>"), ("arn:aws:", "arn:<partition>:")):
        _snapshot_session.add_transformer(RegexTransformer(value, name), priority=2)
    _snapshot_session.add_transformer(SNAPSHOT_BASIC_TRANSFORMER, priority=2)
    return _snapshot_session


def pytest_collection_modifyitems(items):
    items[:] = [
        item
        for item in items
        if item.get_closest_marker("aws_validated") and not ELSEWHERE & set(item.fixturenames)
    ]

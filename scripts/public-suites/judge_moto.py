"""The account that the tests of moto expect; they would ask STS for it."""

import pytest


@pytest.fixture
def account_id():
    return "123456789012"

"""The procedure by staff over the store of the conversation."""

import pytest

from actions.services import Services
from tests.auxil.staff import Procedure


@pytest.fixture
def procedure(services: Services) -> Procedure:
    app = services._app
    return Procedure(app.units, app.time, app.policies)  # type: ignore[arg-type]  # a frozen time

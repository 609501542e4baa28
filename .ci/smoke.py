"""What an installed wheel must do with neither the checkout nor the development packages about."""

from __future__ import annotations

import importlib.util
import sys

import soc_data

assert "pydantic" not in sys.modules, "importing soc_data imports pydantic"
assert "site-packages" in soc_data.__file__, soc_data.__file__
assert importlib.util.find_spec("pandas") is None, "this environment is not bare"

data = soc_data.load()
print(data)  # noqa: T201
session = data.sessions["ga-064"]
assert session.statements
assert session.statements[0].session is session
assert soc_data.validate().valid
assert data.find_person("Abdul Rahman Mustafa")[0].person.id == "abdurrahman-mustafa"
message = ""
try:
    data.to_pandas("statements")
except soc_data.MissingExtraError as error:
    message = str(error)
assert "soc-data[pandas]" in message, "pandas is not installed, and nothing said so"

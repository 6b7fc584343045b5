"""test_config_schema.py: the fixtures of the configuration reader against spinlint.config.schema.json."""
import json
import pathlib
import sys

import yaml
from jsonschema import Draft202012Validator

schema = json.loads(pathlib.Path("Reports/Schemas/spinlint.config.schema.json").read_text())
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
fixtures = pathlib.Path("Tests/Fixtures/config")
failures = 0
for path in sorted(fixtures.glob("good/*.yml")):
    for error in validator.iter_errors(yaml.safe_load(path.read_text())):
        failures += 1
        print(f"FAILED {path}: {error.json_path}: {error.message}")
for path in sorted(fixtures.glob("bad/*.yml")):
    if validator.is_valid(yaml.safe_load(path.read_text())):
        failures += 1
        print(f"FAILED the schema accepts {path}")
print(f"{failures} configuration schema checks failed" if failures else "configuration schema: all passed")
sys.exit(1 if failures else 0)

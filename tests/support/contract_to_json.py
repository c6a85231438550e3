"""Writes api/openapi.yaml as JSON, for tests that read no YAML: contract_to_json.py FROM TO."""

import json
import sys
from pathlib import Path

import yaml


def main(source: str, target: str) -> None:
    contract = yaml.safe_load(Path(source).read_text(encoding="utf-8"))
    Path(target).write_text(json.dumps(contract, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

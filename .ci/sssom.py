"""Validates a directory of SSSOM/TSV exports with sssom-py, and checks that it reads what was written.

    pip install sssom==0.4.21
    python .ci/sssom.py DIRECTORY

Each file is validated against the schema, its prefixes and its CURIEs are checked, no extension slot may be
undeclared, no row may be lost, and all standard columns must be read as they were written. sssom-py knows no
extension slots and leaves them out, which is no fault of the file. With `--rewrite OUT` the files are written
anew by sssom-py into OUT, so that the library can be asked to read what another tool has written.
"""

import csv
import io
import logging
import pathlib
import sys

# This file is called like the package: without its own directory on the path, the package is found.
sys.path = [place for place in sys.path if pathlib.Path(place).resolve() != pathlib.Path(__file__).resolve().parent]

from sssom.constants import SchemaValidationType
from sssom.parsers import parse_sssom_table
from sssom.validators import validate
from sssom.writers import write_table

CHECKS = [
    SchemaValidationType.JsonSchema,
    SchemaValidationType.PrefixMapCompleteness,
    SchemaValidationType.StrictCurieFormat,
]


class Warnings(logging.Handler):
    """Collects what sssom-py only warns of: here, a warning is a fault."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())


def raw(path):
    """The table as the csv module of Python reads it, and the header."""
    text = path.read_bytes().decode("utf-8")
    faults = []
    if "\r" in text or text.startswith("\ufeff") or not text.endswith("\n"):
        faults.append("not canonical: carriage return, byte order mark or no line end")
    lines = text.split("\n")
    head = [line for line in lines if line.startswith("#")]
    body = "\n".join(lines[len(head):])
    rows = list(csv.reader(io.StringIO(body), delimiter="\t"))
    return head, rows, faults


def check(path, warnings):
    head, rows, faults = raw(path)
    declared = {line.split('"')[1] for line in head if "slot_name" in line}
    first = rows[0]
    slots = first[first.index("comment") + 1:] if "comment" in first else []
    faults += [f"undeclared extension slot {slot}" for slot in slots if slot not in declared]
    if rows[1:] != sorted(rows[1:]):
        faults.append("rows are not sorted")
    warnings.messages.clear()
    mappings = parse_sssom_table(path)
    for name, report in validate(mappings, CHECKS, fail_on_error=False).items():
        faults += [f"{name}: {result.message}" for result in report.results]
    unknown = tuple(f"No attr for {slot} [" for slot in declared)
    faults += [message for message in warnings.messages if not message.startswith(unknown)]
    try:
        mappings.clean_prefix_map()
    except ValueError as error:
        faults.append(str(error))
    read = mappings.df.astype(object)
    if len(read) != len(rows) - 1:
        faults.append(f"{len(rows) - 1} rows were written, {len(read)} read")
    for i, name in enumerate(first):
        if name in declared:
            continue
        written = [row[i] for row in rows[1:]]
        back = list(read[name].fillna("")) if name in read.columns else []
        if name == "confidence":
            written = [float(text) if text else "" for text in written]
            back = [float(value) if value != "" else "" for value in back]
        if list(map(str, back)) != list(map(str, written)):
            faults.append(f"column {name} is read otherwise than it was written")
    return mappings, len(rows) - 1, faults


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    directory = pathlib.Path(arguments[0])
    rewritten = pathlib.Path(arguments[2]) if arguments[1:2] == ["--rewrite"] else None
    files = sorted(directory.glob("*.sssom.tsv"))
    if not files:
        sys.exit(f"no *.sssom.tsv in {directory}")
    warnings = Warnings()
    logging.getLogger().addHandler(warnings)
    failed = total = 0
    for path in files:
        mappings, rows, faults = check(path, warnings)
        total += rows
        failed += bool(faults)
        for fault in faults:
            print(f"{path}: {fault}")
        if rewritten:
            rewritten.mkdir(parents=True, exist_ok=True)
            write_table(mappings, rewritten / path.name)
    print(f"{len(files)} files, {total} rows, {failed} files with faults")
    sys.exit(failed > 0)


main(sys.argv[1:])

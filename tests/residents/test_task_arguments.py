"""Promise about jobs: what they are asked with stands readable in their table for weeks: ids and fixed words."""

import ast
from pathlib import Path

ROOMS = ("accessibility", "cms", "residents", "documents", "events", "portal")
ROOT = Path(__file__).parents[2]
PLAIN = {"int", "bool", "int | None", "None"}
# Fixed words of ours, never anybody's: which format, which version of a page, a word of the dictionary of readings.
WORDS = {
    "make_format": {"kind"},
    "record_wanted_page": {"version", "manner"},
    "refresh_readings": {"surface"},
}


def jobs() -> list[ast.FunctionDef]:
    """Every function under ``@task``."""
    modules = [file for room in ROOMS for file in (ROOT / room).rglob("*.py") if "@task" in file.read_text()]
    functions = [node for file in modules for node in ast.walk(ast.parse(file.read_text()))]
    return [
        node
        for node in functions
        if isinstance(node, ast.FunctionDef)
        and any(ast.unparse(decorator).startswith("task") for decorator in node.decorator_list)
    ]


def test_no_job_is_asked_with_more_than_ids_and_fixed_words() -> None:
    found = jobs()
    asked = {
        f"{job.name}({argument.arg}: {ast.unparse(argument.annotation or ast.Constant(None))})"
        for job in found
        for argument in [*job.args.args, *job.args.kwonlyargs]
        if ast.unparse(argument.annotation or ast.Constant("")) not in PLAIN
        and argument.arg not in WORDS.get(job.name, set())
    }
    assert len(found) > 10
    assert asked == set()

"""What `compile_modules.py` changes in the copy of a module that it compiles: its meaning, as mypyc reads it best.

- A module's constants are declared `Final`: compiled code then holds the value, where it would look the name up.
- A dataclass has its `__init__` written out: the one that `dataclass` makes is Python, which no compiler sees. Nothing
  keeps others from changing a frozen one then; the sources do, and mypy.
- A function's cache is a dictionary of its module: `lru_cache` gives an object that can't be called as compiled
  functions call each other, three to six times as slow. It is emptied where `lru_cache` would drop the oldest.

Lines keep their numbers, for tracebacks.
"""

from __future__ import annotations

import ast
import re
from collections import Counter

_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")
_FUTURE = "from __future__ import annotations"


def rewritten(source: str) -> str:
    """The module to be compiled in place of `source`."""
    tree = ast.parse(source)
    lines = source.split("\n")
    if _FUTURE not in lines:
        raise ValueError(f"a module to be compiled begins with '{_FUTURE}'")
    head = ["from typing import Final"]
    _declare_constants(tree, lines)
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            _write_init(node, lines)
        elif isinstance(node, ast.FunctionDef):
            kept = _keep(node, lines, source)
            if kept:
                head.append(kept)
    lines[lines.index(_FUTURE)] = "; ".join([_FUTURE, *head])
    return "\n".join(lines)


def _declare_constants(tree: ast.Module, lines: list[str]) -> None:
    """Declare names in capitals that are given a value once `Final`."""
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    given = Counter(node.id for node in names if isinstance(node.ctx, ast.Store))
    for node in tree.body:
        match node:
            # mypyc 2.4 takes a tuple that begins with a float for one that was never given: tuples stay as they are.
            case ast.Assign(targets=[ast.Name(id=name) as told], value=value) if not isinstance(value, ast.Tuple):
                final = "Final"
            case ast.AnnAssign(target=ast.Name(id=name), annotation=told, value=value) if value is not None:
                final = f"Final[{ast.unparse(told)}]"
            case _:
                continue
        if given[name] == 1 and _CONSTANT.fullmatch(name) and told.end_lineno == node.lineno:
            line = lines[node.lineno - 1]
            lines[node.lineno - 1] = f"{name}: {final}{line[told.end_col_offset :]}"


def _write_init(node: ast.ClassDef, lines: list[str]) -> None:
    """Write out the `__init__` of a dataclass, on the empty line after it."""
    decorator = next((d for d in node.decorator_list if ast.unparse(d).startswith("dataclass(")), None)
    last = node.end_lineno or 0
    if not isinstance(decorator, ast.Call) or last >= len(lines) or lines[last].strip():
        return
    options = {option.arg: ast.unparse(option.value) for option in decorator.keywords}
    if options.pop("frozen", None) and options.get("eq") != "False":
        options["unsafe_hash"] = "True"  # equal ones have the same hash, as frozen ones do
    options["init"] = "False"
    parameters, body = ["self"], []
    for each in node.body:
        if not isinstance(each, ast.AnnAssign):
            continue
        name, kind, value = ast.unparse(each.target), ast.unparse(each.annotation), each.value
        told: dict[str | None, ast.expr] = {}
        if isinstance(value, ast.Call) and ast.unparse(value.func) == "field":
            told = {option.arg: option.value for option in value.keywords}
            value = told.get("default")
        maker = ast.unparse(told["default_factory"]) if "default_factory" in told else ""
        factory = {"list": "[]", "dict": "{}", "": ""}.get(maker, f"{maker}()")
        if "init" in told:
            body += [f"self.{name} = {factory or ast.unparse(value)}"] if factory or value is not None else []
        elif factory:
            parameters.append(f"{name}: {kind} | None = None")
            body.append(f"self.{name} = {factory} if {name} is None else {name}")
        else:
            parameters.append(f"{name}: {kind}" + (f" = {ast.unparse(value)}" if value is not None else ""))
            body.append(f"self.{name} = {name}")
    if any(isinstance(each, ast.FunctionDef) and each.name == "__post_init__" for each in node.body):
        body.append("self.__post_init__()")
    row = decorator.lineno - 1
    if decorator.end_lineno != decorator.lineno:
        return
    lines[row] = f"@dataclass({', '.join(f'{name}={value}' for name, value in options.items())})"
    lines[last] = f"    def __init__({', '.join(parameters)}) -> None: {'; '.join(body)}"


def _keep(node: ast.FunctionDef, lines: list[str], source: str) -> str:
    """Put a dictionary in the place of a function's cache; what declares it, '' if the function has none."""
    decorators = [ast.unparse(decorator) for decorator in node.decorator_list]
    bound = re.fullmatch(r"cache|lru_cache\(maxsize=(.+)\)", decorators[0]) if len(decorators) == 1 else None
    arguments = node.args.args
    if bound is None or not arguments or node.returns is None or f"{node.name}.__wrapped__" in source:
        return ""
    names = [argument.arg for argument in arguments]
    kinds = [ast.unparse(argument.annotation) for argument in arguments if argument.annotation is not None]
    key = names[0] if len(names) == 1 else f"({', '.join(names)})"
    kind = kinds[0] if len(kinds) == 1 else f"tuple[{', '.join(kinds)}]"
    given = ", ".join(names)
    kept, keep, result = f"_KEPT_{node.name}", f"_keep_{node.name}", ast.unparse(node.returns)
    row = node.lineno - 1
    lines[row] = lines[row].replace(f"def {node.name}(", f"def _make_{node.name}(", 1)
    lines[node.decorator_list[0].lineno - 1] = (
        f"def {node.name}({ast.unparse(node.args)}) -> {result}: "
        f"return found if (found := {kept}.get({key})) is not None else {keep}({given})"
    )
    lines += [
        f"def {keep}({ast.unparse(node.args)}) -> {result}:",
        *([f"    if {key} in {kept}: return {kept}[{key}]"] if "None" in result else []),
        f"    made = _make_{node.name}({given})",
        *([f"    if len({kept}) >= {bound[1]}: {kept}.clear()"] if bound[1] else []),
        f"    {kept}[{key}] = made",
        "    return made",
        "",
    ]
    return f"{kept}: Final[dict[{kind}, {result}]] = {{}}"

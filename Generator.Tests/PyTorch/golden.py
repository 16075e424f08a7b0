"""Computes rows of the golden numbers through generated modules.

Usage: golden.py FOLDER GROUPS RESULTS: each group has a module, statements that call its functions F and G, numbers, and rows.
"""

import importlib
import json
import sys

import torch


def run(group):
    dtype = getattr(torch, group["dtype"])
    module = importlib.import_module(group["module"])
    x = torch.tensor(group["x"], dtype=dtype, requires_grad=True)
    names = {"x": x, "torch": torch, **group["numbers"]}
    names.update({name.upper(): getattr(module, name) for name in ("f", "g") if hasattr(module, name)})
    exec(group["call"], names)
    (gradient,) = torch.autograd.grad(
        names["y"], x, torch.tensor(group["gradient"], dtype=dtype)
    )
    return {"y": names["y"].tolist(), "dx": gradient.tolist()}


def main(folder, groups, results):
    sys.path.insert(0, folder)
    with open(groups, encoding="utf-8") as file:
        answers = [run(group) for group in json.load(file)]
    with open(results, "w", encoding="utf-8") as file:
        json.dump(answers, file)


if __name__ == "__main__":
    main(*sys.argv[1:])

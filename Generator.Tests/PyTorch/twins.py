"""Calls functions and layers of generated modules as a list says, and writes what they give.

Usage: twins.py FOLDER CALLS RESULTS, the folder of the modules and two files of JSON.
"""

import base64
import importlib
import json
import sys

import torch


def tensor(data, dtype):
    values = torch.frombuffer(bytearray(base64.b64decode(data["data"])), dtype=torch.float64)
    return values.to(dtype).reshape(data["shape"])


def text(values):
    data = values.detach().to(torch.float64).contiguous().numpy().tobytes()
    return {"shape": list(values.shape), "data": base64.b64encode(data).decode("ascii")}


def operand(data, dtype):
    """A number, a truth, a tensor, or one that is learned: a leaf or a parameter."""
    if not isinstance(data, dict):
        return data
    value = tensor(data, dtype)
    if data.get("parameter"):
        return torch.nn.Parameter(value)
    return value.requires_grad_(data["grad"])


def weighted(values):
    """A sum in which no two elements count alike."""
    total = 0
    for i, value in enumerate(values):
        weights = torch.cos(0.7 * torch.arange(value.numel(), dtype=torch.float64) + i)
        total = total + (value * weights.reshape(value.shape).to(value.dtype)).sum()
    return total


def zeros_for_none(gradients, leaves):
    return [torch.zeros_like(x) if g is None else g for g, x in zip(gradients, leaves)]


def derivatives(values, leaves, create_graph):
    total = weighted(values)
    if not leaves or not isinstance(total, torch.Tensor) or not total.requires_grad:
        return [torch.zeros_like(x) for x in leaves]
    gradients = torch.autograd.grad(
        total, leaves, create_graph=create_graph, allow_unused=True
    )
    return zeros_for_none(gradients, leaves)


def run(call):
    dtype = getattr(torch, call["dtype"])
    function = getattr(importlib.import_module(call["module"]), call["function"])
    operands = [operand(data, dtype) for data in call["operands"]]
    leaves = [x for x in operands if isinstance(x, torch.Tensor) and x.requires_grad]
    if call["layer"] is not None:
        settings = {name: operand(data, dtype) for name, data in call["layer"].items()}
        layer = function(**settings, dtype=dtype)
        if call["state"]:
            layer.load_state_dict({k: tensor(v, dtype) for k, v in call["state"].items()})
        function = getattr(layer, call["method"])
        leaves += [parameter for _, parameter in sorted(layer.named_parameters())]
    outputs = function(*operands)
    outputs = [outputs] if isinstance(outputs, torch.Tensor) else list(outputs)
    first = derivatives(outputs, leaves, create_graph=False)
    again = function(*operands)
    again = [again] if isinstance(again, torch.Tensor) else list(again)
    second = derivatives(derivatives(again, leaves, create_graph=True), leaves, create_graph=False)
    return {
        "outputs": [text(x) for x in outputs],
        "first": [text(x) for x in first],
        "second": [text(x) for x in second],
    }


def main(folder, calls, results):
    sys.path.insert(0, folder)
    torch.set_num_threads(1)
    with open(calls, encoding="utf-8") as file:
        requests = json.load(file)
    answers = []
    for i, call in enumerate(requests):
        try:
            answers.append(run(call))
        except Exception as error:
            raise RuntimeError(f"call {i}: {call['module']}.{call['function']}") from error
    with open(results, "w", encoding="utf-8") as file:
        json.dump(answers, file)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The network of the sample in PyTorch: its neurons are those that are written in C#."""

import importlib

import torch


def neurons(layer):
    """A layer of neurons, by the name of its class and its parameters."""
    module, name = layer["class"].rsplit(".", 1)
    return getattr(importlib.import_module(module), name)(**layer["parameters"])


class SpikingNetwork(torch.nn.Module):
    """Two layers of spiking neurons and a readout, from [time, batch, inputs] to class scores
    [batch, classes]: the mean of a class's potential over time.
    """

    def __init__(self, options):
        super().__init__()
        hidden = options["hidden"]
        first, second, readout = map(neurons, options["layers"])
        self.layers = torch.nn.Sequential(
            torch.nn.Linear(options["inputs"], hidden),
            first,
            torch.nn.Linear(hidden, hidden),
            second,
            torch.nn.Linear(hidden, options["classes"]),
            readout,
        )

    def forward(self, inputs):
        return self.layers(inputs).mean(0)

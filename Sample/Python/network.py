"""The network of the sample in PyTorch: its neurons are those that are written in C#."""

import math

import torch

from surrogates.sample.network.leaky_readout import LeakyReadout
from surrogates.sample.network.lif import Lif


class SpikingNetwork(torch.nn.Module):
    """Two layers of spiking neurons and a readout, from [time, batch, inputs] to class scores
    [batch, classes]: the mean of a class's potential over time.
    """

    def __init__(self, inputs, hidden, classes, steps):
        super().__init__()
        # A neuron remembers about a fifth of the duration, however finely that is cut into steps.
        decay = math.exp(-5 / steps)
        self.layers = torch.nn.Sequential(
            torch.nn.Linear(inputs, hidden),
            Lif(decay),
            torch.nn.Linear(hidden, hidden),
            Lif(decay),
            torch.nn.Linear(hidden, classes),
            LeakyReadout(decay),
        )

    def forward(self, inputs):
        return self.layers(inputs).mean(0)

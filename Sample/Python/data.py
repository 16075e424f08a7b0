"""The samples that the sample has exported, encoded over time as it does."""

import torch


class Samples:
    """Labelled samples, of which batches are picked."""

    def __init__(self, values, labels, coding, steps):
        self.values = values
        self.labels = labels
        self.coding = coding
        self.steps = steps

    def __len__(self):
        return len(self.labels)

    def pick(self, indices, device):
        """The inputs, [time, batch, inputs], and the labels of some samples."""
        values = self.values[indices].to(device)
        return self._encode(values), self.labels[indices].to(device)

    def _encode(self, values):
        if self.coding == "Current":
            return values.expand(self.steps, *values.shape)
        if self.coding != "SpikeTime":
            raise ValueError(f"unknown coding {self.coding}")
        # Each value is the time of its input's only spike, as a fraction of the duration.
        times = torch.arange(self.steps, device=values.device).view(-1, 1, 1)
        return (times == (values * self.steps).floor()).to(values.dtype)


def load(run):
    """The samples to train with, those for validation, and those to test with."""
    coding, steps = run["data"]["coding"], run["options"]["steps"]
    return [
        Samples(
            run["data"][f"{part}_values"], run["data"][f"{part}_labels"], coding, steps
        )
        for part in ("train", "validation", "test")
    ]

"""Trains the sample's network, on one machine or on many.

    python train.py
    torchrun --nproc_per_node 4 train.py

With several processes each of them computes a part of every batch, and their gradients are averaged:
DistributedDataParallel, over gloo on processors and over NCCL where there are GPUs. Whatever their
number, a step is the same but for rounding.
"""

import argparse
import os
import pathlib

import torch
import torch.distributed

import data
from network import SpikingNetwork

HERE = pathlib.Path(__file__).resolve().parent
TEST_BATCH = 256


def arguments(options):
    parser = argparse.ArgumentParser(description="Trains the sample's spiking network.")
    parser.add_argument(
        "--weights", default=HERE / "weights.pt", help="state_dict to begin with"
    )
    parser.add_argument(
        "--save",
        default=HERE / "trained.pt",
        help="state_dict that is written when an epoch is the best so far",
    )
    parser.add_argument("--epochs", type=int, default=options["epochs"])
    parser.add_argument(
        "--batch",
        type=int,
        default=options["batch"],
        help="samples a step, of all processes together",
    )
    parser.add_argument("--lr", type=float, default=options["lr"])
    parser.add_argument("--seed", type=int, default=options["seed"])
    parser.add_argument("--stop-after", type=int, metavar="STEPS", help="for a trial")
    parser.add_argument("--log", help="file for the loss of each step, as CSV")
    return parser.parse_args()


class Processes:
    """Those that train together: torchrun says in the environment how many there are."""

    def __init__(self):
        self.rank = int(os.environ.get("RANK", 0))
        self.count = int(os.environ.get("WORLD_SIZE", 1))
        self.device = torch.device("cpu")
        if torch.cuda.is_available():
            self.device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0)))
            torch.cuda.set_device(self.device)
        # One tensor for all sums, which outlives the group: a thread of gloo that had
        # the last reference to one would need Python's lock to let go of it, and
        # whoever ends the group has that lock while it waits for the thread.
        self.sum = torch.zeros((), dtype=torch.float64, device=self.device)
        if self.count > 1:
            torch.distributed.init_process_group(
                "nccl" if self.device.type == "cuda" else "gloo"
            )

    def wrap(self, network):
        if self.count == 1:
            return network
        gpus = [self.device.index] if self.device.type == "cuda" else None
        return torch.nn.parallel.DistributedDataParallel(network, device_ids=gpus)

    def part(self, indices):
        """This process's samples of a batch."""
        return indices[self.rank :: self.count]

    def total(self, value):
        """The sum of the processes' values."""
        self.sum.fill_(value)
        if self.count > 1:
            torch.distributed.all_reduce(self.sum)
        return self.sum.item()

    def end(self):
        if self.count > 1:
            torch.distributed.destroy_process_group()


def train_step(network, optimizer, samples, indices, smoothing, processes):
    """One step with a batch; gives the mean loss of all its samples."""
    inputs, labels = samples.pick(processes.part(indices), processes.device)
    optimizer.zero_grad()
    loss = torch.nn.functional.cross_entropy(
        network(inputs), labels, label_smoothing=smoothing, reduction="sum"
    )
    # Gradients are averaged over the processes, whose parts need not be equally large.
    (loss * processes.count / len(indices)).backward()
    optimizer.step()
    return processes.total(loss.item()) / len(indices)


@torch.no_grad()
def accuracy(network, samples, processes):
    """The share of the samples that the network gets right."""
    right = 0
    for indices in torch.arange(len(samples)).split(TEST_BATCH):
        inputs, labels = samples.pick(processes.part(indices), processes.device)
        right += (network(inputs).argmax(1) == labels).sum().item()
    return processes.total(right) / len(samples)


def save(network, path):
    """Replaces the file as a whole: whoever reads it finds the old one or the new one."""
    part = f"{path}.part"
    torch.save(network.state_dict(), part)
    os.replace(part, path)


def write_log(losses, path):
    with open(path, "w", encoding="utf-8") as file:
        file.write("step,loss\n")
        file.writelines(f"{i},{loss!r}\n" for i, loss in enumerate(losses, 1))


def main():
    run = torch.load(HERE / "samples.pt")
    options = run["options"]
    given = arguments(options)
    folder = pathlib.Path(given.save).resolve().parent
    if not folder.is_dir():
        raise SystemExit(f"--save {given.save}: there is no folder {folder}")
    processes = Processes()
    train_samples, validation_samples, test_samples = data.load(run)
    network = SpikingNetwork(options)
    network.load_state_dict(torch.load(given.weights, map_location="cpu"))
    network = network.to(processes.device)
    trained = processes.wrap(network)
    optimizer = torch.optim.Adam(trained.parameters(), given.lr)
    # The same on all processes, so that they agree on the order.
    generator = torch.Generator().manual_seed(given.seed)
    batches = -(-len(train_samples) // given.batch)
    steps = given.epochs * batches
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    losses = []
    best = 0
    while len(losses) < min(steps, given.stop_after or steps):
        if len(losses) % batches == 0:
            order = torch.randperm(len(train_samples), generator=generator)
            order = order.split(given.batch)
        indices = order[len(losses) % batches]
        smoothing = options["label_smoothing"]
        losses.append(
            train_step(trained, optimizer, train_samples, indices, smoothing, processes)
        )
        schedule.step()
        if len(losses) % batches == 0 or len(losses) == given.stop_after:
            share = accuracy(network, validation_samples, processes)
            if processes.rank == 0:
                epoch = losses[-batches:]
                print(
                    f"step {len(losses):6}  loss {sum(epoch) / len(epoch):.4f}  "
                    f"validation {share * 100:5.1f} %",
                    flush=True,
                )
            # Of equally good epochs the last, which has learned the longest.
            if share >= best:
                best = share
                kept = {name: x.clone() for name, x in network.state_dict().items()}
                if processes.rank == 0:
                    save(network, given.save)
    network.load_state_dict(kept)
    share = accuracy(network, test_samples, processes)
    if processes.rank == 0:
        if given.log:
            write_log(losses, given.log)
        print(f"test accuracy: {share * 100:.1f} %")
    # It refers to the group as well, which has to end while the sum is there.
    del trained
    processes.end()


if __name__ == "__main__":
    main()

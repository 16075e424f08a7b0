"""PyTorch's own checks of gradients, of functions that are smooth, at random points in double precision.

Usage: gradients.py FOLDER MODULE FUNCTION..., functions of one tensor.
"""

import importlib
import sys

import torch


def main(folder, module, *functions):
    sys.path.insert(0, folder)
    loaded = importlib.import_module(module)
    torch.manual_seed(3)
    # Off every edge of a window, at which no slope is right.
    x = (3 * torch.rand(24, dtype=torch.float64) - 1.5).requires_grad_()
    for name in functions:
        function = getattr(loaded, name)
        torch.autograd.gradcheck(function, (x,), eps=1e-6, atol=1e-6, rtol=1e-5)
        torch.autograd.gradgradcheck(function, (x,), eps=1e-6, atol=1e-5, rtol=1e-4)
        print(name)


if __name__ == "__main__":
    main(*sys.argv[1:])

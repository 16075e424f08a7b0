"""What a caller of generated modules is promised beside numbers: draws, what may be left out, and errors.

Usage: promises.py FOLDER, with the modules demo.ops, demo.lif and demo.looped.
"""

import sys

import torch


def raises(error, text, function, *arguments, **named):
    try:
        function(*arguments, **named)
    except error as found:
        assert text in str(found), f"{found} does not say {text}"
    else:
        raise AssertionError(f"{function} accepts {arguments} {named}")


def check_draws(ops):
    p = torch.full((2000,), 0.25, requires_grad=True)
    drawn = ops.draw(p)
    assert set(drawn.tolist()) == {0.0, 1.0} and abs(drawn.mean().item() - 0.25) < 0.1
    drawn.sum().backward()
    assert torch.equal(p.grad, torch.ones(2000))
    generator = torch.Generator().manual_seed(5)
    first = ops.draw_from(p, generator)
    assert not torch.equal(first, ops.draw_from(p, generator))
    assert torch.equal(first, ops.draw_from(p, torch.Generator().manual_seed(5)))
    assert torch.equal(ops.draw_by(p, 7), ops.draw_by(p, 7))
    assert not torch.equal(ops.draw_by(p, 7), ops.draw_by(p, 8))


def check_overloads(ops):
    x = torch.tensor([0.5, 1.5])
    assert ops.spike_tensor_number(x, 1).tolist() == [0, 1]
    assert ops.spike_tensor_tensor(x, torch.tensor([0.0, 2.0])).tolist() == [1, 0]
    assert ops.lambda_(x, lambda_2=2).tolist() == [1.0, 3.0]


def check_errors(ops):
    x = torch.zeros(3)
    raises(TypeError, "has no gradient", ops.optional, torch.zeros(3, dtype=torch.int64))
    raises(TypeError, "not a tensor", ops.steep, x, torch.ones(2, requires_grad=True))
    raises(ValueError, "k of Demo.Ops.Steep must be", ops.steep, x, -1.0)
    raises(ValueError, "k of Demo.Ops.Steep must be", ops.steep, x, float("nan"))
    raises(TypeError, "an integer is expected", ops.levels, x, 2.5)
    raises(NotImplementedError, "parameter 'type'", __import__("demo.named").named.Named)
    assert ops.optional(x).tolist() == [1, 1, 1]
    assert ops.optional(x, torch.tensor(0.5)).tolist() == [0, 0, 0]
    # Beyond the largest number of 16 bits.
    assert ops.spike_tensor_number(x.half(), 1e6).tolist() == [0, 0, 0]


def check_loops(ops):
    x = torch.rand(4, 2, 3)
    spike, v = ops.looped(x, None, torch.tensor(0.9))
    steps, state = [], None
    for x_t in x:
        spike_t, state = ops.looped_step(x_t, state, torch.tensor(0.9))
        steps.append(spike_t)
    assert torch.equal(torch.stack(steps), spike) and torch.equal(state, v)
    spike, v = ops.looped(x[:0], torch.ones(3), torch.tensor(0.9))
    assert spike.shape == (0, 2, 3) and torch.equal(v, torch.ones(2, 3))
    raises(ValueError, "different numbers of steps", ops.gated, x, x[:2], None)


def check_layers(Lif):
    layer = Lif(0.9)
    assert list(layer.state_dict()) == ["threshold"]
    assert list(Lif(torch.ones(3)).state_dict()) == ["threshold", "decay"]
    raises(ValueError, "requires a gradient", Lif, torch.ones(3, requires_grad=True))
    raises(TypeError, "not a tensor", Lif, 0.9, k=torch.ones(3))
    assert Lif(0.9, dtype=torch.float64).threshold.dtype == torch.float64
    # A name that Python reads otherwise is the key all the same.
    other = __import__("demo.micro").micro.Micro(3, device2=0.5)
    assert list(other.state_dict()) == ["recurrent.weight"]
    assert other.run(torch.rand(4, 3))[0].shape == (4, 3)


def main(folder):
    sys.path.insert(0, folder)
    from demo import lif, ops

    check_draws(ops)
    check_overloads(ops)
    check_errors(ops)
    check_loops(ops)
    check_layers(lif.Lif)
    print("kept")


if __name__ == "__main__":
    main(*sys.argv[1:])

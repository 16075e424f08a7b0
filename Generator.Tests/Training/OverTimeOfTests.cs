using TorchSharp;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Training;

/// <summary>Modules without time, over time.</summary>
public sealed class OverTimeOfTests
{
    /// <summary>Values and gradients are those of a call for each step.</summary>
    [Fact]
    public void EqualsACallForEachStep()
    {
        using var scope = NewDisposeScope();
        var convolution = nn.Conv2d(2, 3, 3, padding: 1);
        using var layer = new OverTimeOf(convolution);

        // Not contiguous: time is not the first in memory.
        var input = randn([4, 5, 2, 6, 7]).transpose(0, 1).requires_grad_();
        var before = scope.DisposablesCount;
        var output = layer.call(input);
        Assert.Equal(before + 1, scope.DisposablesCount);
        Assert.Equal([5, 4, 3, 6, 7], output.shape);
        var expected = stack([.. input.unbind(0).Select(convolution.call)]);

        // Sums of 18 products and a bias in another order.
        Assert.True(output.allclose(expected, 1e-5, 1e-5));
        var weights = randn_like(output);
        var gradients = autograd.grad([(weights * output).sum()], [input, convolution.weight!]);
        var stepped = autograd.grad([(weights * expected).sum()], [input, convolution.weight!]);
        Assert.All(gradients.Zip(stepped), static pair => Assert.True(pair.First.allclose(pair.Second, 1e-4, 1e-4)));
    }

    /// <summary>A batch norm takes its statistics over time and batch, and learns when it trains.</summary>
    [Fact]
    public void TrainingReachesTheModule()
    {
        using var scope = NewDisposeScope();
        var norm = nn.BatchNorm1d(3);
        using var network = nn.Sequential(("norm", new OverTimeOf(norm)));
        var input = (randn(7, 8, 3) * 2) + 5;
        var output = network.call(input);
        Assert.True(output.mean([0, 1]).abs().max().ToDouble() < 1e-5);
        Assert.True(norm.running_mean!.allclose(0.1 * input.mean([0, 1]), 1e-5, 1e-5));
        network.eval();
        Assert.False(norm.training);
        var learned = norm.running_mean!.clone();
        _ = network.call(input);
        Assert.True(norm.running_mean!.allclose(learned, 0, 0));
        network.train();
        Assert.True(norm.training);
    }

    [Fact]
    public void TheModuleIsRegistered()
    {
        using var scope = NewDisposeScope();
        using var network = nn.Sequential(("conv", new OverTimeOf(nn.Conv1d(1, 2, 3))), ("norm", new OverTimeOf(nn.BatchNorm1d(2))));
        Assert.Equal(
            ["conv.module.weight", "conv.module.bias", "norm.module.weight", "norm.module.bias", "norm.module.running_mean", "norm.module.running_var", "norm.module.num_batches_tracked"],
            network.state_dict().Keys);
        network.to(float64);
        Assert.All(network.parameters(), static parameter => Assert.Equal(float64, parameter.dtype));
        Assert.Equal(float64, network.call(randn([3, 2, 1, 8], float64)).dtype);
    }

    [Fact]
    public void SavesAndLoads()
    {
        using var scope = NewDisposeScope();
        using var saved = new OverTimeOf(nn.Linear(3, 2));
        using var loaded = new OverTimeOf(nn.Linear(3, 2));
        using var written = new MemoryStream();
        saved.save(written);
        using var read = new MemoryStream(written.ToArray());
        loaded.load(read);
        var input = randn(4, 1, 3);
        Assert.True(saved.call(input).allclose(loaded.call(input), 0, 0));
    }

    /// <summary>No step and no element of the batch are shapes like others.</summary>
    [Theory]
    [InlineData(0, 4)]
    [InlineData(3, 0)]
    [InlineData(1, 1)]
    public void AnyShape(long time, long batch)
    {
        using var scope = NewDisposeScope();
        using var layer = new OverTimeOf(nn.Linear(3, 2));
        Assert.Equal([time, batch, 2], layer.call(zeros(time, batch, 3)).shape);
    }

    [Fact]
    public void WhatDoesNotFitIsNamed()
    {
        using var scope = NewDisposeScope();
        using var flattening = new OverTimeOf(nn.Flatten(0));
        using var linear = new OverTimeOf(nn.Linear(3, 2));
        var (input, flat) = (zeros(4, 2, 3), zeros(3));
        Assert.StartsWith("OverTimeOf of Linear takes [time, batch, ...], not [3].", Assert.Throws<ArgumentException>("input", () => linear.call(flat)).Message, StringComparison.Ordinal);
        Assert.Equal("Flatten returns [24] for a batch of 8, 4 steps of 2: in OverTimeOf it must keep the first dimension.", Assert.Throws<InvalidOperationException>(() => flattening.call(input)).Message);
        Assert.Throws<ArgumentNullException>("module", () => new OverTimeOf(null!));
    }

    /// <summary>Disposing it disposes the module.</summary>
    [Fact]
    public void OwnsTheModule()
    {
        var linear = nn.Linear(3, 2);
        var weight = linear.weight!;
        new OverTimeOf(linear).Dispose();
        Assert.True(weight.IsInvalid);
    }
}

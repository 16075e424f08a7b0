using Surrogates.Sample.Data;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>Samples enter the network in the order asked for, and over time as their coding says.</summary>
public sealed class BatchesTests
{
    private static readonly Samples Three = new(2, [0f, 0.5f, 0.25f, 0.99f, 1f, 0.2f], [4, 5, 6]);

    [Fact]
    public void ACurrentStaysTheSameAtEveryStep()
    {
        using var scope = NewDisposeScope();
        using var batches = new Batches(Three, InputCoding.Current, steps: 3, size: 2);

        var (inputs, _) = batches.Pick(batches.InOrder(), 0);

        Assert.Equal([3, 2, 2], inputs.shape);
        Assert.Equal([0f, 0.5f, 0.25f, 0.99f, 0f, 0.5f, 0.25f, 0.99f, 0f, 0.5f, 0.25f, 0.99f], inputs.contiguous().data<float>().ToArray());
    }

    [Fact]
    public void ATimeIsOneSpikeAtItsStep()
    {
        using var scope = NewDisposeScope();
        using var batches = new Batches(Three, InputCoding.SpikeTime, steps: 4, size: 2);

        var (inputs, _) = batches.Pick(batches.InOrder(), 0);

        Assert.Equal([4, 2, 2], inputs.shape);
        Assert.Equal([0, 2, 1, 3], inputs.argmax(0).view(-1).data<long>().ToArray());
        Assert.Equal(4, inputs.sum().item<float>());
    }

    [Fact]
    public void TheLastBatchMayBeSmallerAndNoSampleIsLeftOut()
    {
        using var scope = NewDisposeScope();
        using var batches = new Batches(Three, InputCoding.Current, steps: 1, size: 2);
        using var random = new TorchSharp.torch.Generator(3);
        var order = batches.Shuffled(random);

        var labels = Enumerable.Range(0, batches.Count).SelectMany(i => batches.Pick(order, i).Labels.data<long>().ToArray()).Order();

        Assert.Equal(2, batches.Count);
        Assert.Equal([4, 5, 6], labels);
    }
}

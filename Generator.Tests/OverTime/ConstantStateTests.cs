using Surrogates.Generator.Tests.Runtime;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>Steps that make a number, the same for all elements, of a state or of its gradient.</summary>
public sealed partial class ConstantStateTests
{
    public static TheoryData<bool> Ways { get; } = [true, false];

    /// <summary>A state that only decides has no gradient.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void OfNoGradient(bool onLanes)
    {
        using var lanes = LaneUse.Of(onLanes);
        using var scope = torch.NewDisposeScope();
        var (x, start) = (torch.tensor([0.5f, 2, 3, 1, 4, 5]).reshape(3, 2).requires_grad_(), torch.tensor([2f, 0]).requires_grad_());
        var (y, v) = Deciding(x, start);
        Assert.Equal([0f, 2, 3, 0, 0, 5], y.data<float>().ToArray());
        Assert.Equal([4f, 5], v.data<float>().ToArray());
        (y.sum() + (2 * v.sum())).backward();
        Assert.Equal([0f, 1, 1, 0, 2, 3], x.grad!.data<float>().ToArray());
        Assert.Equal([0f, 0], start.grad!.data<float>().ToArray());
    }

    /// <summary>A state that is the same after every step: its start alone counts.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void OfOneValue(bool onLanes)
    {
        using var lanes = LaneUse.Of(onLanes);
        using var scope = torch.NewDisposeScope();
        var (x, start) = (torch.tensor([0.5f, 2, 3, 1, 4, 5]).reshape(3, 2).requires_grad_(), torch.tensor([2f, 0]).requires_grad_());
        var (y, v) = Forgetting(x, start);
        Assert.Equal([1f, 0, 9, 3, 12, 15], y.data<float>().ToArray());
        Assert.Equal([3f, 3], v.data<float>().ToArray());
        (y.sum() + (2 * v.sum())).backward();
        Assert.Equal([2f, 0, 3, 3, 3, 3], x.grad!.data<float>().ToArray());
        Assert.Equal([0.5f, 2], start.grad!.data<float>().ToArray());
    }

    [Surrogate]
    private static partial (Tensor y, Tensor v) Deciding([OverTime] Tensor x, Tensor v);

    private static (float y, float v) Deciding(float x, float v) => (x * (1 - Surrogate.Detach(Surrogate.StrictStep(v - 1))), x);

    [Surrogate]
    private static partial (Tensor y, Tensor v) Forgetting([OverTime] Tensor x, Tensor v);

    private static (float y, float v) Forgetting(float x, float v) => (x * v, 3);
}

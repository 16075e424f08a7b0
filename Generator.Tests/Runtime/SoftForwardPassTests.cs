using System.Runtime.CompilerServices;
using Surrogates.Autograd;
using Surrogates.Functions;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>The forward pass with the smooth stand-ins in place of the hard operations.</summary>
public sealed class SoftForwardPassTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void APassOfItsOwnRunsEverywhere(bool onLanes)
    {
        using var scope = torch.NewDisposeScope();
        using var lanes = LaneUse.Of(onLanes);
        foreach (var type in new[] { torch.float32, torch.float64, torch.float16 })
        {
            var x = torch.randn(7, 5).to(type);
            var t = torch.randn(5);
            Close.Assert((x.to(torch.float64) - t.to(type).to(torch.float64)).sigmoid(), Function<SoftStepFunction>.ApplySoft([x, t]), "soft");
            Close.Assert(x.ge(t.to(type)).to(torch.float64), Function<SoftStepFunction>.Apply([x, t]), "hard");
        }
    }

    [Fact]
    public void SeveralOutputs()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(50_000);
        Tensor[] results = [null!, null!];
        Function<SoftPairFunction>.ApplySoft([x, 3], results);
        Close.Assert(x * 3, results[0], "first");
        Close.Assert(x + 3, results[1], "second");
    }

    [Fact]
    public void TheForwardPassItselfWhereItIsSmooth()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(9);
        Close.Assert(x * x, Function<SmoothFunction>.ApplySoft([x]), "square");
    }

    [Fact]
    public void NoGraphIsMade()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(9, requires_grad: true);
        Assert.False(Function<SmoothFunction>.ApplySoft([x]).requires_grad);
        Assert.False(Function<SoftStepFunction>.ApplySoft([x, x]).requires_grad);
    }

    [Fact]
    public void OpsWithoutOneSaySo()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(9);
        Assert.Equal(SoftPass.None, Signature<HardFunction>().SoftForward);
        Assert.Contains("Tests.Hard", Assert.Throws<NotSupportedException>(() => Function<HardFunction>.ApplySoft([x])).Message);
        Assert.Contains("signature", Assert.Throws<NotSupportedException>(() => Function<MistakenFunction>.ApplySoft([x])).Message);
    }

    private static Signature Signature<F>()
        where F : struct, IFunction => F.Signature;

    /// <summary>A function of which nothing is said.</summary>
    private readonly struct HardFunction : IFunction
    {
        static Signature IFunction.Signature { get; } = new("Tests.Hard", ["x"]);

        static void IFunction.Forward<T>(in Batch<T> batch) => throw new NotSupportedException();

        static void IFunction.Backward<T>(in Batch<T> batch) => throw new NotSupportedException();
    }

    /// <summary>A step with the sigmoid as its stand-in.</summary>
    private readonly struct SoftStepFunction : IFunction
    {
        static Signature IFunction.Signature { get; } = new("Tests.SoftStep", ["x", "threshold"]) { SoftForward = SoftPass.Separate };

        static void IFunction.Forward<T>(in Batch<T> batch)
        {
            var x = batch.Input(0);
            var threshold = batch.Input(1);
            var y = batch.Output(0);
            foreach (var i in batch)
            {
                y[i] = T.Where(x[i] >= threshold[i], 1, 0);
            }
        }

        static void IFunction.Backward<T>(in Batch<T> batch) => throw new NotSupportedException();

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        static void IFunction.SoftForward<T>(in Batch<T> batch)
        {
            var x = batch.Input(0);
            var threshold = batch.Input(1);
            var y = batch.Output(0);
            foreach (var i in batch)
            {
                y[i] = T.Sigmoid(x[i] - threshold[i]);
            }
        }
    }

    private readonly struct SoftPairFunction : IFunction
    {
        static Signature IFunction.Signature { get; } = new("Tests.SoftPair", ["x", "c"]) { Outputs = 2, SoftForward = SoftPass.Separate };

        static void IFunction.Forward<T>(in Batch<T> batch) => throw new NotSupportedException();

        static void IFunction.Backward<T>(in Batch<T> batch) => throw new NotSupportedException();

        static void IFunction.SoftForward<T>(in Batch<T> batch)
        {
            var x = batch.Input(0);
            var c = batch.Number(1);
            var first = batch.Output(0);
            var second = batch.Output(1);
            foreach (var i in batch)
            {
                (first[i], second[i]) = (x[i] * c, x[i] + c);
            }
        }
    }

    private readonly struct SmoothFunction : IFunction
    {
        static Signature IFunction.Signature { get; } = new("Tests.Smooth", ["x"]) { SoftForward = SoftPass.Same };

        static void IFunction.Forward<T>(in Batch<T> batch)
        {
            var x = batch.Input(0);
            var y = batch.Output(0);
            foreach (var i in batch)
            {
                y[i] = T.Square(x[i]);
            }
        }

        static void IFunction.Backward<T>(in Batch<T> batch) => throw new NotSupportedException();
    }

    /// <summary>Says that it has a pass that it has not.</summary>
    private readonly struct MistakenFunction : IFunction
    {
        static Signature IFunction.Signature { get; } = new("Tests.Mistaken", ["x"]) { SoftForward = SoftPass.Separate };

        static void IFunction.Forward<T>(in Batch<T> batch) => throw new NotSupportedException();

        static void IFunction.Backward<T>(in Batch<T> batch) => throw new NotSupportedException();
    }
}

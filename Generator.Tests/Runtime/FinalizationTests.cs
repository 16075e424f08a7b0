using Surrogates.Numbers;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Nothing that torch is reading is finalised under its hands, however often the garbage is collected.</summary>
public sealed class FinalizationTests
{
    private const int Rounds = 20_000;

    [Fact]
    public void NumbersLiveUntilTorchHasReadThem()
    {
        using var ended = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!ended.IsCancellationRequested)
            {
                GC.Collect(0);
                Thread.Sleep(1);
            }
        });
        collector.Start();
        try
        {
            using var scope = NewDisposeScope();
            var (x, y) = (new TensorReal(tensor(0.75f)), new TensorReal(tensor(0.5f)));
            for (var i = 0; i < Rounds; i++)
            {
                using var round = NewDisposeScope();
                Assert.Equal(1.5f, Formula(x, y).Tensor!.item<float>());
            }
        }
        finally
        {
            ended.Cancel();
            collector.Join();
        }
    }

    // Exact, and each function that takes a number or that torch itself gives one.
    private static TensorReal Formula(TensorReal x, TensorReal y)
    {
        var sum = x + y - (y + 0.25) + (1 - (x - 0.25));
        var product = 2 * (x * 4) / 3 / y / (1 / y);
        var bounded = TensorReal.Clamp(TensorReal.Pow(y, 2) + TensorReal.Square(y), 0.25, 4) + TensorReal.Finite(y);
        var decided = (x > 0.5) & (x >= 0.75) & (y < 0.75) & (y <= 0.5) & TensorReal.Equal(x, 0.75) & TensorReal.NotEqual(x, 0.5);
        return TensorReal.Where(decided, sum + product + bounded - 2.5, TensorReal.Min(x, 7) + TensorReal.Max(y, -7));
    }
}

using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>What becomes of the gradients that a callback has returned.</summary>
public sealed class ResultTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RecordedGradientsAreLetGoOfOnce(bool native)
    {
        using var kind = NodeChoice.Use(native);
        for (var i = 0; i < 50; i++)
        {
            Record();
            if (i % 10 == 0)
            {
                Collect();
            }
        }
    }

    [Fact]
    public void RecordedGradientsKeepNoGraphAlive()
    {
        var alive = SurrogateMemory.Nodes;
        Record();
        Assert.Equal(alive, SurrogateMemory.Nodes);
        RecordWithoutScope();
        Collect();
        ReleaseByNextCall();
        Assert.Equal(alive, SurrogateMemory.Nodes);

        var thread = new Thread(static () =>
        {
            Record();
            RecordWithoutScope();
        });
        thread.Start();
        thread.Join();
        for (var i = 0; i < 100 && SurrogateMemory.Nodes > alive; i++)
        {
            Collect();
        }

        Assert.Equal(alive, SurrogateMemory.Nodes);
    }

    [Fact]
    public void RecordedGradientsOfTwoThreadsDieInAnyOrder()
    {
        var alive = SurrogateMemory.Nodes;
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, static _ =>
        {
            for (var i = 0; i < 100; i++)
            {
                Record();
            }
        });
        ReleaseByNextCall();
        Assert.Equal(alive, SurrogateMemory.Nodes);
    }

    [Fact]
    public void GradientIsGoneAfterTheNextCall()
    {
        const int Elements = 1 << 25;
        const long Bytes = Elements * sizeof(float);
        using var leaf = torch.zeros(1, requires_grad: true);
        SurrogateMemory.Trim();
        var before = ProcessMemory.Resident();
        using var loss = Loss(leaf);
        loss.backward();
        ReleaseByNextCall();
        SurrogateMemory.Trim();

        // The loss still holds the operand that was saved; the gradient would be as much again.
        Assert.InRange(ProcessMemory.Resident() - before, long.MinValue, Bytes + (Bytes / 2));

        static Tensor Loss(Tensor leaf)
        {
            using var scope = torch.NewDisposeScope();
            return TestOps.GeNumber(leaf.expand(Elements).clone(), 0.5).mean().MoveToOuterDisposeScope();
        }
    }

    private static void Record()
    {
        using var scope = torch.NewDisposeScope();
        RecordWithoutScope();
    }

    // What the gradient's graph keeps alive includes the node that made it.
    private static void RecordWithoutScope()
    {
        var x = torch.randn(4, dtype: torch.float64, requires_grad: true);
        var y = TestOps.Product(x, torch.ones(4, dtype: torch.float64));
        var gradient = torch.autograd.grad([(y * y).sum()], [x], create_graph: true)[0];
        Assert.True(gradient.requires_grad);
    }

    private static void ReleaseByNextCall()
    {
        using var x = torch.zeros(1);
        TestOps.GeNumber(x, 0).Dispose();
    }

    private static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}

using Surrogates.Autograd;
using Surrogates.Native;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

public sealed class MemoryTests
{
    [Fact]
    public void NoNodeWithoutNeed()
    {
        using var scope = torch.NewDisposeScope();
        var alive = SurrogateMemory.Nodes;
        var plain = torch.rand(5);
        var leaf = torch.rand(5, requires_grad: true);
        Assert.False(TestOps.GeNumber(plain, 0.5).requires_grad);
        using (torch.no_grad())
        {
            Assert.False(TestOps.GeNumber(leaf, 0.5).requires_grad);
        }

        Assert.Equal(alive, SurrogateMemory.Nodes);
        Assert.True(TestOps.GeNumber(leaf, 0.5).requires_grad);
        Assert.Equal(alive + 1, SurrogateMemory.Nodes);
    }

    [Fact]
    public void NodesDieWithTheirGraph()
    {
        var alive = SurrogateMemory.Nodes;
        using (torch.NewDisposeScope())
        {
            var x = torch.rand(5, requires_grad: true);
            for (var i = 0; i < 10; i++)
            {
                TestOps.Ge(TestOps.GeNumber(x, 0.5), x).sum().backward();
            }
        }

        Assert.Equal(alive, SurrogateMemory.Nodes);
        var y = torch.rand(5, requires_grad: true);
        var z = TestOps.GeNumber(y, 0.5);
        y.Dispose();
        Assert.Equal(alive + 1, SurrogateMemory.Nodes);
        z.Dispose();
        Assert.Equal(alive, SurrogateMemory.Nodes);
    }

    [Fact]
    public void NodesDieOnTheFinalizerThread()
    {
        var alive = SurrogateMemory.Nodes;
        Drop();
        for (var i = 0; i < 100 && SurrogateMemory.Nodes > alive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(alive, SurrogateMemory.Nodes);

        static void Drop()
        {
            for (var i = 0; i < 20; i++)
            {
                var x = torch.rand(5, requires_grad: true);
                _ = TestOps.Ge(TestOps.GeNumber(x, 0.5), x);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ResultsJoinTheDisposeScope(bool grad)
    {
        var outer = torch.NewDisposeScope();
        var x = torch.rand(5, requires_grad: grad);
        Tensor y;
        using (torch.NewDisposeScope())
        {
            y = TestOps.GeNumber(x, 0.5);
        }

        Assert.True(y.IsInvalid);
        Assert.False(x.IsInvalid);
        outer.Dispose();
        Assert.True(x.IsInvalid);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NativeMemoryDoesNotGrow(bool scoped)
    {
        const int Elements = 1 << 18;
        Run(20);
        var before = ProcessMemory.Resident();
        Run(150);

        // A single tensor that stayed behind in each round would be 150 MiB.
        Assert.InRange(ProcessMemory.Resident() - before, long.MinValue, 75L << 20);

        void Run(int rounds)
        {
            for (var i = 0; i < rounds; i++)
            {
                using var scope = scoped ? torch.NewDisposeScope() : null;
                using var x = torch.rand(Elements, requires_grad: true);
                using var t = torch.rand(1, requires_grad: true);
                using var y = TestOps.Ge(x, t);
                using var s = y.sum();
                s.backward();
                x.grad?.Dispose();
                t.grad?.Dispose();
            }
        }
    }

    [Fact]
    public void FailuresLeaveNoMemoryBehind()
    {
        var alive = SurrogateMemory.Nodes;
        for (var i = 0; i < 50; i++)
        {
            using var scope = torch.NewDisposeScope();
            var x = torch.rand(5, requires_grad: true) * 2;
            var y = TestOps.GeNumber(x, 0.5).sum();
            x.add_(1);
            Assert.ThrowsAny<Exception>(() => y.backward());
        }

        BackwardFailure.Clear();
        Assert.Equal(alive, SurrogateMemory.Nodes);
    }

    /// <summary>Whoever takes the text of a native error has to free it: 100 of them are 30 MB.</summary>
    [LinuxFact]
    public void TextsOfErrorsAreFreed()
    {
        var text = new string('x', 300_000);
        Take(2);
        var before = ProcessMemory.Allocated();
        Take(50);
        Assert.InRange(ProcessMemory.Allocated() - before, long.MinValue, 3_000_000);

        void Take(int count)
        {
            for (var i = 0; i < count; i++)
            {
                NativeError.Leave(new(i, text));
                Assert.Equal(i, NativeError.Take()!.Value.Number);
                NativeError.Leave(new(i, text));
                Assert.Contains("xxx", Assert.Throws<InvalidOperationException>(NativeError.ThrowIfAny).Message);
            }
        }
    }

    [Theory]
    [InlineData(10_000, false)]
    [InlineData(10_000, true)]
    public void LongChainKeepsTheStackFlat(int length, bool keepsNothing)
    {
        var alive = SurrogateMemory.Nodes;
        var failure = default(Exception);
        var thread = new Thread(Run, 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        Assert.Equal(alive, SurrogateMemory.Nodes);

        void Run()
        {
            try
            {
                using var x = torch.rand(4, requires_grad: true);
                var y = Chain(x);
                y.Dispose();
                y = Chain(x);
                using (var sum = y.sum())
                {
                    sum.backward();
                }

                y.Dispose();
                Assert.NotNull(x.grad);
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }

        Tensor Chain(Tensor x)
        {
            var y = x.alias();
            for (var i = 0; i < length; i++)
            {
                var next = keepsNothing ? Function<FailingFunction>.Apply([y]) : TestOps.GeNumber(y, 0.5);
                y.Dispose();
                y = next;
            }

            return y;
        }
    }

    [Fact]
    public void ManyThreadsAtOnce()
    {
        var alive = SurrogateMemory.Nodes;
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, static worker =>
        {
            for (var i = 0; i < 300; i++)
            {
                using var scope = torch.NewDisposeScope();
                var x = torch.full(50 + worker, 0.5, requires_grad: true);
                var t = torch.full(1, 0.5, requires_grad: true);
                TestOps.Ge(x, t).sum().backward();
                Assert.Equal(-25f * (50 + worker), t.grad!.item<float>());
                Assert.All(x.grad!.data<float>().ToArray(), static value => Assert.Equal(25f, value));
                if (i % 10 == worker)
                {
                    var y = x * 1;
                    var z = TestOps.GeNumber(y, 0.5).sum();
                    y.add_(1);
                    Assert.Contains(TestOps.GeNumberName, Assert.ThrowsAny<Exception>(() => z.backward()).Message);
                }
            }
        });

        Assert.Equal(alive, SurrogateMemory.Nodes);
    }

    /// <summary>TorchSharp's own objects are part of every operation: what counts is what the op adds.</summary>
    [Fact]
    public void ACallAllocatesWhatAnOperationOfTorchDoes()
    {
        var x = torch.rand(16, requires_grad: true);
        Tensor[] gradient = [torch.ones(16)];
        Assert.InRange(Allocated(() => TestOps.GeNumber(x, 0.5)), 0, 256);
        Assert.InRange(Allocated(() => TestOps.GeNumber(x, 0.5)) - Allocated(() => x.relu()), -256, 64);

        long Allocated(Func<Tensor> op)
        {
            for (var i = 0; i < 200; i++)
            {
                Round(op);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                Round(op);
            }

            return (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
        }

        void Round(Func<Tensor> op)
        {
            using var y = op();
            y.backward(gradient);
        }
    }
}

using System.Runtime.InteropServices;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Sample;
using Surrogates.Loops;
using Surrogates.Native;
using TorchSharp;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Blocks come back on any thread, and until the process is gone.</summary>
[Collection(ProcessState.Name)]
public sealed unsafe class MemoryPoolThreadTests : IDisposable
{
    private const int Numbers = 20_000;

    private static readonly delegate* unmanaged<nint, int> Delete = (delegate* unmanaged<nint, int>)Libraries.Get("aoti_torch_delete_tensor_object");

    private readonly PoolScope _pool = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void NoBlockServesTwoTensors()
    {
        // Little enough for blocks to be freed while others are used again.
        SurrogateMemory.Limit = 6 * PoolScope.BlockOf(Numbers);
        var isDone = false;
        var collector = new Thread(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                SurrogateMemory.Trim();
            }
        });
        collector.Start();
        try
        {
            Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, Work);
        }
        finally
        {
            Volatile.Write(ref isDone, true);
            collector.Join();
        }

        Assert.Equal(0, _pool.Change.InUse);
        Assert.NotEqual(0, _pool.Change.Hits);

        static void Work(int worker)
        {
            using var x = torch.full(Numbers + worker, 1f + worker, requires_grad: true);
            for (var i = 0; i < 100; i++)
            {
                var y = TestOps.Product(x, x);
                using var first = y.alias();
                var z = TestOps.Product(x, x);
                Assert.True(first.Equals(z));
                using var sum = z.sum();
                sum.backward();
                using var gradient = x.grad!;
                x.grad = null;
                Assert.Equal(gradient[0].item<float>(), gradient.min().item<float>());
                Assert.Equal(gradient[0].item<float>(), gradient.max().item<float>());

                // Every third is left to the finalizer.
                if (i % 3 != 0)
                {
                    y.Dispose();
                    z.Dispose();
                }
            }
        }
    }

    [Fact]
    public void TheFinalizerReturnsThem()
    {
        Drop();
        Assert.Equal(0, _pool.Change.InUse);
        Assert.Equal(20, _pool.Change.Misses);
        Assert.Equal(20 * PoolScope.BlockOf(Numbers), _pool.Change.Cached);

        static void Drop()
        {
            using var x = torch.rand(Numbers);
            var all = Enumerable.Range(0, 20).Select(_ => TestOps.GeNumber(x, 0.5)).ToArray();
            GC.KeepAlive(all);
        }
    }

    [Fact]
    public void ThreadsOfTorchReturnThem()
    {
        const int Count = 64;
        var tensors = stackalloc nint[Count];
        Fill(new(tensors, Count));
        ParallelLoop.Run(Count, &DeleteOne, tensors);
        Assert.Equal(new(0, Count * PoolScope.BlockOf(Numbers), 0, Count), _pool.Change);

        static void DeleteOne(void* tensors, int part)
        {
            _ = Delete(((nint*)tensors)[part]);
        }
    }

    [PosixFact]
    public void ThreadsThatKnowNothingOfTheRuntimeReturnThem()
    {
        var tensors = new nint[8];
        Fill(tensors);
        foreach (var tensor in tensors)
        {
            nint thread;
            Assert.Equal(0, pthread_create(&thread, null, Delete, tensor));
            Assert.Equal(0, pthread_join(thread, null));
        }

        Assert.Equal(new(0, 8 * PoolScope.BlockOf(Numbers), 0, 8), _pool.Change);
    }

    [PosixFact]
    public void TheyComeBackWhileTheProcessEnds()
    {
        Assert.Equal("ends", ChildProcess.Run(EndWithTensors));
    }

    // As a static variable of a native library would do it.
    private static void EndWithTensors()
    {
        var tensors = new nint[10];
        Fill(tensors);
        foreach (var tensor in tensors)
        {
            if (__cxa_atexit(Delete, tensor, 0) != 0)
            {
                throw new InvalidOperationException();
            }
        }

        Console.WriteLine("ends");
    }

    private static void Fill(Span<nint> tensors)
    {
        using var x = torch.rand(Numbers);
        foreach (ref var tensor in tensors)
        {
            using var y = TestOps.GeNumber(x, 0.5);
            tensor = new TensorHandle(y.Handle).Share().Value;
        }
    }

    [DllImport("libc")]
    private static extern int pthread_create(nint* thread, void* attributes, delegate* unmanaged<nint, int> start, nint argument);

    [DllImport("libc")]
    private static extern int pthread_join(nint thread, void* result);

    [DllImport("libc")]
    private static extern int __cxa_atexit(delegate* unmanaged<nint, int> function, nint argument, nint library);
}

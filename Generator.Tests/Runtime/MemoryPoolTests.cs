using Surrogates.Memory;
using Surrogates.Native;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Which memory outputs and gradients get, and what is kept of it.</summary>
public sealed class MemoryPoolTests : IDisposable
{
    private const int Numbers = 50_000;

    private readonly PoolScope _pool = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void BlocksAreUsedAgain()
    {
        using var x = torch.rand(Numbers);
        var first = TestOps.GeNumber(x, 0.5);
        var memory = Memory(first);
        Assert.Equal(new(PoolScope.BlockOf(Numbers), 0, 0, 1), _pool.Change);
        first.Dispose();
        Assert.Equal(new(0, PoolScope.BlockOf(Numbers), 0, 1), _pool.Change);
        using var second = TestOps.GeNumber(x, 0.5);
        Assert.Equal(memory, Memory(second));
        Assert.Equal(new(PoolScope.BlockOf(Numbers), 0, 1, 1), _pool.Change);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void GradientsUseThemToo(bool native)
    {
        using var node = NodeChoice.Use(native);
        using (torch.NewDisposeScope())
        {
            var x = torch.rand(Numbers, requires_grad: true);
            var y = TestOps.GeNumber(x * 1, 0.5);
            var gradient = torch.ones(Numbers);
            for (var i = 0; i < 4; i++)
            {
                y.backward([gradient], retain_graph: true);
            }

            // The output and a gradient of each round. TorchSharp's class leaves gradients to the finalizer.
            Assert.Equal(5, _pool.Change.Hits + _pool.Change.Misses);
            Assert.Equal(native ? 2 : 5, _pool.Change.Misses);
        }

        Assert.Equal(0, _pool.Change.InUse);
    }

    [Fact]
    public void SmallTensorsAreTorchs()
    {
        using var x = torch.rand((PooledTensor.LeastBytes / sizeof(float)) - 1);
        using var y = TestOps.GeNumber(x, 0.5);
        Assert.Equal(default, _pool.Change);
    }

    [Theory]
    [InlineData(torch.ScalarType.Float32)]
    [InlineData(torch.ScalarType.Float64)]
    public void MemoryIsAligned(torch.ScalarType type)
    {
        using var scope = torch.NewDisposeScope();
        for (var numbers = 16_384; numbers < 200_000; numbers += 7_919)
        {
            var y = TestOps.GeNumber(torch.zeros(numbers, dtype: type), 0.5);
            Assert.Equal(0, Memory(y) % 64);
        }

        Assert.NotEqual(0, _pool.Change.Misses);
    }

    [Fact]
    public void BlocksAreAtMostAnEighthTooLarge()
    {
        for (var bytes = PooledTensor.LeastBytes; bytes < 1 << 24; bytes += 1 + (bytes / 1000))
        {
            var sizeClass = SizeClasses.Of(bytes);
            Assert.InRange(SizeClasses.Capacity(sizeClass), bytes, bytes + (bytes / 8));
            Assert.True(SizeClasses.Capacity(sizeClass - 1) < bytes);
        }

        Assert.Equal(SizeClasses.Count - 1, SizeClasses.Of(SizeClasses.MostBytes));
        Assert.Equal(SizeClasses.MostBytes, SizeClasses.Capacity(SizeClasses.Count - 1));
    }

    [Fact]
    public void NoMoreThanTheLimitIsKept()
    {
        SurrogateMemory.Limit = 3 * PoolScope.BlockOf(Numbers);
        using var x = torch.rand(Numbers);
        using (torch.NewDisposeScope())
        {
            for (var i = 0; i < 10; i++)
            {
                _ = TestOps.GeNumber(x, 0.5);
            }

            Assert.Equal(10 * PoolScope.BlockOf(Numbers), _pool.Change.InUse);
        }

        Assert.Equal(new(0, 3 * PoolScope.BlockOf(Numbers), 0, 10), _pool.Change);
        SurrogateMemory.Limit = PoolScope.BlockOf(Numbers);
        Assert.Equal(PoolScope.BlockOf(Numbers), _pool.Change.Cached);
    }

    [Fact]
    public void SizesThatNobodyAsksForMakeRoom()
    {
        SurrogateMemory.Limit = 2 * PoolScope.BlockOf(Numbers);
        using var x = torch.rand(Numbers);
        using (torch.NewDisposeScope())
        {
            _ = (TestOps.GeNumber(x, 0.5), TestOps.GeNumber(x, 0.5));
        }

        var before = SurrogateMemory.Counters.Hits;
        using var other = torch.rand(Numbers / 2);
        const int Rounds = 10_000;
        for (var i = 0; i < Rounds; i++)
        {
            TestOps.GeNumber(other, 0.5).Dispose();
        }

        Assert.InRange(SurrogateMemory.Counters.Hits - before, Rounds / 2, Rounds);
        Assert.InRange(_pool.Change.Cached, PoolScope.BlockOf(Numbers / 2), SurrogateMemory.Limit);
    }

    [Fact]
    public void TrimmingFreesWhatIsKeptAndNothingElse()
    {
        using var x = torch.rand(Numbers);
        using var y = TestOps.GeNumber(x, 0.5);
        using var expected = y.clone();
        TestOps.GeNumber(x, 0.5).Dispose();
        Assert.NotEqual(0, _pool.Change.Cached);
        SurrogateMemory.Trim();
        Assert.Equal(new(PoolScope.BlockOf(Numbers), 0, 0, 2), _pool.Change);
        Assert.True(expected.Equals(y));
    }

    [Fact]
    public void ALimitOf0TurnsThePoolOff()
    {
        using var x = torch.rand(Numbers);
        var y = TestOps.GeNumber(x, 0.5);
        SurrogateMemory.Limit = 0;
        y.Dispose();
        TestOps.GeNumber(x, 0.5).Dispose();
        Assert.Equal(new(0, 0, 0, 1), _pool.Change);
    }

    [Fact]
    public void ANegativeLimitIsRejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => SurrogateMemory.Limit = -1);
    }

    [Fact]
    public void ResultsAreTheSameWithoutThePool()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn([300, 401], requires_grad: true);
        var threshold = torch.randn([300, 1], requires_grad: true);
        var gradient = torch.randn([300, 401]);
        SurrogateMemory.Limit = 0;
        var expected = Run();
        SurrogateMemory.Limit = 1L << 30;
        for (var round = 0; round < 3; round++)
        {
            Assert.All(expected.Zip(Run()), static pair => Assert.True(pair.First.Equals(pair.Second)));
        }

        Assert.NotEqual(0, _pool.Change.Hits);

        Tensor[] Run()
        {
            using var y = TestOps.Ge(x, threshold);
            using var plain = y.detach();
            return [plain.clone(), .. torch.autograd.grad([y], [x, threshold], [gradient])];
        }
    }

    [Fact]
    public void NotEnoughMemoryIsAnException()
    {
        using var x = torch.zeros(1);
        using var large = x.expand(1L << 45);
        TestOps.GeNumber(x.expand(Numbers), 0.5).Dispose();
        Assert.NotEqual(0, _pool.Change.Cached);
        var exception = Assert.Throws<OutOfMemoryException>(() => TestOps.GeNumber(large, 0.5));
        Assert.Contains($"{1L << 47:N0} bytes", exception.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (_pool.Change.InUse, _pool.Change.Cached));

        // What had been made before the memory was out is not left behind.
        Assert.Throws<OutOfMemoryException>(() => TestOps.Fire(large, x, 0.9));
        Assert.Equal(0, _pool.Change.InUse);
    }

    [Fact]
    public void MemoryOfTheProcessStaysWithinTheLimit()
    {
        const int Largest = 4 << 20;
        SurrogateMemory.Limit = 64L << 20;
        using var x = torch.rand(Largest);
        var random = new Random(3);
        Run(50);
        var before = ProcessMemory.Resident();
        Run(150);

        // 150 tensors of 8 MiB on average: all of them would be 1.2 GiB. What the limit may add, twice.
        Assert.InRange(ProcessMemory.Resident() - before, long.MinValue, 128L << 20);

        void Run(int rounds)
        {
            for (var i = 0; i < rounds; i++)
            {
                using var part = x.narrow(0, 0, random.Next(20_000, Largest));
                using var y = TestOps.GeNumber(part, 0.5);
            }
        }
    }

    private static unsafe nint Memory(Tensor tensor)
    {
        return (nint)new TensorHandle(tensor.Handle).Data;
    }
}

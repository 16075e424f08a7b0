using Surrogates.Generator.Tests.Sample;
using Surrogates.Native;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Whatever can be done with a tensor can be done with one in a block of the pool.</summary>
public sealed unsafe class PooledTensorTests : IDisposable
{
    private const int Numbers = 50_000;

    private readonly PoolScope _pool = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void ViewsOutliveTheirTensor()
    {
        using var x = torch.rand(Numbers);
        var y = TestOps.GeNumber(x, 0.5);
        using var expected = y.clone();
        var view = y.narrow(0, 700, 50);
        y.Dispose();
        TestOps.GeNumber(x, 2).Dispose();
        Assert.Equal(PoolScope.BlockOf(Numbers), _pool.Change.InUse);
        Assert.True(expected.narrow(0, 700, 50).Equals(view));
        view.Dispose();
        Assert.Equal(0, _pool.Change.InUse);
    }

    [Fact]
    public void GradientsOfLeavesOutliveEverything()
    {
        using var x = torch.rand(Numbers, requires_grad: true);
        using (var y = TestOps.GeNumber(x, 0.5))
        using (var sum = y.sum())
        {
            sum.backward();
        }

        var gradient = x.grad!;
        using var expected = gradient.clone();
        for (var i = 0; i < 5; i++)
        {
            TestOps.GeNumber(x, 0.1 * i).Dispose();
        }

        SurrogateMemory.Trim();
        Assert.True(expected.Equals(gradient));
        gradient.Dispose();
        Assert.Equal(PoolScope.BlockOf(Numbers), _pool.Change.InUse);
        x.grad = null;
        Assert.Equal(0, _pool.Change.InUse);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void LeavesTakeGradientsAsTheyAre(int uses)
    {
        using var x = torch.rand(Numbers, requires_grad: true);
        for (var round = 0; round < 3; round++)
        {
            using (torch.NewDisposeScope())
            {
                var sum = torch.zeros(1);
                for (var i = 0; i < uses; i++)
                {
                    sum += TestOps.GeNumber(x, 0.5).sum();
                }

                sum.backward();
            }

            // The gradient is the op's own tensor, not a copy in memory of torch.
            Assert.Equal(PoolScope.BlockOf(Numbers), _pool.Change.InUse);
        }

        using var plain = x.detach();
        using var expected = 3 * uses / (1 + (Math.PI * (plain - 0.5)).pow(2));
        var gradient = x.grad!;
        Assert.True(gradient.allclose(expected, 1e-5));
        gradient.Dispose();
        x.grad = null;
        Assert.Equal(0, _pool.Change.InUse);
    }

    [Fact]
    public void GradientsThatOthersHoldAreNotTaken()
    {
        using var x = torch.rand(Numbers, requires_grad: true);
        using var gradient = torch.rand(Numbers);
        using var y = TestOps.GeNumber(x, 0.5);
        using var held = torch.autograd.grad([y], [x], [gradient], retain_graph: true)[0];
        using var expected = held.clone();
        y.backward([gradient], retain_graph: true);
        y.backward([gradient]);
        Assert.True(held.Equals(expected));
        Assert.True(x.grad!.allclose(2 * expected));
    }

    [Fact]
    public void AScopeReturnsThem()
    {
        using var x = torch.rand(Numbers);
        using (torch.NewDisposeScope())
        {
            _ = TestOps.GeNumber(TestOps.GeNumber(x, 0.5), 0.5);
            Assert.Equal(2 * PoolScope.BlockOf(Numbers), _pool.Change.InUse);
        }

        Assert.Equal(new(0, 2 * PoolScope.BlockOf(Numbers), 0, 2), _pool.Change);
    }

    [Fact]
    public void TheyAreSavedAndLoaded()
    {
        using var folder = new TemporaryFolder();
        using var x = torch.rand(Numbers);
        using var y = TestOps.GeNumber(x, 0.5);
        var file = Path.Combine(folder.Path, "tensor");
        y.save(file);
        using var loaded = torch.load(file);
        Assert.True(y.Equals(loaded));
        using var stream = new MemoryStream();
        y.Save(new BinaryWriter(stream));
        Assert.InRange(stream.Length, Numbers * sizeof(float), (Numbers * sizeof(float)) + 1000);
    }

    [Theory]
    [InlineData(Numbers / 2)]
    [InlineData(Numbers * 3)]
    public void TheyAreResized(long size)
    {
        var resize = (delegate* unmanaged<nint, long*, long, int*, int>)Libraries.Get("aoti_torch_cpu_resize_");
        using var x = torch.rand(Numbers);
        using var y = TestOps.GeNumber(x, 0.5);
        using var expected = y.clone();
        var kept = Math.Min(size, Numbers);
        Assert.Equal(0, resize(y.Handle, &size, 1, null));
        Assert.Equal(size, y.numel());
        Assert.True(expected.narrow(0, 0, kept).Equals(y.narrow(0, 0, kept)));
        y.fill_(3);
        Assert.Equal(3f * size, y.sum().item<float>());

        // Memory that grew is torch's.
        Assert.Equal(size < Numbers ? PoolScope.BlockOf(Numbers) : 0, _pool.Change.InUse);
    }

    [Fact]
    public void TheyTakeTheResultsOfOperations()
    {
        using var scope = torch.NewDisposeScope();
        var y = TestOps.GeNumber(torch.rand(Numbers), 0.5);
        var same = torch.rand(Numbers, 4);
        torch.amax(same, [1L], @out: y);
        Assert.True(same.amax([1L]).Equals(y));
        Assert.Equal(PoolScope.BlockOf(Numbers), _pool.Change.InUse);

        // Torch resizes what is to take a result; it asks for it to be empty.
        var larger = torch.rand(2 * Numbers, 4);
        var empty = y.narrow(0, 0, 0);
        torch.amax(larger, [1L], @out: empty);
        Assert.True(larger.amax([1L]).Equals(empty));
    }

    [Fact]
    public void TheyTakeTheMemoryOfAnotherTensor()
    {
        using var y = TestOps.GeNumber(torch.rand(Numbers), 0.5);
        using var other = torch.rand(7);
        y.set_(other);
        Assert.True(other.Equals(y));
        Assert.Equal(0, _pool.Change.InUse);
    }

    [Fact]
    public void TheyAreChangedInPlace()
    {
        using var scope = torch.NewDisposeScope();
        var leaf = torch.rand(Numbers, requires_grad: true);
        var y = TestOps.GeNumber(leaf * 1, 0.5);
        y.mul_(3).add_(1);
        Assert.Equal(4f, y.max().item<float>());
        y.sum().backward();
        Assert.Equal(3f, leaf.grad!.max().item<float>(), 0.01f);
    }

    [Fact]
    public void TheyMoveBetweenScopes()
    {
        Tensor y;
        using (torch.NewDisposeScope())
        {
            y = TestOps.GeNumber(torch.rand(Numbers), 0.5).MoveToOuterDisposeScope();
        }

        Assert.Equal(PoolScope.BlockOf(Numbers), _pool.Change.InUse);
        y.Dispose();
        Assert.Equal(0, _pool.Change.InUse);
    }
}

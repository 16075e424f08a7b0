using Surrogates.Native;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

public sealed class LayoutTests
{
    [Theory]
    [InlineData(true, torch.ScalarType.Float32)]
    [InlineData(true, torch.ScalarType.BFloat16)]
    [InlineData(false, torch.ScalarType.Float32)]
    public void ChannelsLastStaysChannelsLast(bool onLanes, torch.ScalarType type)
    {
        using var scope = torch.NewDisposeScope();
        using var lanes = LaneUse.Of(onLanes);

        // Small ones are in memory of torch, large ones in memory of the pool.
        foreach (var (height, width) in new[] { (4, 5), (160, 150) })
        {
            var x = ChannelsLast(torch.randn(2, 3, height, width).to(type)).requires_grad_();
            var threshold = torch.randn(3, 1, 1).to(type).requires_grad_();
            var y = TestOps.Ge(x, threshold);
            Assert.Equal(x.stride(), y.stride());
            Assert.Equal(x.ge(threshold).to(type).str(), y.str());

            y.backward([torch.ones_like(y)]);
            Assert.Equal(x.stride(), x.grad!.stride());
            var (byX, byThreshold) = (x.grad.clone(), threshold.grad!.clone());

            var contiguous = x.detach().contiguous().requires_grad_();
            var second = threshold.detach().requires_grad_();
            var z = TestOps.Ge(contiguous, second);
            z.backward([torch.ones_like(z)]);
            AssertEqual(contiguous.grad!, byX);
            Close.Assert(second.grad!, byThreshold, "gradient of the threshold");
        }
    }

    /// <summary>A result of the pool's is no view of anything: it can be changed in place, grown and saved like any other.</summary>
    [Fact]
    public unsafe void Channels_last_result_is_a_tensor_like_any_other()
    {
        using var scope = torch.NewDisposeScope();
        var x = ChannelsLast(torch.randn(2, 3, 160, 150)).requires_grad_();
        var y = TestOps.GeNumber(x, 0.5);
        y.mul_(2);
        y.sum().backward();
        Assert.True(x.grad!.abs().sum().item<float>() > 0);

        var result = TestOps.GeNumber(x.detach(), 0.5);
        var sizes = stackalloc long[] { 3, 3, 160, 150 };
        Assert.Equal(0, ((delegate* unmanaged<nint, long*, long, int*, int>)Libraries.Get("aoti_torch_cpu_resize_"))(result.Handle, sizes, 4, null));
        Assert.Equal([3, 3, 160, 150], result.shape);
        result.fill_(1);
        Assert.Equal(3 * 3 * 160 * 150, result.sum().item<float>());
    }

    /// <summary>Of all permutations of both operands, some with dimensions of one element, sliced or expanded.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ResultsLieInMemoryAsThoseOfTorchDo(bool onLanes)
    {
        using var scope = torch.NewDisposeScope();
        using var lanes = LaneUse.Of(onLanes);
        long[] sizes = [5, 1, 4, 3];
        foreach (var first in Permutations(4))
        {
            foreach (var second in Permutations(4))
            {
                using var inner = torch.NewDisposeScope();
                var x = Permuted(sizes, first);
                foreach (var y in new[] { Permuted(sizes, second), Permuted([5, 1, 4, 6], second).slice(3, 0, 6, 2), Permuted([1, 1, 4, 1], second), Permuted([5, 1, 1, 3], second).expand(sizes) })
                {
                    var (left, right) = (x.detach().requires_grad_(), y.detach().requires_grad_());
                    var z = TestOps.Product(left, right);
                    AssertSameLayout(x * y, z);
                    z.sum().backward();
                    AssertSameLayout(x, left.grad!);

                    var (expectedLeft, expectedRight) = (Contiguous(x), Contiguous(y));
                    var expected = TestOps.Product(expectedLeft, expectedRight);
                    expected.sum().backward();
                    Close.Assert(expected, z, "result");
                    Close.Assert(expectedLeft.grad!, left.grad!, "gradient of the left");
                    Close.Assert(expectedRight.grad!, right.grad!, "gradient of the right");
                }
            }
        }
    }

    [Fact]
    public void GradientLiesInMemoryAsTheIncomingOneIfNothingIsSaved()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(6, 7).t().requires_grad_();
        var y = TestOps.Straight(x);
        y.backward([torch.ones(6, 7).t()]);
        Assert.Equal(x.stride(), x.grad!.stride());
    }

    private static void AssertEqual(Tensor expected, Tensor actual) => Assert.True(expected.eq(actual).all().item<bool>());

    private static void AssertSameLayout(Tensor expected, Tensor actual)
    {
        // The stride of a single element means nothing.
        var told = expected.shape.Select(static (size, d) => (size, d)).Where(static pair => pair.size != 1).Select(static pair => pair.d).ToArray();
        Assert.Equal(told.Select(d => expected.stride()[d]), told.Select(d => actual.stride()[d]));
    }

    private static IEnumerable<long[]> Permutations(int count) =>
        count == 0
            ? [[]]
            : Permutations(count - 1).SelectMany(rest => Enumerable.Range(0, count).Select(at => (long[])[.. rest[..at], count - 1, .. rest[at..]]));

    private static Tensor Permuted(long[] sizes, long[] order)
    {
        var inMemory = torch.randn([.. order.Select(d => sizes[d])]);
        return inMemory.permute([.. Enumerable.Range(0, order.Length).Select(d => (long)Array.IndexOf(order, d))]);
    }

    private static Tensor Contiguous(Tensor x) => x.detach().contiguous().requires_grad_();

    private static Tensor ChannelsLast(Tensor x) => x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
}

using Surrogates.Evaluation;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

public sealed class ShapeTests
{
    private static readonly Dictionary<string, Func<torch.ScalarType, (Tensor X, Tensor Y)>> Shapes = new()
    {
        ["same shape"] = t => (Random(t, 3, 5), Random(t, 3, 5)),
        ["0 dimensions"] = t => (Random(t), Random(t)),
        ["0 dimensions beside many"] = t => (Random(t, 7, 11), Random(t)),
        ["many beside 0 dimensions"] = t => (Random(t), Random(t, 7, 11)),
        ["one element"] = t => (Random(t, 1, 1), Random(t, 1)),
        ["row"] = t => (Random(t, 9, 13), Random(t, 13)),
        ["column"] = t => (Random(t, 9, 13), Random(t, 9, 1)),
        ["both ways"] = t => (Random(t, 9, 1), Random(t, 1, 13)),
        ["first is smaller"] = t => (Random(t, 13), Random(t, 4, 9, 13)),
        ["middle dimension"] = t => (Random(t, 4, 9, 13), Random(t, 4, 1, 13)),
        ["outer and inner"] = t => (Random(t, 4, 9, 13), Random(t, 1, 9, 1)),
        ["ones inside"] = t => (Random(t, 4, 1, 13, 1), Random(t, 4, 1, 1, 1)),
        ["strided slice"] = t => (Random(t, 40).slice(0, 1, 39, 3), Random(t, 13)),
        ["unaligned slice"] = t => (Random(t, 101).slice(0, 1, 100, 1), Random(t, 99)),
        ["transposed"] = t => (Random(t, 6, 17).t(), Random(t, 17, 6)),
        ["both transposed"] = t => (Random(t, 6, 17).t(), Random(t, 6, 17).t()),
        ["permuted"] = t => (Random(t, 5, 6, 7).permute(2, 0, 1), Random(t, 5, 6)),
        ["expanded"] = t => (Random(t, 1, 8).expand(5, 8), Random(t, 5, 1).expand(5, 8)),
        ["columns of a matrix"] = t => (Random(t, 50, 9).narrow(1, 2, 4), Random(t, 4)),
        ["empty"] = t => (Random(t, 0), Random(t, 0)),
        ["empty beside one"] = t => (Random(t, 0, 3), Random(t, 1, 3)),
        ["empty inside"] = t => (Random(t, 4, 0, 2), Random(t, 1)),
        ["empty beside column"] = t => (Random(t, 3, 0), Random(t, 3, 1)),
        ["several blocks"] = t => (Random(t, 3, 1733), Random(t, 1733)),
        ["several blocks, column"] = t => (Random(t, 1733, 3), Random(t, 1733, 1)),
        ["several threads"] = t => (Random(t, 70_003), Random(t, 70_003)),
        ["several threads, number"] = t => (Random(t, 70_003), Random(t)),
        ["several threads, row"] = t => (Random(t, 257, 271), Random(t, 271)),
        ["several threads, column"] = t => (Random(t, 257, 271), Random(t, 257, 1)),
        ["several threads, few rows"] = t => (Random(t, 3, 35_003), Random(t, 35_003)),
        ["several threads, few columns"] = t => (Random(t, 35_003, 3), Random(t, 35_003, 1)),
        ["several threads, few of both"] = t => (Random(t, 3, 11_003, 3), Random(t, 11_003, 1)),
        ["several threads, few to be cut"] = t => (Random(t, 1, 70_003), Random(t, 2, 1)),
        ["several threads, transposed"] = t => (Random(t, 271, 257).t(), Random(t, 257, 271)),
    };

    public static TheoryData<string, torch.ScalarType, bool> Cases()
    {
        var data = new TheoryData<string, torch.ScalarType, bool>();
        foreach (var name in Shapes.Keys)
        {
            data.Add(name, torch.float32, true);
            data.Add(name, torch.float64, true);
            data.Add(name, torch.float16, true);
            data.Add(name, torch.bfloat16, true);
            data.Add(name, torch.float32, false);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void LanesTensorsAndScalarsAgree(string name, torch.ScalarType type, bool native)
    {
        using var scope = torch.NewDisposeScope();
        using var kind = NodeChoice.Use(native);
        torch.manual_seed(1);
        var (x, y) = Shapes[name](type);
        Check(TestOps.Product, x, y);
        Check(TestOps.Ge, x, y);
    }

    [Theory]
    [InlineData("unaligned slice", VectorWidth.Vector128)]
    [InlineData("unaligned slice", VectorWidth.Vector512)]
    [InlineData("permuted", VectorWidth.Vector128)]
    [InlineData("permuted", VectorWidth.Vector512)]
    [InlineData("several blocks, column", VectorWidth.Vector128)]
    [InlineData("several blocks, column", VectorWidth.Vector512)]
    internal void Every_width_is_right(string name, VectorWidth width)
    {
        using var choice = VectorWidthChoice.Use(width);
        LanesTensorsAndScalarsAgree(name, torch.float32, native: true);
        LanesTensorsAndScalarsAgree(name, torch.float64, native: true);
        LanesTensorsAndScalarsAgree(name, torch.bfloat16, native: true);
    }

    [Theory]
    [InlineData(torch.ScalarType.Float32)]
    [InlineData(torch.ScalarType.Float64)]
    [InlineData(torch.ScalarType.Float16)]
    public void EveryTailIsRight(torch.ScalarType type)
    {
        using var kind = NodeChoice.Use(native: true);
        foreach (var width in LaneFunctions.Widths)
        {
            using var choice = VectorWidthChoice.Use(width);
            for (var n = 1; n <= 40; n++)
            {
                using var scope = torch.NewDisposeScope();
                Check(TestOps.Product, Random(type, n), Random(type, n));
                Check(TestOps.Product, Random(type, n), Random(type));
                Check(TestOps.Product, Random(type, 2 * n).slice(0, 0, 2 * n, 2), Random(type, 3, 1));
            }
        }
    }

    [Fact]
    public void TailWritesNothingBeyondItsTensor()
    {
        using var scope = torch.NewDisposeScope();
        for (var n = 1; n < 20; n++)
        {
            var x = torch.rand(n);
            var y = TestOps.GeNumber(x, 0.5);
            Assert.Equal(n, y.numel());
            Assert.Equal(x.ge(0.5).to(torch.float32).data<float>().ToArray(), y.data<float>().ToArray());
        }
    }

    [Fact]
    public void SumsRepeatToTheLastBit()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(300_000);
        var first = Threshold(x);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(first, Threshold(x));
        }

        static float Threshold(Tensor x)
        {
            var t = torch.tensor(0.1f, requires_grad: true);
            TestOps.Ge(x, t).sum().backward();
            return t.grad!.item<float>();
        }
    }

    private static void Check(Func<Tensor, Tensor, Tensor> op, Tensor x, Tensor y)
    {
        var reference = Reference.Of(op);
        x = x.detach().requires_grad_();
        y = y.detach().requires_grad_();
        var z = op(x, y);
        Assert.Equal((x * y).stride(), z.stride());
        Close.Assert(reference.Forward([x, y], [0, 0])[0], z, "forward, scalars");
        var gradient = torch.randn(z.shape).to(z.dtype);
        z.backward([gradient]);
        var scalars = reference.Backward([x, y], [0, 0], [gradient]);
        Close.Assert(scalars[0]!, x.grad!, "gradient of x, scalars");
        Close.Assert(scalars[1]!, y.grad!, "gradient of y, scalars");
        if (z.dtype is torch.ScalarType.Float16 or torch.ScalarType.BFloat16)
        {
            // Torch operations round after each of them.
            return;
        }

        var tensors = reference.BackwardTensors([x, y], [0, 0], [gradient]);
        Close.Assert(reference.ForwardTensors([x, y], [0, 0])[0], z, "forward, tensors");
        Close.Assert(tensors[0]!, x.grad!, "gradient of x, tensors");
        Close.Assert(tensors[1]!, y.grad!, "gradient of y, tensors");
    }

    private static Tensor Random(torch.ScalarType type, params long[] shape)
    {
        return torch.randn(shape).to(type);
    }
}

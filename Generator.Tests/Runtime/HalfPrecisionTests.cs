using System.Runtime.InteropServices;
using Surrogates.Evaluation;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Loops;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>16-bit numbers: converted as torch does, computed in single precision, rounded once.</summary>
public sealed unsafe class HalfPrecisionTests
{
    public static TheoryData<int, ScalarType> Conversions
    {
        get
        {
            var data = new TheoryData<int, ScalarType>();
            foreach (var width in LaneFunctions.Widths)
            {
                data.Add((int)width, ScalarType.Float16);
                data.Add((int)width, ScalarType.BFloat16);
            }

            return data;
        }
    }

    public static TheoryData<ScalarType> Types => [ScalarType.Float16, ScalarType.BFloat16];

    [Theory]
    [MemberData(nameof(Conversions))]
    public void WidensEveryNumberAsTorchDoes(int width, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var expected = All(type).to(float32).data<float>().ToArray();
        Assert.Equal(expected.Select(Bits), Widen(width, type, AllBits).Select(Bits));
    }

    /// <summary>Every number, the ones halfway to the next, the neighbours of those, and the same of random bits.</summary>
    [Theory]
    [MemberData(nameof(Conversions))]
    public void NarrowsAsTorchDoes(int width, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var random = new Random(3);
        var exact = All(type).to(float32).data<float>().ToArray();
        var next = exact.Select((value, i) => (value + exact[(i + 1) % exact.Length]) / 2).ToArray();
        float[] any = [.. Enumerable.Range(0, 300_000).Select(_ => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)))];
        float[] around = [.. any.Select(value => value % 70_000), .. any.Select(value => value % 1e-7f)];
        float[] values = [.. exact, .. next, .. next.Select(MathF.BitIncrement), .. next.Select(MathF.BitDecrement), .. any, .. around, float.NaN, -float.NaN];

        var expected = MemoryMarshal.Cast<byte, ushort>(tensor(values).to(type).bytes).ToArray();
        var actual = Narrow(width, type, values);
        var infinity = type == ScalarType.Float16 ? 0x7C00 : 0x7F80;
        for (var i = 0; i < values.Length; i++)
        {
            var same = float.IsNaN(values[i]) ? (actual[i] & 0x7FFF) > infinity : expected[i] == actual[i];
            Check.That(same, $"{values[i]:R} became {actual[i]:X4}, not {expected[i]:X4}");
        }
    }

    /// <summary>Not a multiple of any vector, and no element beyond the last is touched.</summary>
    [Theory]
    [MemberData(nameof(Conversions))]
    public void ConvertsAnyCount(int width, ScalarType type)
    {
        for (var count = 0; count < 70; count++)
        {
            var bits = AllBits.Skip(0x3000).Take(count).ToArray();
            var widened = Widen(width, type, bits);
            Assert.Equal(bits, Narrow(width, type, widened));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void ResultsAreThoseOfSinglePrecisionRoundedOnce(ScalarType type)
    {
        using var scope = NewDisposeScope();
        foreach (var count in (long[])[1, 7, 16, 100, 1025, 70_003])
        {
            var x = randn(count).to(type);
            var y = randn(count).to(type);
            var gradient = randn(count).to(type);
            var (z, dx, dy) = Run(x, y, gradient);
            var (single, singleDx, singleDy) = Run(x.to(float32), y.to(float32), gradient.to(float32));
            Assert.Equal((type, type, type), (z.dtype, dx.dtype, dy.dtype));
            Assert.Equal(Close.Values(single.to(type)), Close.Values(z));
            Assert.Equal(Close.Values(singleDx.to(type)), Close.Values(dx));
            Assert.Equal(Close.Values(singleDy.to(type)), Close.Values(dy));
        }
    }

    /// <summary>A sum in the type itself would stop growing at 2,048 (bfloat16: 256).</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void GradientsOfBroadcastOperandsAreSummedInHigherPrecision(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var x = zeros(40_000).to(type);
        var gradient = ones(40_000).to(type);
        var (_, _, dy) = Run(x, zeros(1).to(type), gradient);
        Assert.Equal(full(1, 40_000f).to(type).to(float32).item<float>(), dy.to(float32).item<float>());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void SumsOfAnyCountAreRoundedFromSinglePrecision(ScalarType type)
    {
        using var scope = NewDisposeScope();
        foreach (var count in (long[])[1, 9, 1024, 1025, 2500])
        {
            var x = randn(3, count).to(type);
            var y = randn(count).to(type);
            var gradient = randn(3, count).to(type);
            var (_, _, dy) = Run(x, y, gradient);
            var (_, _, single) = Run(x.to(float32), y.to(float32), gradient.to(float32));
            Assert.Equal(Close.Values(single.to(type)), Close.Values(dy));
        }
    }

    private static (Tensor Z, Tensor X, Tensor Y) Run(Tensor x, Tensor y, Tensor gradient)
    {
        x = x.detach().requires_grad_();
        y = y.detach().requires_grad_();
        var z = TestOps.Product(x, y);
        z.backward([gradient]);
        return (z, x.grad!, y.grad!);
    }

    private static ushort[] AllBits => [.. Enumerable.Range(0, 1 << 16).Select(static bits => (ushort)bits)];

    private static Tensor All(ScalarType type)
    {
        var tensor = empty(1 << 16, dtype: type);
        tensor.bytes = MemoryMarshal.AsBytes(AllBits.AsSpan());
        return tensor;
    }

    // One NaN is as good as another.
    private static int Bits(float value) => float.IsNaN(value) ? -1 : BitConverter.SingleToInt32Bits(value);

    private static float[] Widen(int width, ScalarType type, ushort[] bits)
    {
        var result = new float[bits.Length + 1];
        result[^1] = 7;
        var kernel = Conversion(width, type);
        fixed (ushort* source = bits)
        fixed (float* target = result)
        {
            kernel.Widen(source, target, bits.Length);
        }

        Assert.Equal(7, result[^1]);
        return result[..^1];
    }

    private static ushort[] Narrow(int width, ScalarType type, float[] values)
    {
        var result = new ushort[values.Length + 1];
        result[^1] = 7;
        var kernel = Conversion(width, type);
        fixed (float* source = values)
        fixed (ushort* target = result)
        {
            kernel.Narrow(source, target, values.Length);
        }

        Assert.Equal(7, result[^1]);
        return result[..^1];
    }

    private static Kernel Conversion(int width, ScalarType type)
    {
        var kernel = new Kernel { Type = type };
        HalfConversions.Set(ref kernel, (VectorWidth)width);
        return kernel;
    }
}

using Surrogates.Loops;
using TorchSharp;
using Lanes128 = Surrogates.Numbers.Vector128Lanes;
using Lanes256 = Surrogates.Numbers.Vector256Lanes;
using Lanes512 = Surrogates.Numbers.Vector512Lanes;

namespace Surrogates.Evaluation;

/// <summary>What widens and narrows 16-bit numbers.</summary>
internal static unsafe class HalfConversions
{
    public static void Set(ref Kernel kernel, VectorWidth width)
    {
        var isBrain = kernel.Type == torch.ScalarType.BFloat16;
        switch (width)
        {
            case VectorWidth.Vector512:
                kernel.Widen = isBrain ? &Lanes512.HalfPrecision.WidenBFloat16 : &Lanes512.HalfPrecision.WidenFloat16;
                kernel.Narrow = isBrain ? &Lanes512.HalfPrecision.NarrowBFloat16 : &Lanes512.HalfPrecision.NarrowFloat16;
                break;
            case VectorWidth.Vector256:
                kernel.Widen = isBrain ? &Lanes256.HalfPrecision.WidenBFloat16 : &Lanes256.HalfPrecision.WidenFloat16;
                kernel.Narrow = isBrain ? &Lanes256.HalfPrecision.NarrowBFloat16 : &Lanes256.HalfPrecision.NarrowFloat16;
                break;
            default:
                kernel.Widen = isBrain ? &Lanes128.HalfPrecision.WidenBFloat16 : &Lanes128.HalfPrecision.WidenFloat16;
                kernel.Narrow = isBrain ? &Lanes128.HalfPrecision.NarrowBFloat16 : &Lanes128.HalfPrecision.NarrowFloat16;
                break;
        }
    }
}

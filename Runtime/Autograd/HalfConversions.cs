using Surrogates.Execution;
using TorchSharp;
using Lanes128 = Surrogates.Numbers.Vector128Lanes;
using Lanes256 = Surrogates.Numbers.Vector256Lanes;
using Lanes512 = Surrogates.Numbers.Vector512Lanes;

namespace Surrogates.Autograd;

/// <summary>What widens and narrows 16-bit numbers, in vectors of the chosen width.</summary>
internal static unsafe class HalfConversions
{
    public static void Choose(ref LaneLoop loop, torch.ScalarType type)
    {
        var isBrain = type == torch.ScalarType.BFloat16;
        switch (LaneChoice.Width)
        {
            case LaneWidth.Vector512:
                loop.Widen = isBrain ? &Lanes512.HalfPrecision.WidenBFloat16 : &Lanes512.HalfPrecision.WidenFloat16;
                loop.Narrow = isBrain ? &Lanes512.HalfPrecision.NarrowBFloat16 : &Lanes512.HalfPrecision.NarrowFloat16;
                break;
            case LaneWidth.Vector256:
                loop.Widen = isBrain ? &Lanes256.HalfPrecision.WidenBFloat16 : &Lanes256.HalfPrecision.WidenFloat16;
                loop.Narrow = isBrain ? &Lanes256.HalfPrecision.NarrowBFloat16 : &Lanes256.HalfPrecision.NarrowFloat16;
                break;
            default:
                loop.Widen = isBrain ? &Lanes128.HalfPrecision.WidenBFloat16 : &Lanes128.HalfPrecision.WidenFloat16;
                loop.Narrow = isBrain ? &Lanes128.HalfPrecision.NarrowBFloat16 : &Lanes128.HalfPrecision.NarrowFloat16;
                break;
        }
    }
}

namespace Surrogates.Loops;

/// <summary>
/// The order in which a loop walks its dimensions: that in which the inputs lie in memory, the first one's where they differ, as
/// torch's own operations have it. Channels-last and transposed tensors are then walked in place, and so are results like them.
/// </summary>
internal static unsafe class DimensionOrder
{
    /// <summary>Orders the dimensions by the inputs that are set, the slowest first.</summary>
    public static void Choose(in ElementwiseLoop loop)
    {
        for (var i = loop.Dimensions - 2; i >= 0; i--)
        {
            // Insertion, with pairs of which no input says anything passed over.
            var at = i;
            for (var other = i + 1; other < loop.Dimensions; other++)
            {
                var comparison = Compare(loop, at, other);
                if (comparison < 0)
                {
                    Swap(loop, at, other);
                    at = other;
                }
                else if (comparison > 0)
                {
                    break;
                }
            }
        }
    }

    /// <summary>The strides of a result that is walked in place.</summary>
    /// <param name="loop">The loop, ordered.</param>
    /// <param name="strides">Where they go, in the order of the result's dimensions.</param>
    public static void Dense(in ElementwiseLoop loop, long* strides)
    {
        var stride = 1L;
        for (var d = loop.Dimensions - 1; d >= 0; d--)
        {
            strides[loop.Order[d]] = stride;
            stride *= Math.Max(loop.Shape[d], 1);
        }
    }

    // Positive if the inputs lie as the loop walks: the outer one has the longer steps.
    private static int Compare(in ElementwiseLoop loop, int outer, int inner)
    {
        for (var i = 0; i < loop.OperandCount; i++)
        {
            if (loop.Operands[i].Access != LoopAccess.Gathered)
            {
                continue;
            }

            var (outerStride, innerStride) = (loop.Operands[i].Strides[outer], loop.Operands[i].Strides[inner]);
            if (outerStride == 0 || innerStride == 0)
            {
                continue;
            }

            if (outerStride != innerStride)
            {
                return outerStride.CompareTo(innerStride);
            }

            // The strides of a single element say nothing: it stays outside.
            if (loop.Shape[inner] > loop.Shape[outer])
            {
                return -1;
            }
        }

        return 0;
    }

    private static void Swap(in ElementwiseLoop loop, int first, int second)
    {
        (loop.Shape[first], loop.Shape[second]) = (loop.Shape[second], loop.Shape[first]);
        (loop.Order[first], loop.Order[second]) = (loop.Order[second], loop.Order[first]);
        for (var i = 0; i < loop.OperandCount; i++)
        {
            var strides = loop.Operands[i].Strides;
            (strides[first], strides[second]) = (strides[second], strides[first]);
        }
    }
}

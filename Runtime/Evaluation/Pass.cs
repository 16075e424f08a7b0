using Surrogates.Functions;

namespace Surrogates.Evaluation;

/// <summary>What is evaluated of a function.</summary>
internal enum Pass
{
    /// <summary>The outputs.</summary>
    Forward,

    /// <summary>The gradients of the operands.</summary>
    Backward,

    /// <summary>The outputs, with the smooth stand-ins in place of the hard operations.</summary>
    SoftForward,
}

/// <summary>What a pass is to a part of what it is evaluated of.</summary>
internal static class Passes
{
    /// <summary>The pass of a function that is a part: one without hard operations of its own has no soft forward pass beside the other.</summary>
    public static Pass Of(this Pass pass, Signature part)
    {
        return pass == Pass.SoftForward && part.SoftForward == SoftPass.Same ? Pass.Forward : pass;
    }
}

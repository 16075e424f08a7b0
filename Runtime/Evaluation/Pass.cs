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

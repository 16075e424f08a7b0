namespace Surrogates.Functions;

/// <summary>What a function's soft forward pass is: the forward pass with the smooth stand-ins in place of the hard operations.</summary>
public enum SoftPass
{
    /// <summary>There is none: a hard operation of the function has no smooth stand-in.</summary>
    None,

    /// <summary>The forward pass, which is smooth itself.</summary>
    Same,

    /// <summary><see cref="IFunction.SoftForward{T}"/>.</summary>
    Separate,
}

namespace Surrogates;

/// <summary>Where <see cref="GradientAttribute.Clip"/> clamps.</summary>
public enum ClipAt
{
    /// <summary>The gradient that comes in from the output, before it is multiplied with the surrogate's derivative.</summary>
    Incoming = 0,

    /// <summary>The gradient that goes out to each operand, after the multiplication and before a sum over broadcast dimensions.</summary>
    Outgoing = 1,
}

namespace Surrogates;

/// <summary>The surrogate whose derivative stands in for the true one. Below, u is the distance to the threshold.</summary>
/// <remarks>Meant for <c>using static Surrogates.Shape;</c>, so that an annotation reads <c>[Surrogate(Step, ATan, k: 2)]</c>.</remarks>
public enum Shape
{
    /// <summary>The usual shape of the hard operation: <see cref="Sigmoid"/> for the step family.</summary>
    Default = 0,

    /// <summary>
    /// Logistic function. Stand-in s(ku); derivative k e / (1 + e)^2 with e = exp(-k |u|). Default k = 4.
    /// Source: Zenke and Ganguli (2018); SpikingJelly <c>surrogate.Sigmoid</c>.
    /// </summary>
    Sigmoid = 1,

    /// <summary>
    /// Arc tangent. Stand-in atan(pi/2 k u) / pi + 1/2; derivative (k/2) / (1 + (pi/2 k u)^2). Default k = 2.
    /// Source: Fang et al. (2021); SpikingJelly <c>surrogate.ATan</c>.
    /// </summary>
    ATan = 2,
}

namespace Surrogates;

/// <summary>What an annotated method computes in its forward pass. Its true derivative is zero almost everywhere.</summary>
/// <remarks>Meant for <c>using static Surrogates.Hard;</c>, so that an annotation reads <c>[Surrogate(Step)]</c>.</remarks>
public enum Hard
{
    /// <summary>1 where <c>x &gt;= threshold</c>, else 0; 0 where either is NaN. Operands: x, and a threshold that is 0 when left out.</summary>
    Step = 1,

    /// <summary>1 where <c>x &gt; threshold</c>, else 0; 0 where either is NaN. Operands: x, and a threshold that is 0 when left out.</summary>
    StrictStep = 2,
}

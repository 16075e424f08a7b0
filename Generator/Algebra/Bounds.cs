namespace Surrogates.Generator.Algebra;

/// <summary>What is known of the values of an expression, whatever its variables are.</summary>
internal static class Bounds
{
    /// <summary>Whether the value is finite for every finite or infinite operand.</summary>
    public static bool AreFinite(Expression expression) => expression switch
    {
        Constant constant => !double.IsNaN(constant.Value) && !double.IsInfinity(constant.Value),
        Negation negation => AreFinite(negation.Operand),
        Call call => call.Function is Function.Sigmoid or Function.Tanh or Function.Erf or Function.Erfc or Function.Atan,
        Selection selection => AreFinite(selection.WhenTrue) && AreFinite(selection.WhenFalse),
        Surrogate surrogate => AreFinite(surrogate.Value),
        _ => false,
    };
}

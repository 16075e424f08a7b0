using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Writing;

/// <summary>A comparison as it is written: the constant last, unless both sides are none.</summary>
internal readonly record struct Comparison(Expression Left, string Symbol, Expression Right)
{
    private static Comparison Of(Selection selection)
    {
        var (symbol, mirrored) = selection.Relation switch
        {
            Relation.Greater => (">", "<"),
            Relation.GreaterOrEqual => (">=", "<="),
            Relation.Equal => ("==", "=="),
            Relation.NotEqual => ("!=", "!="),
            _ => throw new ArgumentException($"Nothing is written for {selection.Relation}.", nameof(selection)),
        };
        return selection.Left is Constant ? new(selection.Right, mirrored, selection.Left) : new(selection.Left, symbol, selection.Right);
    }

    /// <summary>What must hold for a value that is chosen step by step: choices within choices that fall back to the same are one.</summary>
    public static (IReadOnlyList<Comparison> All, Expression WhenTrue) Of(Selection selection, Locals locals)
    {
        var comparisons = new List<Comparison> { Of(selection) };
        var whenTrue = selection.WhenTrue;
        while (whenTrue is Selection inner && !locals.TryGetName(inner, out _) && inner.WhenFalse.Equals(selection.WhenFalse))
        {
            comparisons.Add(Of(inner));
            whenTrue = inner.WhenTrue;
        }

        return (comparisons, whenTrue);
    }
}

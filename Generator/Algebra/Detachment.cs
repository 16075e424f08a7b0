namespace Surrogates.Generator.Algebra;

/// <summary>Builds values through which no gradient passes.</summary>
internal static class Detachment
{
    public static Expression Of(Expression value) => value is Constant ? value : new Surrogate(value, []) { Hint = value.Hint };
}

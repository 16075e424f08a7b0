namespace Surrogates.Generator.Algebra;

/// <summary>How the author of a formula writes a constant: by its name, or as arithmetic of constants with names.</summary>
internal abstract record Symbol
{
    // What is longer says less than the number itself.
    private const int MostParts = 3;

    private protected abstract int Parts { get; }

    /// <summary>How the result of an operation on constants is written; null if that is a number.</summary>
    public static Symbol? Of(Operator @operator, Literal left, Literal right) =>
        (left.Symbol is not null || right.Symbol is not null) && new Compound(@operator, left, right) is { Parts: <= MostParts } compound ? compound : null;

    /// <summary>A constant with a name.</summary>
    internal sealed record Name(string Text) : Symbol
    {
        private protected override int Parts => 1;
    }

    /// <summary>Arithmetic of two constants, of which one at least has a name.</summary>
    internal sealed record Compound(Operator Operator, Literal Left, Literal Right) : Symbol
    {
        /// <summary>Whether it is minus its right operand.</summary>
        public bool IsNegation => Operator == Operator.Multiply && Left is { Value: -1, Symbol: null };

        private protected override int Parts => PartsOf(Left) + PartsOf(Right);

        private static int PartsOf(Literal literal) => literal.Symbol?.Parts ?? 1;
    }
}

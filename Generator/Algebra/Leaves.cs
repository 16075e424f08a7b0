namespace Surrogates.Generator.Algebra;

/// <summary>A number.</summary>
/// <param name="literal">The number.</param>
internal sealed class Constant(Literal literal) : Expression
{
    public Constant(double value)
        : this(new Literal(value, null))
    {
    }

    /// <summary>The number as its author writes it.</summary>
    public Literal Literal => literal;

    public double Value => literal.Value;

    /// <summary>Whether it is written by a name.</summary>
    public bool IsSymbolic => literal.Symbol is not null;

    /// <summary>Whether it is written with a minus in front; a name has none, whatever it stands for.</summary>
    public bool HasSign => literal.Symbol is null ? Value < 0 : literal.Symbol is Symbol.Compound { IsNegation: true };

    public override NodeKind Kind => NodeKind.Constant;

    public override object Detail => literal;

    // It is in every table, and the same in all of them.
    public override bool Equals(object? obj) => obj is Constant other && literal.Equals(other.Literal);

    public override int GetHashCode() => literal.GetHashCode();
}

/// <summary>An operand, a parameter of the shape, or the incoming gradient.</summary>
internal sealed class Variable(string name) : Expression
{
    /// <summary>What it is called.</summary>
    public string Name => name;

    public override NodeKind Kind => NodeKind.Variable;

    public override object Detail => name;
}

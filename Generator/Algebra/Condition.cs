namespace Surrogates.Generator.Algebra;

/// <summary>Something that holds or not, for each element. The operators build simplified ones. No gradient passes through a condition.</summary>
internal abstract class Condition : Node
{
    private protected Condition(params Node[] operands)
        : base(operands)
    {
    }

    public static Condition Always { get; } = new Truth(true);

    public static Condition Never { get; } = new Truth(false);

    public static Condition operator &(Condition left, Condition right) => Conditions.Both(left, right);

    public static Condition operator |(Condition left, Condition right) => Conditions.Either(left, right);

    public static Condition operator ^(Condition left, Condition right) => Conditions.Differ(left, right);

    public static Condition operator !(Condition condition) => Conditions.Not(condition);

    /// <summary>The same condition, to be called <paramref name="name"/> where it gets a local variable.</summary>
    public Condition As(string name)
    {
        Suggest(name, byPerson: false);
        return this;
    }

    /// <summary>The same condition, which its author calls <paramref name="name"/>.</summary>
    public Condition Named(string name)
    {
        Suggest(name, byPerson: true);
        return this;
    }
}

/// <summary>A condition of which it is known whether it holds.</summary>
internal sealed class Truth(bool value) : Condition
{
    public bool Value => value;

    public override NodeKind Kind => NodeKind.Truth;

    public override object Detail => value;

    public override bool Equals(object? obj) => obj is Truth other && value == other.Value;

    public override int GetHashCode() => value.GetHashCode();
}

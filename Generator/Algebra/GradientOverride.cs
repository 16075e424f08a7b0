using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>
/// A value whose gradient is not its own: it evaluates to its value, and its partial derivatives are the ones that are given.
/// </summary>
internal sealed class GradientOverride : Expression
{
    private GradientOverride(Expression value, EquatableArray<Partial> partials)
        : base(value) => Partials = partials;

    public Expression Value => (Expression)Operands[0];

    /// <summary>What it is differentiated by: they do nothing for the value, and are no operands.</summary>
    public EquatableArray<Partial> Partials { get; }

    public override NodeKind Kind => NodeKind.GradientOverride;

    public override object Detail => Partials;

    /// <summary>What is computed for a node, once its derivatives have done their work.</summary>
    public static Node ValueOf(Node node)
    {
        while (node is GradientOverride overridden)
        {
            node = overridden.Value;
        }

        return node;
    }

    /// <summary>The value with these derivatives; a constant is in the table of what they are derivatives by.</summary>
    public static GradientOverride Of(Expression value, EquatableArray<Partial> partials) =>
        (GradientOverride)partials.Select(static partial => partial.Argument.Table).Prepend(value.Table).OfType<NodeTable>().First().Intern(new GradientOverride(value, partials));

    // It is written as its value.
    private protected override void Suggest(string name, bool byPerson)
    {
        base.Suggest(name, byPerson);
        _ = byPerson ? Value.Named(name) : Value.As(name);
    }
}

/// <summary>A partial derivative: by which subexpression, and what it is.</summary>
internal sealed record Partial(Expression Argument, Expression Derivative);

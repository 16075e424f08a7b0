using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Printing;

/// <summary>A constant that is written by its name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
internal sealed record NamedConstant(string Name, double Value)
{
    /// <summary>Those that occur in formulas, each once, in the order of their occurrence.</summary>
    public static IEnumerable<NamedConstant> In(IEnumerable<Node> nodes) => nodes.OfType<Constant>().SelectMany(static constant => Of(constant.Literal)).Distinct();

    private static IEnumerable<NamedConstant> Of(Literal literal) => literal.Symbol switch
    {
        Symbol.Name name => [new NamedConstant(name.Text, literal.Value)],
        Symbol.Compound compound => [.. Of(compound.Left), .. Of(compound.Right)],
        _ => [],
    };
}

using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Catalogue;

/// <summary>
/// A value with the gradient of another one, as it was read: its arguments are the value and the other one, which takes its place where
/// stand-ins take that of hard operations.
/// </summary>
internal sealed record Replacement : DeferredCall
{
    private Replacement()
    {
    }

    public static Replacement Call { get; } = new();

    /// <summary>What it is of its arguments.</summary>
    public static Expression Of(Expression hard, Expression soft, HardMode mode) =>
        mode != HardMode.Hard || hard.Equals(soft) ? soft : Formula.WithPartials(hard, new Partial(soft, 1));

    public override IEnumerable<Node> Differentiated(IReadOnlyList<Node> arguments) => [arguments[1]];
}

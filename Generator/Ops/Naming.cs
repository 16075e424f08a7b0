namespace Surrogates.Generator.Ops;

/// <summary>How an op calls what its author gave no name.</summary>
/// <param name="Next">What stands behind the name of a state for its next value.</param>
/// <param name="Gradient">What stands behind the name of an output for its gradient.</param>
/// <param name="Reserved">Names that mean something else.</param>
internal sealed record Naming(string Next, string Gradient, IReadOnlyCollection<string> Reserved)
{
    public static Naming CSharp { get; } = new("Next", "Gradient", []);
}

using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>The variables of the formulas in the documentation.</summary>
internal static class Symbols
{
    private static readonly NodeTable Nodes = new();

    public static Variable Variable(string name) => Nodes.Variable(name);
}

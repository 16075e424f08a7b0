using Surrogates.Generator.Algebra;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Tests.Harness;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Tests.Emitting;

/// <summary>How results are written in documentation.</summary>
[Collection(Side.Compiler)]
public sealed class FormulaTextTests
{
    private static readonly NodeTable Table = new();

    [Fact]
    public void AResultIsNotDefinedByItsOwnName()
    {
        var h = (2 * Table.Variable("v")).Named("h");
        Assert.Equal("1 if h >= 0, else 0 with h = 2 v", Textbook.Write(Where(h >= 0, 1, 0).Named("spike")));
    }
}

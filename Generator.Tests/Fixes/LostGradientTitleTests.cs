using Surrogates.Generator.CodeFixes;
using Surrogates.Generator.Tests.Harness;
using static Surrogates.Generator.Tests.Fixes.FixedScalarMethod;

namespace Surrogates.Generator.Tests.Fixes;

/// <summary>What a fix for a lost gradient says of itself, and what it keeps of what was said.</summary>
[Collection(Side.Compiler)]
public sealed class LostGradientTitleTests
{
    [Theory]
    [InlineData("x > t // above\n    ? 1 // open\n    : 0 /* closed */", "Surrogate.StrictStep(x - t) /* above */ /* open */ /* closed */")]
    [InlineData("x /* the voltage */ + t > 0 /* above */ ? 1 : 0", "Surrogate.StrictStep(x /* the voltage */ + t) /* above */")]
    [InlineData("(/* whole */ MathF.Floor(x /* volts */)) * t", "Surrogate.Floor(x) /* whole */ /* volts */ * t")]
    public Task CommentsAreKept(string before, string after) => Verify(Expression(before), Expression(after), Use, Points);

    [Theory]
    [InlineData("x > t ? 1 : 0", "Use 'Surrogate.StrictStep'")]
    [InlineData("x >= t ? 1 : 0", "Use 'Surrogate.Step', with other values for infinity")]
    [InlineData("x >= 1 ? 1 : 0", "Use 'Surrogate.Step'")]
    [InlineData("x > t ? n : 1", "Use 'Surrogate.StrictStep', with other values for NaN and infinity")]
    [InlineData("Math.Sign(x) * t", "Use 'Surrogate.Sign', with other values for NaN")]
    [InlineData("(int)x * t", "Use 'Surrogate.Truncate', with other values for NaN, infinity, and what no int holds")]
    public async Task ATitleSaysWhatChanges(string expression, string title)
    {
        var (solution, diagnostic) = await Lost(Expression(expression));
        Assert.Equal(title, (await solution.Actions(new LostGradientCodeFix(), diagnostic))[0].Title);
    }

    [Fact]
    public async Task TitlesNameTheIntrinsics()
    {
        var (solution, diagnostic) = await Lost(Expression("!(x > t && x <= 1) || x == 3 ? 2 : -2"));
        Assert.Equal("Use 'Surrogate.StrictStep' and 'Surrogate.Step'", (await solution.Actions(new LostGradientCodeFix(), diagnostic))[0].Title);
    }

    [Fact]
    public async Task ATitleNamesTheIntrinsic()
    {
        var (solution, diagnostic) = await Lost(Expression("x > t ? 2 : -2"));
        Assert.Equal(
            ["Use 'Surrogate.Sign'", "Use 'Surrogate.Detach', as no gradient is wanted"],
            (await solution.Actions(new LostGradientCodeFix(), diagnostic)).Select(static action => action.Title));
    }
}

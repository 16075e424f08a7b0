using System.Globalization;
using Surrogates.Generator.Emitting;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Emitting;

/// <summary>Text of numbers and strings.</summary>
[Collection(Side.Compiler)]
public sealed class LiteralTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0d, "-0d")]
    [InlineData(100, "100")]
    [InlineData(-1, "-1")]
    [InlineData(0.1, "0.1")]
    [InlineData(1.5707963267948966, "1.5707963267948966")]
    [InlineData(1e-7, "1E-07")]
    [InlineData(1e9, "1000000000d")]
    [InlineData(1e300, "1E+300")]
    [InlineData(double.NaN, "double.NaN")]
    [InlineData(double.PositiveInfinity, "double.PositiveInfinity")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    public void Real(double value, string text)
    {
        foreach (var culture in (string[])["", "de-DE", "tr-TR"])
        {
            using var _ = new CultureScope(culture);
            Assert.Equal(text, CSharpLiteral.Real(value));
        }
    }

    [Fact]
    public void RealsParseBack()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(value))
            {
                Assert.Equal(value, double.Parse(CSharpLiteral.Real(value).TrimEnd('d'), CultureInfo.InvariantCulture));
            }
        }
    }

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a\"b\\c\n", "\"a\\\"b\\\\c\\u000a\"")]
    public void Text(string value, string literal) => Assert.Equal(literal, CSharpLiteral.Text(value));

    [Theory]
    [InlineData("x", "x")]
    [InlineData("in", "@in")]
    [InlineData("value", "value")]
    public void Identifier(string name, string text) => Assert.Equal(text, Identifiers.Escape(name));

    [Theory]
    [InlineData(Math.PI, 1d)]
    [InlineData(Math.PI / 2, 0.5)]
    [InlineData(50 * Math.PI, 50d)]
    [InlineData(3.14159, null)]
    [InlineData(0, null)]
    [InlineData(double.PositiveInfinity, null)]
    public void Pi(double value, double? factor) => Assert.Equal(factor, PiMultiple.Of(value));

    [Fact]
    public void HintNamesAreValidAndDistinct()
    {
        Assert.Equal(["A.B+C`1.g.cs", "D_E_.g.cs"], HintName.Of(["A.B+C`1", "D<E>"]));
        var clashing = HintName.Of(["Demo.Ops", "Demo.OPS", "Demo.Other"]);
        Assert.Equal(3, clashing.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal("Demo.Other.g.cs", clashing[2]);
        Assert.Matches(@"^Demo\.Ops-[0-9a-f]{8}\.g\.cs$", clashing[0]);
    }

    [Fact]
    public void SourceWriterEndsEveryLineWithALineFeed() =>
        Assert.Equal("a\n{\n    b\n\n    c\n}\n", new SourceWriter(FileWriter.Width).Open("a").Lines("b\r\n\r\nc").Close().ToString());
}

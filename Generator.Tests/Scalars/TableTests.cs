namespace Surrogates.Generator.Tests.Scalars;

/// <summary>Arrays and spans whose elements are written out, as tables of a scalar method.</summary>
public sealed class TableTests
{
    private const string Members = """
        private static readonly double[] Taps = [0.5, 0.25, -1];

        private static readonly float[] Singles = { 0.1f, 0.2f };

        private static readonly double[,] Grid = { { 1, 2, 3 }, { 4, 5, 6 } };

        private static readonly double[][] Jagged = [[1, 2], [3]];

        private static readonly ImmutableArray<int> Whole = [1, 2, 4];

        private static readonly (double Low, double High)[] Bounds = [(-1, 1), (0, 2)];

        private static readonly double[] Nested = ([(0.5), ((0.25) + 1), ..(Taps)]);

        private static readonly double Half = (1.0 / 2);

        private static ReadOnlySpan<double> Weights => [1, 2, 3, 4];

        private static double Sum(ReadOnlySpan<double> taps, double x)
        {
            var sum = 0.0;
            for (var i = 0; i < taps.Length; i++)
            {
                sum += taps[i] * x;
                x *= 0.5;
            }

            return sum;
        }

        private static double Product(params double[] factors)
        {
            var product = 1.0;
            foreach (var factor in factors)
            {
                product *= factor;
            }

            return product;
        }
        """;

    private static readonly string[] Bodies =
    [
        "return Taps[0] * x + Taps[2] * y + Taps.Length;",
        "var sum = 0.0; for (var i = 0; i < Taps.Length; i++) { sum = sum * x + Taps[i]; } return sum * y;",
        "var sum = 0.0; foreach (var tap in Taps) { sum = sum * x + tap; } return sum * y;",
        "ReadOnlySpan<double> taps = [1, x, y]; return taps[1] * taps[2] + taps[0] + taps[^1];",
        "double[] taps = { x, y }; var sum = 0.0; foreach (var tap in taps) { sum += tap * tap; } return sum;",
        "var taps = new[] { x, 2 * y }; return taps[0] * taps[taps.Length - 1];",
        "double[] taps = [..Taps, x]; return Sum(taps, y) + Sum(Weights, x);",
        "return Grid[1, 2] * x + Grid[0, 1] * y + Grid.GetLength(0) + Grid.GetLength(1) + Grid.Length;",
        "return Jagged[0][1] * x + Jagged[1][0] * y + Jagged[1].Length;",
        "var k = 0; foreach (var w in Whole) { k += w << 1; } return k * x + Whole[1] / 2 * y;",
        "var z = x; foreach (var (low, high) in Bounds) { z = Math.Clamp(z, low, high) * y; } return z;",
        "return Product(x, y, 3) + Product(Taps) + Product();",
        "var z = x; foreach (double s in Singles) { z += s * y; } return z;",
        "return Weights[(int)Taps[1] + 2] * x + y;",
        "var i = 0; var sum = x; while (i < Taps.Length && Taps[i] > 0) { sum += Taps[i++] * y; } return sum;",
        "var z = x; foreach (var tap in Taps) { if (z * tap > 1) { break; } z += tap * y; } return z;",
        "double[] taps = [(x * y), ((y)), -(x)]; return taps[0] * taps[1] + taps[^1] * Half + Sum([(x + 1)], y);",
        "return Nested[0] * x + Nested[1] * y + Nested[^1];",
        "double[] taps = x > y ? Taps : Taps; return taps[1] * x;",
    ];

    private static readonly MethodTrial Trial = new(Members, Bodies);

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Bodies.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void AreTheirElements(int index) => Trial.Check(index);

    [Theory]
    [InlineData("return Taps[3] * x;", "SURR202 'Taps[3]', the element 3 of 3, cannot be differentiated here; stay within the elements")]
    [InlineData("return Taps[x > 0 ? 1 : 0];", "SURR202 'Taps[x > 0 ? 1 : 0]', whose index is not known when the code is compiled, cannot be differentiated here; use constants and the variables of loops as indices, or a 'switch'")]
    [InlineData("double[] taps = [x, y]; taps[0] = 1; return taps[0];", "SURR202 'taps[0]', an element that is changed, cannot be differentiated here; use local variables, a tuple or a record struct")]
    [InlineData("Span<double> taps = [x, y]; taps[1] += 1; return taps[1];", "SURR202 'taps[1]', an element that is changed, cannot be differentiated here; use local variables, a tuple or a record struct")]
    [InlineData("double[] taps; taps = Taps; return taps[0] * x;", "SURR202 'taps', whose type is 'double[]', cannot be differentiated here; give it its elements where it is declared")]
    [InlineData("var taps = new double[3]; return taps[0] * x;", "SURR202 'new double[3]' cannot be differentiated here; write the elements, which cannot be changed, or use local variables")]
    [InlineData("return Changed[0] * x;", "SURR202 The field 'Changed', whose elements 'Changed[1] = 3' changes, cannot be differentiated here; write 'static ReadOnlySpan<...> Changed => [...]', which nobody can change")]
    [InlineData("return Replaced[0] * x;", "SURR207 'Replaced' can change; make it 'const' or 'static readonly', or pass it as a parameter")]
    [InlineData("double[] taps = x > 0 ? Taps : Changed2; return taps[0];", "SURR202 'x > 0 ? Taps : Changed2' cannot be differentiated here; use arithmetic, comparisons, local variables, loops with constant bounds, and the functions of Math, MathF and Surrogate")]
    public void WhatCanChangeOrIsNotKnownIsRefused(string body, string expected) => Assert.Equal([expected], MethodTrial.Refusals(
        Members + "\n" + """
            private static readonly double[] Changed = [1, 2], Changed2 = [3];

            private static double[] Replaced = [1];

            public static void Change() => Changed[1] = 3;
            """,
        body));
}

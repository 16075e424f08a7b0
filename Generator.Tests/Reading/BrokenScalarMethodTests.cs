using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Reading;

/// <summary>Scalar methods that are half-typed, or refer to themselves: the generator never throws, and comes to an end.</summary>
[Collection(Side.Compiler)]
public sealed class BrokenScalarMethodTests
{
    private static readonly string Rich = "using System;\nusing System.Numerics;\n" + Sources.Ops("""
        [Surrogate]
        public static partial (Tensor a, Tensor b) Rich(Tensor x, Tensor y);

        private static (T a, T b) Rich<T>(T x, T y) where T : struct, IFloatingPointIeee754<T>
        {
            T[] taps = [x, .. Rest(y), T.CreateChecked(0.5)];
            var s = new State<T>(V: taps[^1], W: T.Pi) { W = taps[0] };
            var (v, w) = s with { V = T.Exp(-s.W) };
            for (var i = 0; i < taps.Length; i++)
            {
                if (v > taps[i]) { break; }
                while (i < 2) { v += s.Sum; i++; continue; }
                do { Change(ref v, out w); } while (i++ < 3);
            }
            foreach (var tap in taps) { w += tap; }
            Func<T, T> f = a => a * y;
            void Local() { v = f(w); }
            Local();
            return (v > T.Zero, w) is (true, var u) && u > v ? (u, T.MaxNumber(v, w)) : v switch { > 0 when w > v => (v, w), _ => (w, v) };
        }

        private static T[] Rest<T>(T y) where T : INumber<T> => [y];

        private static void Change<T>(ref T v, out T w) where T : INumber<T> { w = v; v = -w; }

        private readonly record struct State<T>(T V, T W) where T : INumber<T> { public T Sum => V + W; }
        """);

    /// <summary>Every prefix, as an editor sees it while the file is typed, and every gap of a line.</summary>
    [Fact]
    public void EveryPrefixAndEveryGap()
    {
        var run = GeneratorRun.Broken("");
        for (var length = 0; length <= Rich.Length; length += 11)
        {
            run = run.Edit(Rich[..length]);
            Assert.All(run.Diagnostics, static diagnostic => Assert.StartsWith("SURR", diagnostic.Id, StringComparison.Ordinal));
        }

        var lines = Rich.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            run = run.Edit(string.Join("\n", lines.Where((_, at) => at != i)));
            Assert.All(run.Diagnostics, static diagnostic => Assert.StartsWith("SURR", diagnostic.Id, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("struct S { public S Inner; }", "S s = default; return x;")]
    [InlineData("struct A { public B Inner; } struct B { public A Inner; }", "A a = new A(); return x;")]
    [InlineData("struct G<T> { public G<G<T>> Inner; }", "G<int> g = default; return x;")]
    [InlineData("record struct S(double V) { public double W = new S(1).W; }", "return new S(x).W;")]
    [InlineData("record struct S(double V) { public double V => V + W; public double W => V; }", "return new S(x).V;")]
    [InlineData("record struct S(double V) { public double V => 2; }", "var (v) = new S(x); return v;")]
    [InlineData("record struct S(double V, double W) { public double V = V; }", "var (v, w) = new S(x, 1); return v + w;")]
    [InlineData("struct S { public S(double v) : this() { } }", "var s = new S(x); return x;")]
    [InlineData("static double A => B; static double B => A;", "return A * x;")]
    [InlineData("static double A { get; } = B; static double B { get; } = A;", "return A * x;")]
    [InlineData("static double[] A => [.. A, 1];", "return A[0] * x;")]
    [InlineData("", "System.Func<double, double> f = a => f(a); return f(x);")]
    [InlineData("", "return x.GetHashCode() + x.CompareTo(1) + double.Parse(\"1\");")]
    [InlineData("", "int[] a = [1]; return a[a[0]] + a[-1] + a[^0] + a[^5];")]
    [InlineData("", "int[,] a = { { 1 } }; return a[0] + a[0, 0, 0] + a.GetLength(2) + a.Rank;")]
    [InlineData("", "foreach (var c in \"text\") { x += c; } foreach (var (a, b) in new[] { 1 }) { } return x;")]
    [InlineData("static void F(out double y) { }", "F(out var y); F(out _); F(y); return y;")]
    [InlineData("", "throw new System.Exception();")]
    [InlineData("", "return x is { } ? x : x is double ? 1 : x is string s ? 2 : x switch { };")]
    [InlineData("", "return;")]
    [InlineData("static double A(double x) { if (x > 0) { return; } return x; }", "return A(x) + A(1);")]
    [InlineData("static void A(double x) { return x; }", "A(x); return x;")]
    [InlineData("", "System.Func<double, double> f = a => { return; }; return f(x);")]
    [InlineData("static T T<T>() => T<T>();", "return T<double>() + T<int>() + T();")]
    public void WhatRefersToItselfOrIsWrong(string members, string body)
    {
        var run = GeneratorRun.Broken(Sources.Ops($$"""
            {{members}}

            [Surrogate]
            public static partial Tensor F(Tensor x);

            private static double F(double x) { {{body}} }
            """));
        Assert.All(run.Diagnostics, static diagnostic => Assert.StartsWith("SURR", diagnostic.Id, StringComparison.Ordinal));
    }
}

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>Static members, patterns, kinds of numbers and integers.</summary>
public sealed class MemberTests
{
    private const string Members = """
        private enum Mode
        {
            Fast,
            Slow = 3,
        }

        private const int Bits = 4;

        private const Mode Chosen = Mode.Slow;

        private static double Tau => 0.9;

        private static double Rate { get; } = 0.25;

        private static double Gain
        {
            get
            {
                var gain = 1.0;
                for (var i = 0; i < 3; i++)
                {
                    gain *= 1.5;
                }

                return gain;
            }
        }

        private static bool IsOn => true;

        private static double Of(Mode mode, double x) => mode switch { Mode.Fast => x, Mode.Slow => 3 * x, _ => 0 };

        private static class Cell
        {
            public const double Rest = -0.5;
            public const byte Small = 200;
            public const long Big = 1L << 40;
            public static readonly double Half = Rest * Rest;
            public static double Twice => 2 * Half;
        }

        private static double Changing { get; set; } = 1;
        """;

    private static readonly string[] Bodies =
    [
        "return Tau * x + Rate * y + Gain;",
        "return Cell.Rest * x + Cell.Half * y + Cell.Twice + Cell.Small / 3 + Cell.Big % 7;",
        "return IsOn ? x * y : x;",
        "return Of(Chosen, x) + Of(Mode.Fast, y) + (Chosen == Mode.Slow ? x : y);",
        "var mode = Mode.Fast; if (IsOn) { mode = Mode.Slow; } switch (mode) { case Mode.Slow: return x * y; default: return x; }",
        "return (1 << Bits) * x + (Bits & 1) + Bits / 3 * y + Bits % 3;",
        "var z = 0.0; for (var i = 0; i < 6; i++) { z += (i & 1) == 0 ? x : y * (i / 2); } return z;",
        "return x * y is var s && s > 0 ? s : -2 * s;",
        "return x + y is > 0 and var s ? s * s : y;",
        "return (x > 0, y > 0) switch { (true, true) => x * y, (true, false) => x, (false, _) => y };",
        "return (x, y) switch { (> 1, _) => x * x, (_, < 0) => y * y, (var a, var b) when a > b => a - b, var (a, b) => a + 3 * b };",
        "return x switch { var s when s > y => s * y, double s => s - y };",
        "return (x > 0, y) is (true, > 0 and var w) ? w * x : y;",
        "switch (x) { case > 1 when y > 0: return x * y; case > 1: return x; case var s when s < -1: return s * s; default: return y; }",
        "switch (x > y) { case true: return x; case false: return y * y; }",
        "switch ((x > 0, y > 0)) { case (true, false): return x; case (var a, true) when a: return y; default: return x * y; }",
        "switch ((x > 0, y > 0)) { case (true, _): return x; case (false, var isHigh): if (isHigh) { return y; } return x * y; default: return 0; }",
        "return double.IsNaN(x) ? y : double.IsFinite(y) && !double.IsInfinity(x) ? x * y : 0;",
        "return double.IsInteger(Math.Floor(x)) && !double.IsInteger(x) ? x * y : 0;",
        "return double.MaxNumber(x, y) * 2 + double.MinNumber(x, -y) * x;",
        "return Math.ILogB(0.3) * x + double.ILogB(8) * y + Math.ILogB(0) / 1000000 + Math.ILogB(5e-324);",
        "Debug.Assert(x < 1000, \"no\"); Debug.WriteLine(x); return x * y;",
        "return default(double) + x * default(Mode) switch { Mode.Fast => 2.0, _ => 3.0 };",
    ];

    private static readonly MethodTrial Trial = new(Members, Bodies);

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Bodies.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void AreWhatCSharpHas(int index) => Trial.Check(index);

    [Theory]
    [InlineData("return Changing * x;", "SURR207 'Changing' can change; make it 'const' or 'static readonly', or pass it as a parameter")]
    [InlineData("switch ((x > 0, y > 0)) { case (true, true): return x; case (true, false): return y; case (false, _): return x * y; }", "SURR202 'F0', whose last way out is a case that always holds, cannot be differentiated here; write it as 'default' or 'else'")]
    [InlineData("return Math.ILogB(x) * y;", "SURR202 'Math.ILogB(x)' cannot be differentiated here; use 'Surrogate.Floor' of 'Log2', or a constant")]
    [InlineData("return double.IsNegative(x) ? y : x;", "SURR202 'double.IsNegative(x)' cannot be differentiated here; compare with 0, which tells no sign of zeros and of NaN")]
    [InlineData("return double.RootN(x * x, (int)y);", "SURR202 'double.RootN(x * x, (int)y)' cannot be differentiated here; use a constant for its second argument")]
    public void WhatIsNotKnownIsRefused(string body, string expected) => Assert.Equal([expected], MethodTrial.Refusals(Members, body));
}

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>Methods that give back more than their result, local functions and lambdas.</summary>
public sealed class MethodCallTests
{
    private const string Members = """
        private static double Split(double x, out double rest)
        {
            rest = -x;
            if (x > 1)
            {
                rest = 2 * x;
                return x * x;
            }

            return x + 1;
        }

        private static void Update(ref double v, double x, double rate = 0.5)
        {
            if (x < 0)
            {
                return;
            }

            v += rate * (x - v);
        }

        private static void Swap(ref double a, ref double b) => (a, b) = (b, a);

        private static double Apply(Func<double, double> f, double x) => f(f(x));

        private static void Both(ref double a, ref double b)
        {
            a = 1;
            b += a;
        }

        private static double Run(ref double a, Func<double, double> f)
        {
            a += 1;
            return f(a);
        }

        private static double Square(double x) => x * x;

        private static bool TryRoot(double x, out double root)
        {
            root = 0;
            if (!(x > 0))
            {
                return false;
            }

            root = Math.Sqrt(x);
            return true;
        }
        """;

    private static readonly string[] Bodies =
    [
        "var z = Split(x, out var rest); return z * rest + y;",
        "double rest; var z = Split(y, out rest) + Split(rest, out _); return z * x;",
        "Update(ref x, y); Update(rate: 0.25, x: x, v: ref y); return x * y;",
        "Swap(ref x, ref y); return x - 2 * y;",
        "(double A, double B) t = (x, y); Update(ref t.A, t.B); return t.A - 2 * t.B;",
        "var z = x; void Add(double a) { if (a > 1) { z += a; return; } z -= a; } Add(y); Add(z); return z * y;",
        "var (a, b) = (x, y); void Turn() => (a, b) = (0.5 * a - b, a); Turn(); if (a > 0) { Turn(); } return a * b;",
        "var n = 0; int Next() => ++n; return Next() * x + Next() * y + n;",
        "void Outer() { Inner(); Inner(); void Inner() => x += y; } Outer(); return x;",
        "var f = (double a) => a * y + 1; return f(x) - f(y);",
        "Func<double, double> f = static a => { if (a > 1) { return a * a; } return -a; }; return f(x) * f(y);",
        "return Apply(Square, x) + Apply(a => a * y, x);",
        "Func<double, double> f = Square; var g = f; return g(x) + y;",
        "var k = 2.0; Func<double, double> f = a => a * k; k = 3; return f(x) * y;",
        "var sum = x; Action<double> add = a => sum += a * a; add(y); add(1); return sum * x;",
        "return TryRoot(x, out var root) ? root * y : x;",
        "if (TryRoot(x, out var a) && TryRoot(y, out var b)) { return a * b; } return x - y;",
        "Update(ref x, x *= 2); return x * y;",
        "double z; var w = (z = x * y) + z; return w + (z += 1);",
    ];

    private static readonly MethodTrial Trial = new(Members, Bodies);

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Bodies.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void AreReadWhereTheyAreCalled(int index) => Trial.Check(index);

    [Theory]
    [InlineData("var n = 0.0; double Next() { n += x; return n; } var z = x > 0 ? Next() : 1; return z + n;", "SURR202 'Next()', which changes 'n' and is not always called, cannot be differentiated here; return the value instead")]
    [InlineData("var n = 0.0; var z = Apply(a => { n += 1; return a; }, x); return z + n;", "SURR202 'f(x)', which changes 'n' and is not always called, cannot be differentiated here; return the value instead")]
    [InlineData("double rest = 1; var z = x > 0 ? Split(x, out rest) : 1; return z * rest;", "SURR202 'rest', which is changed for some of the elements only, cannot be differentiated here; assign it in an 'if'")]
    [InlineData("Both(ref x, ref x); return x;", "SURR202 'Both(ref x, ref x)', which reaches 'x' under two names, cannot be differentiated here; pass it once, or return the value")]
    [InlineData("var p = (x, y); Both(ref p.x, ref p.y); return p.x;", "SURR202 'Both(ref p.x, ref p.y)', which reaches 'p' under two names, cannot be differentiated here; pass it once, or return the value")]
    [InlineData("Add(ref x); return x; void Add(ref double a) { a += 1; x *= 2; }", "SURR202 'Add(ref x)', which reaches 'x' under two names, cannot be differentiated here; pass it once, or return the value")]
    [InlineData("return Run(ref x, a => a * x);", "SURR202 'Run(ref x, a => a * x)', which reaches 'x' under two names, cannot be differentiated here; pass it once, or return the value")]
    [InlineData("Func<double, double> f = a => a; for (var i = 0; i < 3; i++) { var j = i; if (i == 1) { f = a => a * j; } } return f(x);", "SURR202 'f', a function that is changed, cannot be differentiated here; declare another variable for the other function")]
    [InlineData("Func<double, double> f; f = a => a; return f(x);", "SURR202 'f', whose type is 'Func<double, double>', cannot be differentiated here; give it a lambda where it is declared")]
    public void WhatOnlySomeCallIsRefused(string body, string expected) => Assert.Equal([expected], MethodTrial.Refusals(Members, body));
}

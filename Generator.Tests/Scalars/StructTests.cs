namespace Surrogates.Generator.Tests.Scalars;

/// <summary>Record structs, structs and tuples that hold the state of a scalar method.</summary>
public sealed class StructTests
{
    private const string Members = """
        private readonly record struct State(double V, double W)
        {
            public double Sum => V + W;

            public static State Zero => new(0, 0);

            public static State operator +(State a, State b) => new(a.V + b.V, a.W + b.W);

            public State Next(double x) => this with { V = 0.5 * V + x, W = V - W };
        }

        private readonly record struct Pair<T>(T First, State Rest)
            where T : struct;

        private record struct Mutable(double A, double B = 2)
        {
            public int Count { get; set; } = 3;

            public void Grow(double by)
            {
                A += by;
                Count++;
            }
        }

        private readonly struct Plain
        {
            public readonly double Low;

            public Plain(double low)
            {
                Low = 2 * low;
                if (low < 0)
                {
                    High = -low;
                    return;
                }

                High = low + 1;
            }

            public double High { get; init; }

            public void Deconstruct(out double high, out double low)
            {
                high = High;
                low = Low;
            }
        }

        private static State Step(State s, double x, double rate = 0.25) => new(W: s.W + rate * s.V, V: s.V - rate * (s.V - x));

        private static (State Now, (double Low, bool IsHigh) Other) Both(double x, double y)
        {
            if (x > y)
            {
                return (new State(x, y), (y, true));
            }

            return (new State(y, 2 * x), (x, false));
        }
        """;

    private static readonly string[] Bodies =
    [
        "var s = new State(x, y); return s.V * s.W;",
        "var s = new State(W: x, V: 2 * y); return s.V - 3 * s.W;",
        "State s = new(x, y); s = s with { V = s.W + x }; return s.V * s.Sum;",
        "var (v, w) = new State(x + y, y); return v * w;",
        "var s = State.Zero; for (var i = 0; i < 3; i++) { s = Step(s, x, rate: 0.5); } return s.V * y + s.W;",
        "var s = new State(x, y).Next(y).Next(x); return s.V + s.W * x;",
        "var s = x > 0 ? new State(x, y) : new State(y, x) with { W = 2 }; return s.V * s.W + s.V;",
        "State s; if (x > 1) { s = new(x, 1); } else { s = default; } return s.V + s.Sum * y;",
        "var (now, (low, isHigh)) = Both(x, y); return isHigh ? now.V * low : now.Sum;",
        "var both = Both(x, y); return both.Other.IsHigh ? both.Now.V : both.Other.Low * both.Now.W;",
        "var p = new Pair<double>(x, new State(y, x)); var ((a, b), c) = ((p.First, p.Rest.V), p.Rest); return a * b + c.Sum;",
        "var p = new Pair<bool>(x > y, new(y, x)); return p is { First: true, Rest.V: > 0 } ? p.Rest.V : p.Rest.W;",
        "var m = new Mutable(x); m.Grow(y); m.B += m.A; m.Count--; return m.A * m.B + m.Count;",
        "var m = new Mutable(x) { Count = 5 }; var n = m; n.A = y; return m.A * n.A + m.Count;",
        "var p = new Plain(x); var (high, low) = p; return high * y + low + p.High;",
        "var p = new Plain(x) { High = y }; return p.High * p.Low;",
        "var s = new State(x, y) + new State(y, 1); return s.V * s.W;",
        "(double A, double B) t = (x, y); t.A = t.B; t.B += x; return t.A * t.B;",
        "State Local(double a) => new(a, y); return Local(x).Next(2).V * Local(y).W;",
        "return new State(x, y) is var (v, w) && v > w ? v * w : x;",
        "return new State(x, y) switch { (> 0, > 0) s => s.Sum, { V: < 0 } => y, var s => s.V - s.W };",
    ];

    private static readonly MethodTrial Trial = new(Members, Bodies);

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Bodies.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void AreTheValuesThatTheyHold(int index) => Trial.Check(index);

    [Theory]
    [InlineData("var s = new Reference(x); return s.V;", "SURR202 's', whose type is 'Reference', cannot be differentiated here; declare 'Reference' as a 'readonly record struct'")]
    [InlineData("return new Reference(x).V;", "SURR202 'new Reference(x)' cannot be differentiated here; declare 'Reference' as a 'readonly record struct' of numbers in this project")]
    [InlineData("return new System.Numerics.Complex(x, y).Real;", "SURR202 'new System.Numerics.Complex(x, y)' cannot be differentiated here; declare 'Complex' as a 'readonly record struct' of numbers in this project")]
    public void WhatIsNoStructOfNumbersIsRefused(string body, string expected) =>
        Assert.Equal([expected], MethodTrial.Refusals("private sealed record Reference(double V);", body));
}

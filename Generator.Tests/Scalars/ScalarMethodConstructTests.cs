using System.Globalization;
using Microsoft.CodeAnalysis;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>Constructs of C# that scalar methods may use: the op computes what the method does as plain C#. What it may not use is refused.</summary>
public sealed class ScalarMethodConstructTests
{
    private static readonly double[] Points = [-3, -1, -0.5, 0, 0.25, 1, 2, 3, double.NaN];

    /// <summary>Exact: whole numbers and halves, added and multiplied in the same order.</summary>
    [Theory]
    [InlineData("static double Twice(double a) => 2 * a;\nreturn Twice(x) + Twice(Twice(x));")]
    [InlineData("double shift = 1;\ndouble Moved(double a)\n{\n    var moved = a + shift;\n    return moved > 0 ? moved : Halved();\n    double Halved() => moved / 2;\n}\n\nshift = 2;\nreturn Moved(x) - Moved(1);")]
    [InlineData("double a, b;\na = b = 2 * x;\nb += a;\nreturn a * b;")]
    [InlineData("float a;\nvar b = a = 0.5f;\na++;\nreturn x * (b + a);")]
    [InlineData("double y;\nreturn y = 3 * x;")]
    [InlineData("static double Larger(double a, double b) => a >= b ? 3 * a : 7;\nstatic double Apart(double a, double b) => a > b || a != b ? 5 : 2 * b;\nreturn Larger(x, x) + Apart(x, x);")]
    [InlineData("bool isHigh;\nif (x > 1)\n{\n    isHigh = true;\n}\nelse\n{\n    isHigh = x < -1;\n}\n\nreturn isHigh ? x : 2 * x;")]
    [InlineData("(double a, (bool b, int c) d) pair;\nif (x > 1)\n{\n    pair = (x, (true, 2));\n}\nelse\n{\n    pair = (2 * x, (x > 0, 2));\n}\n\nreturn pair.d.b ? pair.a : 5 * pair.a;")]
    [InlineData("const long Two = 2;\nconst Shape Soft = Shape.ATan;\nreturn Surrogate.Step(x, Soft) + Two * x;")]
    [InlineData("const double End = 2.5;\nvar sum = x;\nfor (var i = 0; i < End; i++)\n{\n    sum += i * x;\n}\n\nreturn sum;")]
    [InlineData("return Elsewhere(x) + Elsewhere(2);")]
    [InlineData("bool isFar;\nlong steps;\n(double low, bool isLow) pair;\nif (x > 1)\n{\n    isFar = true;\n    pair = (x, false);\n}\nelse\n{\n    isFar = x < -1;\n    pair = (2 * x, x < 0);\n}\n\nsteps = 1L << 3;\nreturn isFar == pair.isLow ? pair.low * steps : x;")]
    [InlineData("return x is > 0 and < 2 ? x * x : -x;")]
    [InlineData("var isFar = x is not (>= -1 and <= 1) or 0.25;\nreturn isFar ? x : 2 * x;")]
    [InlineData("var y = x;\nfor (var i = 0; i < 5; i++)\n{\n    switch (i)\n    {\n        case 0:\n            y += x;\n            break;\n        case 1 or 2:\n            y *= 2;\n            break;\n        case > 3:\n        {\n            y -= 1;\n            break;\n        }\n\n        default:\n            y += 10;\n            break;\n    }\n}\n\nreturn y;")]
    [InlineData("var mode = 2;\nswitch (mode)\n{\n    case 1:\n        return x;\n    case 2:\n        return -x;\n}\n\nreturn 0 * x;")]
    [InlineData("(double low, double high) pair = (x, 2 * x);\nreturn pair.low + 3 * pair.Item2 + Pair(x).Item1;")]
    [InlineData("var sum = 0.0;\nfor (var i = 1; i < 4; i++)\n{\n    sum += unchecked(x * (int.MaxValue + i) + (i - 5) * int.MaxValue + -(int.MinValue + i - 1));\n}\n\nreturn sum;")]
    [InlineData("var sum = 0.0;\nvar whole = int.MaxValue;\nfor (var i = 0; i < 3; i++)\n{\n    unchecked\n    {\n        whole++;\n        whole *= 3;\n    }\n\n    sum += x * (whole % 7) + whole / 1000;\n}\n\nreturn sum;")]
    [InlineData("var odd = false;\nfor (var i = 0; i < 40; i++)\n{\n    if (x > i - 20)\n    {\n        odd = !odd;\n    }\n}\n\nreturn odd ? x : -x;")]
    [InlineData("var isBelow = x < 2;\nvar isAbove = x > -1 && x != 1;\nreturn (isBelow == isAbove ? x : 2 * x) + (isBelow ^ isAbove ? 1 : x) - (isBelow != isAbove & isAbove ? x : 3);")]
    [InlineData("return 5 switch { 5 when x > 0 => 3 * x, _ => x };")]
    [InlineData("return x switch { > 1 => x * x, < -1 or 0 => -x, >= 0 when x is not 0.25 => 4 * x, _ => 8 * x };")]
    [InlineData("switch (x)\n{\n    case > 0 and < 2:\n        return 2 * x;\n    case 2:\n    case -3:\n        x = 5 * x;\n        break;\n    default:\n        x -= 1;\n        break;\n}\n\nreturn x;")]
    [InlineData("var y = x;\nfor (var i = 0; i < 9; i++)\n{\n    if (i % 2 == 1)\n    {\n        continue;\n    }\n\n    for (var j = 0; ; j++)\n    {\n        if (j == 2)\n        {\n            break;\n        }\n\n        switch (i)\n        {\n            case 4:\n                if (j == 1)\n                {\n                    break;\n                }\n\n                y += 3;\n                continue;\n        }\n\n        y += i * x;\n    }\n\n    if (i == 6)\n    {\n        break;\n    }\n}\n\nreturn y;")]
    [InlineData("var y = x;\nfor (var i = 0; i < 1024; i++)\n{\n    y += 0.5;\n}\n\nreturn y;")]
    [InlineData("double calls = 0;\ndouble Counted(double a)\n{\n    calls += 1;\n    return a;\n}\n\nreturn Counted(x) + calls;")]
    [InlineData("for (var i = 0; i < 4; i++)\n{\n    if (x > i)\n    {\n        break;\n    }\n}\n\nreturn x;")]
    [InlineData("return x is double.NaN ? 0 : x;")]
    public void TheOpIsItsScalarMethod(string body)
    {
        using var scope = NewDisposeScope();
        var ops = GeneratorRun.Of(Source(body)).Load().GetType("Demo.Ops", throwOnError: true)!;
        var scalar = ops.GetMethod("F", [typeof(double)])!.CreateDelegate<Func<double, double>>();
        var y = (Tensor)ops.GetMethod("F", [typeof(Tensor)])!.Invoke(null, [tensor(Points)])!;
        Assert.Equal(Points.Select(scalar), y.data<double>().ToArray());
    }

    /// <summary>What would be read wrongly is refused at the place, with what it is.</summary>
    [Theory]
    [InlineData("double a = x;\nref double r = ref a;\nr = r * 3;\nreturn a * a;", "SURR202 'r', which is a reference to another variable,")]
    [InlineData("var p = (x, 2.0);\nref readonly var r = ref p.Item1;\np.Item1 = 3;\nreturn r * x;", "SURR202 'r', which is a reference to another variable,")]
    [InlineData("double a = x, b = 1;\n(x > 0 ? ref a : ref b) = 3;\nreturn a * b;", "SURR202 'x > 0 ? ref a : ref b'")]
    [InlineData("return Endless(x);\ndouble Endless(double a) => a * Endless(a);", "SURR205 'Endless'")]
    [InlineData("double y = 1;\nvar z = x > 0 ? (y = x) : 2;\nreturn y + z;", "SURR202 'y', which is changed for some of the elements only,")]
    [InlineData("double? y = x;\nreturn y.Value;", "SURR202 'y', whose type is 'double?',")]
    [InlineData("string text = x.ToString();\nreturn x;", "SURR202 'text', whose type is 'string',")]
    [InlineData("(double, string) pair = (x, x.ToString());\nreturn pair.Item1;", "SURR202 'pair', whose type is '(double, string)',")]
    [InlineData("return x * Held.First;", "SURR202 The field 'First', which is one of an instance,")]
    [InlineData("return x * Assigned;", "SURR202 The field 'Assigned', which a static constructor assigns,")]
    [InlineData("return x * Late.First;", "SURR202 The field 'Second', which has no value yet when 'First' gets its own,")]
    [InlineData("return x * Ring.Of;", "SURR202 The field 'Of', which has no value yet when 'Back' gets its own,")]
    [InlineData("var sum = 0.0;\nfor (var i = 0; i < 3; i++)\n{\n    sum += x * checked(int.MaxValue + i);\n}\n\nreturn sum;", "SURR202 'int.MaxValue + i'")]
    [InlineData("var sum = 0.0;\nfor (var i = 0; i < 3; i++)\n{\n    sum += x * (int)(1e10 * i);\n}\n\nreturn sum;", "SURR202 '(int)(1e10 * i)'")]
    public void WhatWouldBeReadWronglyIsRefused(string body, string expected)
    {
        var run = GeneratorRun.Of(new RunOptions { Expected = Expected.Diagnostics }, Source(body));
        Assert.Equal([expected], run.Diagnostics.Select(static diagnostic => $"{diagnostic.Id} {Subject(diagnostic)}"));
    }

    /// <summary>Initializers that have run by then are read, in other types too.</summary>
    [Fact]
    public void FieldsInTheOrderOfTheirInitializers()
    {
        var ops = GeneratorRun.Of(Source("return x * Early.Second;")).Load().GetType("Demo.Ops", throwOnError: true)!;
        Assert.Equal(12.0, ((Tensor)ops.GetMethod("F", [typeof(Tensor)])!.Invoke(null, [tensor(2.0)])!).item<double>());
    }

    /// <summary>Parameters of intrinsics have the ranges that they have in annotations.</summary>
    [Theory]
    [InlineData("Surrogate.Step(x, k: double.NaN)", "SURR102 'k' is NaN; it must be a positive, finite number")]
    [InlineData("Surrogate.Step(x, ATan, 0)", "SURR102 'k' is 0; it must be a positive, finite number")]
    [InlineData("Surrogate.Round(x, Sigmoid, k: -2)", "SURR102 'k' is -2; it must be a positive, finite number")]
    [InlineData("Surrogate.StrictStep(x, k: Huge)", "SURR102 'k' is Infinity; it must be a positive, finite number")]
    [InlineData("Surrogate.Sign(x, atZero: 2)", "SURR102 'atZero' is 2; it must be a number from -1 to 1")]
    [InlineData("Surrogate.Floor(x, k: 3)", "SURR104 'k' has no effect: 'Floor' with the shape 'Straight' has no such parameter")]
    public void ParametersOfIntrinsics(string expression, string expected)
    {
        var run = GeneratorRun.Of(new RunOptions { Expected = Expected.Diagnostics }, Source($"return {expression};"));
        Assert.Equal([expected], run.Diagnostics.Select(static diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));
    }

    /// <summary>A number that is given is the one that is meant.</summary>
    [Theory]
    [InlineData("Step, k: double.NaN", "NaN")]
    [InlineData("Step, ATan, double.PositiveInfinity", "Infinity")]
    [InlineData("k: double.NaN", "NaN")]
    [InlineData("k: -1", "-1")]
    public void ParametersOfAnnotations(string arguments, string value)
    {
        var run = GeneratorRun.Of(new RunOptions { Expected = Expected.Diagnostics }, Source("return Surrogate.Step(x);").Replace("[Surrogate]", $"[Surrogate({arguments})]"));
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("SURR102", diagnostic.Id);
        Assert.Equal($"'k' is {value}; it must be a positive, finite number", diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    /// <summary>A method that changes its arguments is not what the op computes.</summary>
    [Theory]
    [InlineData("public static float G(ref float x) => x;", "SURR201")]
    [InlineData("public static float G(float x) => x;\n\npublic static float G(ref float x) => x;", "")]
    [InlineData("public static float G(in float x) => x;", "")]
    [InlineData("private static float _one = 1;\n\npublic static ref float G(float x) => ref _one;", "SURR201")]
    public void AScalarMethodTakesAndGivesValues(string scalar, string expected)
    {
        var run = GeneratorRun.Of(new RunOptions { Expected = expected.Length == 0 ? Expected.Clean : Expected.Diagnostics }, Sources.Ops($"""
            [Surrogate]
            public static partial Tensor G(Tensor x);

            {scalar}
            """));
        Assert.Equal(expected, string.Join(" ", run.Diagnostics.Select(static diagnostic => diagnostic.Id)));
    }

    private static string Subject(Diagnostic diagnostic) =>
        diagnostic.GetMessage(CultureInfo.InvariantCulture).Split(" cannot be")[0].Split(" calls itself")[0];

    private static string Source(string body) => Sources.Ops($$"""
        private const double Huge = double.PositiveInfinity;

        internal static readonly double Assigned = 2;

        static Ops() => Assigned = 3;

        [Surrogate]
        public static partial Tensor F(Tensor x);

        public static double F(double x)
        {
        {{string.Join("\n", body.Split('\n').Select(static line => line.Length == 0 ? line : "    " + line))}}
        }

        private static (double low, double high) Pair(double x) => (x, x + 1);

        private static partial double Elsewhere(double a);

        private static partial double Elsewhere(double b) => 3 * b;

        private static readonly Holder Held = new();

        internal sealed class Holder
        {
            public double First = 2;
        }

        private static class Early
        {
            public static readonly int First = 2;
            public static readonly double Second = First + 2 * Other.Two;
        }

        private static class Other
        {
            public static readonly double Two = 2;
        }

        private static class Late
        {
            public static readonly double First = 1 + Second;
            public static readonly double Second = 2;
        }

        private static class Ring
        {
            public static readonly double Of = 1 + Link.Back;
        }

        private static class Link
        {
            public static readonly double Back = Ring.Of;
        }
        """);
}

using System.Globalization;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>What C# computes in float and with integers is computed so: the op is its scalar method, bit by bit.</summary>
public sealed class NumberTypeTests
{
    private static readonly float[] Points = [-2.5f, -1, -0.25f, 0, 0.5f, 1, 3, 1000];

    private static readonly int[] Numbers = [-3, 0, 1, 2, 7, 100_000, 16_777_217, int.MaxValue, int.MinValue];

    /// <summary>Float constants: the quotient is 7 and no number just below it, the product 29, and ten tenths are more than 1.</summary>
    [Theory]
    [InlineData("return Steps * x;")]
    [InlineData("return x * (int)(A * 100);")]
    [InlineData("float t = 0;\nfor (var i = 0; i < 10; i++)\n{\n    t += 0.1f;\n}\n\nreturn t >= 1f ? x : 2 * x;")]
    [InlineData("return S * S == 0 ? x : 2 * x;")]
    [InlineData("return S * S == 0f ? x : x / (float)1e-60;")]
    [InlineData("return (float)16777217 == 16777216f ? x : 2 * x;")]
    [InlineData("float one = 1, big = 16777216;\nreturn big + one == big ? x : 2 * x;")]
    [InlineData("return (double)Dt == 0.1 ? x : 3 * x;")]
    [InlineData("return Dt + Fifth == Third ? x : 3 * x;")]
    [InlineData("return Dt + Fifth - Third == 0 ? x : 3 * x;")]
    [InlineData("return x * MathF.Floor(T / Dt);")]
    [InlineData("var f = (float)(0 * Dt + 0.1);\nf -= Dt;\nreturn f == 0 ? x : 2 * x;")]
    [InlineData("return x * (int)Math.Log10(Thousand) + (int)Math.Log2(8 * One);")]
    [InlineData("return float.CosPi(x) == 0 ? x : float.SinPi(x) == 0 ? 2 * x : float.SinPi(x) > 0 ? 3 * x : 4 * x;")]
    [InlineData("return float.CosPi(x) >= 0 ? x : 2 * x;")]
    [InlineData("return x * 1e-30f * 1e-30f * 1e30f * 1e30f + x * 1e30f * 1e30f;")]
    public void ConstantsOfFloat(string body) => Check(body);

    /// <summary>Integers of every type: constants, and number operands.</summary>
    [Theory]
    [InlineData("return Math.Max(3L, 2L) / 2 * x;")]
    [InlineData("return Math.Max(3u, 2u) / 2 * x;")]
    [InlineData("return ((n > 0 ? 3000000000L : 1L) + 1L) * x;")]
    [InlineData("return ((n > 0 ? 1u : 3u) - 2u) * x;")]
    [InlineData("return ((x > 0 ? 1u : 3u) - 2u) * x;")]
    [InlineData("var i = 1;\nreturn ((i > 0 ? 3000000000L : 1L) + 1L) * x + ((i > 0 ? 1u : 3u) - 2u) * x;")]
    [InlineData("return n * n * x;")]
    [InlineData("return n == 16777217 ? x : 2 * x;")]
    [InlineData("return n * n == n * n ? x : ~n < ~n ? 2 * x : 3 * x;")]
    [InlineData("return (n - 16777216) * x;")]
    [InlineData("return (long)n * n * x;")]
    [InlineData("return ((long)n * n - (long)n * n + 1) * x;")]
    [InlineData("return (n / 3 + n % 7) * x;")]
    [InlineData("return (1 << (n & 7)) * x + (n >> 3) + (n ^ 5) + (n | 8) + ~n;")]
    [InlineData("return (byte)n * x + (short)n + (ushort)n + (sbyte)(n * 3) + (uint)n;")]
    [InlineData("return Math.Min(n, 5) * x + Math.Max(n, -2) + Math.Clamp(n, -5, 6) + Math.Sign(n);")]
    [InlineData("byte b = 200;\nb += 100;\nb++;\nreturn b * x;")]
    [InlineData("sbyte b = -128;\nb--;\nuint u = 0;\nu--;\nulong big = 1ul << 40;\nreturn b * x + u + big;")]
    [InlineData("var square = n * n;\nvar fourth = square * square;\nvar eighth = fourth * fourth;\nreturn fourth * eighth * x + square;")]
    [InlineData("return x > n ? n * x : (n + 1) * x;")]
    [InlineData("var isBig = n > 16777216;\nvar isSmall = n <= -3;\nreturn isBig || isSmall ? x : -x;")]
    [InlineData("var count = 0;\nif (x > 0)\n{\n    count++;\n}\n\nif (x > 0.75f)\n{\n    count += 2;\n}\n\nreturn count * x;")]
    [InlineData("var k = n > 5 && n < 1000000 ? n * 2 : -n;\nreturn k * x;")]
    [InlineData("var i = x > 0 ? n : 3;\nreturn (i + 1) * x;")]
    [InlineData("return n switch { 7 => x, > 16777216 => 2 * x, < 0 or 2 => 3 * x, _ => -x };")]
    [InlineData("return (uint)Math.Sign(x) * x;")]
    [InlineData("return (Math.Sign(1.5f) * 2 - (int)Math.Clamp(1.5f, -9, 9)) * x;")]
    [InlineData("uint u = (uint)n;\nreturn (u / 2) * x + (u > 5 ? 1 : 2);")]
    [InlineData("return Surrogate.Detach(n * n * x) + (float)(n * n);")]
    [InlineData("return Helper(n + 1, x);")]
    [InlineData("var T = n * n;\nvar batch = T * T;\nvar i = batch - T;\nvar @int = i ^ T;\nreturn T * x + batch * x + i * x + @int;")]
    public void Integers(string body) => Check(body);

    /// <summary>What integers compute stands before the loop, once, and is a number of the loop in it.</summary>
    [Fact]
    public Task IntegersBeforeTheLoop() => Snapshot.Verify(GeneratorRun.Of(Sources.Ops("""
        [Surrogate]
        public static partial Tensor Quantized(Tensor x, int bits, float scale);

        private static float Quantized(float x, int bits, float scale)
        {
            var levels = (1 << bits) - 1;
            var half = bits > 1 ? levels / 2 : 1;
            return scale * Surrogate.Round(x / scale * levels) / (levels + half) * bits;
        }
        """)).Driver);

    /// <summary>A shape of the user's own has the integers of the op that it is for.</summary>
    [Fact]
    public void IntegersOfDerivatives()
    {
        using var scope = NewDisposeScope();
        var ops = CompiledOps.Of("""
            [Surrogate(Step, Derivative = nameof(Slope))]
            public static partial Tensor Spike(Tensor x, int n);

            private static float Slope(float u, int n) => n * n + (n == 16777217 ? 1 : 0) + 0 * u;
            """);
        foreach (var n in new[] { 3, 100_000, 16_777_217 })
        {
            var x = tensor([0.5f], requires_grad: true);
            ops.Call("Spike", x, n).sum().backward();
            Assert.Equal((float)unchecked((n * n) + (n == 16777217 ? 1 : 0)), x.grad!.item<float>());
        }
    }

    /// <summary>Checked arithmetic throws as in C#, whatever the project does elsewhere.</summary>
    [Theory]
    [InlineData("return checked(n * n) * x;", true, false)]
    [InlineData("return n * n * x;", true, true)]
    [InlineData("return unchecked(n * n) * x;", false, true)]
    public void CheckedIntegers(string body, bool throws, bool checkOverflow)
    {
        using var scope = NewDisposeScope();
        var ops = Load(body, checkOverflow);
        var op = ops.GetMethod("F", [typeof(Tensor), typeof(int)])!.CreateDelegate<Func<Tensor, int, Tensor>>();
        Assert.Equal(6.25f, op(tensor(6.25f), 1).item<float>());
        if (throws)
        {
            Assert.ThrowsAny<Exception>(() => op(tensor(1f), 100_000));
        }
        else
        {
            Assert.Equal(unchecked(100_000 * 100_000), op(tensor(1f), 100_000).item<float>());
        }
    }

    /// <summary>What real numbers stand for that C# computes with integers is said.</summary>
    [Theory]
    [InlineData("return (int)(x * 1e5f) * (int)(x * 1e5f);", "(int)(x * 1e5f) * (int)(x * 1e5f)")]
    [InlineData("var i = (int)x;\nfor (var j = 0; j < 20; j++)\n{\n    i = 3 * i;\n}\n\nreturn i;", "3 * i")]
    [InlineData("var i = (int)x;\nreturn (byte)i * x;", "(byte)i")]
    [InlineData("var count = 0;\nif (x > 0)\n{\n    count++;\n}\n\nif (x > 0.75f)\n{\n    count += 2;\n}\n\nreturn count * n * x;", "count * n")]
    public void IntegersOfElementsAreRealNumbers(string body, string subject) =>
        Assert.Contains($"'{subject}' is computed for each element", string.Join("\n", Messages(body, "SURR210")), StringComparison.Ordinal);

    [Theory]
    [InlineData("var i = (int)x;\nreturn (i + 1) * x + Math.Max(i, 3) + Math.Sign(x) * 5;")]
    [InlineData("return (x > 0 ? 1 : 0) * n * x;")]
    public void SmallIntegersOfElementsAreWhatTheyAre(string body) => Assert.Empty(Messages(body, "SURR210"));

    /// <summary>The type of the tensors decides, and a cast that cannot is reported; the one that a method of floats needs is not.</summary>
    [Theory]
    [InlineData("return (float)((1e9 + (double)x) - 1e9);", "'(double)x' changes no digit")]
    [InlineData("double Half(double a) => (float)(a / 3);\nreturn (float)Half(x);", "")]
    [InlineData("return (float)Math.Exp(x) * (float)0.1 + (int)x;", "")]
    public void CastsOfElements(string body, string expected) => Assert.StartsWith(expected, Messages(body, "SURR211").SingleOrDefault("").PadRight(1), StringComparison.Ordinal);

    [Theory]
    [InlineData("(double)(float)x", "(float)x (double)(float)x")]
    [InlineData("MathF.Exp((float)x)", "(float)x")]
    [InlineData("x * (float)0.1", "")]
    public void CastsOfDoubles(string expression, string subject)
    {
        var run = GeneratorRun.Of(new RunOptions { Expected = Expected.Broken }, "using System;\n" + Sources.Ops($"""
            [Surrogate]
            public static partial Tensor F(Tensor x);

            public static double F(double x) => {expression};
            """));
        Assert.Equal(subject, string.Join(" ", run.Diagnostics.Where(static diagnostic => diagnostic.Id == "SURR211").Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture).Split('\'')[1])));
    }

    /// <summary>What holds constants and integers keeps their types: tables, structs, properties, generic methods, loops and what leaves them.</summary>
    [Theory]
    [InlineData("return x * (int)(Taps[2] * 100) + (Taps[0] + Taps[1] == Third ? 1 : 2);")]
    [InlineData("float sum = 0;\nforeach (var tap in Taps)\n{\n    sum += tap;\n}\n\nreturn sum == 0.59f ? x : 2 * x;")]
    [InlineData("float[] taps = [Dt, Fifth];\ndouble[] wide = [Dt, .. taps];\nreturn wide[1] == 0.1 ? x : taps[0] + taps[1] == Third ? 2 * x : 3 * x;")]
    [InlineData("return Twice + Dt == Third ? x : 2 * x;")]
    [InlineData("return Ratio(T, Dt) * x + (float)Ratio((double)T, (double)Dt) + (float)Ratio(0.7, 0.1);")]
    [InlineData("var level = new Level(Dt, n);\nlevel = level with { Count = level.Count * level.Count };\nreturn level.Count * x + (level.Value + Fifth == Third ? 1 : 2);")]
    [InlineData("var (value, count) = x > 0 ? new Level(Dt, n) : new(Fifth, 3);\nreturn value * 0 + (count + 1) * x;")]
    [InlineData("for (var i = 0; i < 8; i++)\n{\n    if (i >= n)\n    {\n        break;\n    }\n\n    x = 0.5f * x + i;\n}\n\nreturn x;")]
    [InlineData("var product = 1;\nfor (var i = 0; i < 4; i++)\n{\n    if (product * n > 1000)\n    {\n        continue;\n    }\n\n    product *= n;\n}\n\nreturn product * x;")]
    [InlineData("var bits = 0;\nvar rest = n & 255;\nwhile (bits < 8)\n{\n    if (rest == 0)\n    {\n        break;\n    }\n\n    rest >>= 1;\n    bits++;\n}\n\nreturn bits * x;")]
    [InlineData("Halve(ref n, out var rest);\nreturn n * x + rest;\nstatic void Halve(ref int a, out int rest)\n{\n    rest = a % 2;\n    a /= 2;\n}")]
    [InlineData("Func<int, int> square = a => a * a;\nreturn square(n) * x;")]
    [InlineData("return (n, n > 0) switch { (> 5, _) => n * n * x, (_, true) => -x, var (m, _) => m * x };")]
    public void ConstructsKeepTheTypes(string body) => Check(body);

    private static void Check(string body)
    {
        using var scope = NewDisposeScope();
        var ops = Load(body, checkOverflow: false);
        var scalar = ops.GetMethod("F", [typeof(float), typeof(int)])!.CreateDelegate<Func<float, int, float>>();
        var op = ops.GetMethod("F", [typeof(Tensor), typeof(int)])!.CreateDelegate<Func<Tensor, int, Tensor>>();
        foreach (var n in Numbers)
        {
            float[] expected = [.. Points.Select(x => scalar(x, n))];
            foreach (var lanes in new[] { true, false })
            {
                using var use = LaneUse.Of(lanes);
                var actual = op(tensor(Points), n).data<float>().ToArray();
                Assert.True(expected.SequenceEqual(actual), $"n = {n}, lanes: {lanes}\n{string.Join(" ", expected)}\n{string.Join(" ", actual)}");
            }
        }
    }

    private static IEnumerable<string> Messages(string body, string id) =>
        GeneratorRun.Of(new RunOptions { Expected = Expected.Broken }, Source(body)).Diagnostics.Where(diagnostic => diagnostic.Id == id).Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture));

    // That integers have no gradient is known.
    private static Type Load(string body, bool checkOverflow) =>
        GeneratorRun.Of(new RunOptions { Expected = Expected.Broken, CheckOverflow = checkOverflow }, Source(body)).Load().GetType("Demo.Ops", throwOnError: true)!;

    private static string Source(string body) => "using System;\n" + Sources.Ops($$"""
        private static readonly float T = 0.7f, Dt = 0.1f, Fifth = 0.2f, Third = 0.3f, A = 0.29f, S = 1e-30f;
        private static readonly int Steps = (int)(T / Dt);
        private static readonly double Thousand = 1000, One = 1;
        private static readonly float[] Taps = [0.1f, 0.2f, 0.29f];

        private readonly record struct Level(float Value, int Count);

        private static float Twice => 2 * Dt;

        private static T Ratio<T>(T a, T b)
            where T : System.Numerics.IFloatingPoint<T> => T.Floor(a / b);

        [Surrogate]
        public static partial Tensor F(Tensor x, int n);

        public static float F(float x, int n)
        {
        {{string.Join("\n", body.Split('\n').Select(static line => line.Length == 0 ? line : "    " + line))}}
        }

        private static float Helper(int m, float x) => m * m * x;
        """);
}

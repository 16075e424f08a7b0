using System.Globalization;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>
/// Annotated sources, changed at random: the generator and the analyzers never fail, are quick, say nothing inside of generated code, and leave
/// no method without code and without an error. The environment variable <c>SURROGATES_MUTANTS</c> says how many are tried.
/// </summary>
[Collection(Side.Compiler)]
public sealed class MutationTests
{
    private const int Usual = 120;
    private const int Shown = 4;

    private static readonly string[] Annotated =
    [
        Sources.Ops("""
            [Surrogate(Step, ATan, k: 2, Clip: 1, ClipAt = ClipAt.Outgoing)]
            public static partial Tensor Spike(Tensor v, float threshold);

            [Surrogate(Quantize, Min = -8, Max = 7)]
            public static partial Tensor Levels(Tensor x, Tensor scale, int zeroPoint);

            [Surrogate(Bernoulli, Sigmoid, k: 2)]
            public static partial Tensor Draw(Tensor x, long seed);

            [Surrogate(Step, Shape = MultiGaussian, Sigma = 0.5, Clip = 2)]
            public static partial Tensor Bells(Tensor x, Tensor? threshold = null, Tensor? sigma = null);
            """),
        "using System;\n" + Sources.Ops("""
            private const float Gain = 1.5f;

            private static readonly float Rate = MathF.Exp(-1 / 20f);

            [Surrogate(ATan, k: 2)]
            public static partial (Tensor spike, Tensor v) Lif(Tensor current, Tensor v, float beta, float threshold);

            public static (float spike, float v) Lif(float current, float v, float beta, float threshold)
            {
                var h = Rate * beta * v + Gain * current;
                var s = Surrogate.Step(h - threshold, k: 3);
                return (s, h * (1 - Surrogate.Detach(s)));
            }

            [Surrogate]
            public static partial Tensor Loop(Tensor x, Tensor w, int n);

            private static float Loop(float x, float w, int n)
            {
                var (sum, level) = (0f, x > 0 && w != 0 ? x : -x);
                for (var i = 0; i < 4; i++)
                {
                    if (i % 2 == 1)
                    {
                        continue;
                    }

                    sum += Twice(level) * w / (i + 1) + n;
                }

                return x switch { > 2 => sum, < -1 => Twice(sum), _ => MathF.Max(sum, 0) };

                static float Twice(float a) => 2 * a;
            }
            """),
        "using System;\n" + Sources.Usings + """
            namespace Demo;

            public partial class Outer<T>
                where T : struct
            {
                internal abstract partial record Inner
                {
                    [Surrogate(Step, Derivative = nameof(D), Smooth = nameof(S))]
                    protected virtual partial Tensor Own(Tensor x, Tensor k);

                    private static float S(float u, float k) => MathF.Tanh(k * u);

                    private static float D(float u, float k) => k * (1 - MathF.Tanh(k * u) * MathF.Tanh(k * u));

                    /// <summary>Rounds.</summary>
                    [Surrogate(StochasticRound)]
                    internal static partial Tensor Rounded(Tensor x, float step, TorchSharp.torch.Generator? generator);

                    [Surrogate(Derivative = nameof(Flat))]
                    internal static partial Tensor Reads(Tensor x, Tensor rest);

                    internal static double Reads(double x, double rest) => Surrogate.StrictStep(Math.Pow(x, 3) - 1) + Surrogate.Sign(x, Shape.Window);

                    private static double Flat(double u, double rest) => u > rest ? 1 : 0.5;
                }
            }
            """,
    ];

    [Fact]
    public void NothingIsLost()
    {
        var wrong = new Dictionary<string, string>();
        for (var i = 0; i < Count(); i++)
        {
            var source = new Mutation(new Random(i)).Of(Annotated[i % Annotated.Length]);
            if (Mutant.Check(source) is var (kind, found))
            {
                wrong.TryAdd(kind, $"Mutant {i}: {found}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} kinds of mistakes: {string.Join(", ", wrong.Keys)}\n\n{string.Join("\n\n", wrong.Values.Take(Shown))}");
    }

    private static int Count() =>
        Environment.GetEnvironmentVariable("SURROGATES_MUTANTS") is { Length: > 0 } count ? int.Parse(count, CultureInfo.InvariantCulture) : Usual;
}

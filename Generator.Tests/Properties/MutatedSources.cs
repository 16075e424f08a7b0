using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>Annotated sources to be changed: each small, so that most changes meet what is annotated or what it is made from.</summary>
internal static class MutatedSources
{
    /// <summary>The namespace and the class that all have.</summary>
    public const string Namespace = "Demo";
    public const string Class = "Ops";

    public static IReadOnlyList<string> All { get; } =
    [
        Sources.Ops("""
            [Surrogate(Step, ATan, k: 2, Clip: 1, ClipAt = ClipAt.Outgoing)]
            public static partial Tensor Spike(this Tensor v, float threshold = 0.5f);
            """),
        Sources.Ops("""
            [Surrogate(Quantize, Min = -8, Max = 7)]
            public static partial Tensor Levels(Tensor x, Tensor scale, int zeroPoint);

            [Surrogate(Round, Clip = 2)] internal static partial Tensor Whole(Tensor x);
            """),
        Sources.Ops("""
            [Surrogate(Bernoulli, Sigmoid, k: 2)]
            public static partial Tensor Draw(Tensor x, long seed);
            """),
        Sources.Ops("""
            [Surrogate(Step, Shape = MultiGaussian, Sigma = 0.5, Clip = 2)]
            public static partial Tensor Bells(Tensor x, Tensor? threshold = null, Tensor? sigma = null);

            [Surrogate(Sign, Soft = true)]
            public static partial Tensor Signs<T>(Tensor x, double k) where T : struct;
            """),
        System(Sources.Ops("""
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
            """)),
        System(Sources.Ops("""
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
            """)),
        System(Sources.Usings + """
            namespace Demo;

            public partial class Outer<T>
                where T : struct
            {
                internal abstract partial record Ops
                {
                    [Surrogate(Step, Derivative = nameof(D), Smooth = nameof(S))]
                    protected virtual partial Tensor Own(Tensor x, Tensor k);

                    private static float S(float u, float k) => MathF.Tanh(k * u);

                    private static float D(float u, float k) => k * (1 - MathF.Tanh(k * u) * MathF.Tanh(k * u));
                }
            }
            """),
        Sources.Ops("""
            /// <summary>Rounds <paramref name="x"/>.</summary>
            [Surrogate(StochasticRound)]
            internal static partial Tensor Rounded(Tensor x, float step, TorchSharp.torch.Generator? generator);
            """),
        System(Sources.Ops("""
            [Surrogate(Derivative = nameof(Flat))]
            internal static partial Tensor Reads(Tensor x, Tensor rest);

            internal static double Reads(double x, double rest) => Surrogate.StrictStep(Math.Pow(x, 3) - 1) + Surrogate.Sign(x, Shape.Window);

            private static double Flat(double u, double rest) => u > rest ? 1 : 0.5;
            """)),
        System(Sources.Ops("""
            private static readonly int Steps = (int)(0.7f / 0.1f);

            [Surrogate]
            public static partial Tensor Whole(Tensor x, int n, long m);

            public static float Whole(float x, int n, long m)
            {
                var code = unchecked(n * 31 + (int)m) ^ Steps;
                code <<= 2;
                return code % 5 == 0 ? x * n : Math.Max(code, -1) / 2 * (x - (int)x);
            }
            """)),
        System(Sources.Usings + """
            namespace Demo;

            internal static class Rates
            {
                public static (float alpha, float beta) Of(float v) => (MathF.Exp(-v / 80), v == 0 ? 1 : v / (1 - MathF.Exp(-v)));
            }

            internal sealed partial class Ops(float tau)
            {
                [Surrogate]
                public partial Tensor Gate(Tensor v, Tensor m, float dt);

                private static float Gate(float v, float m, float dt)
                {
                    var (alpha, beta) = Rates.Of(v);
                    if (v < -100)
                    {
                        return m;
                    }

                    m += dt * (alpha * (1 - m) - beta * m);
                    return Math.Clamp(m, 0, 1);
                }
            }
            """),
        System(Sources.Ops("""
            [Surrogate(FastSigmoid, Soft = true)]
            public static partial (Tensor s, Tensor u) Soft(Tensor x, float k, Tensor? bias = null);

            private static (double s, double u) Soft(double x, float k, double bias)
            {
                double u;
                if (x is > 0 and < 3 && k > 1)
                    u = Math.Log(x + bias);
                else
                    u = -x % 2;

                return (Surrogate.Step(u, nameof(Bump), k: k), Surrogate.Floor(u));
            }

            private static double Bump(double u, double k) => k / (1 + u * u);
            """)),
    ];

    private static string System(string source) => "using System;\n" + source;
}

using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.Generation;

/// <summary>
/// Sources whose trees grow fast where something is copied that could be shared: what is one operation for each term, pair, factor or step
/// when it runs takes time and text in proportion to them.
/// </summary>
internal static class Examples
{
    /// <summary>An op cannot have more operands than this.</summary>
    private const int MostOperands = 32;

    public static IReadOnlyList<Example> All { get; } =
    [
        new("terms of ^", [3, 5, 20], 5, ExclusiveOr),
        new("pairs of ||", [6, 12, 24], 24, Pairs),
        new("product of operands", [8, 16, MostOperands], MostOperands, Product),
        new("Horner's scheme, degree", [12, 25, 50], 50, Horner),
        new("terms of a sum that divides", [8, 16, 32], 32, DividingSum),
        new("neuron loop, steps", [75, 150, 300], 300, NeuronLoop),
        new("adaptive loop, steps", [75, 150, 300], 300, AdaptiveLoop),
        new("statements", [250, 500, 1000], 1000, Statements),
    ];

    private static string ExclusiveOr(int terms) => $$"""
        [Surrogate]
        public static partial Tensor F(Tensor x, Tensor y);

        private static float F(float x, float y) =>
            {{Join(" ^ ", terms, static i => $"(x > {i})")}} ? x * y : x;
        """;

    private static string Pairs(int pairs) => $$"""
        [Surrogate]
        public static partial Tensor F(Tensor x, Tensor y);

        private static float F(float x, float y) =>
            {{Join("\n    || ", pairs, static i => $"x > {i} && y < {i}")}} ? x * y : x;
        """;

    private static string Product(int operands) => $$"""
        [Surrogate]
        public static partial Tensor F({{Join(", ", operands, static i => $"Tensor x{i}")}});

        private static float F({{Join(", ", operands, static i => $"float x{i}")}}) =>
            {{Join(" * ", operands, static i => $"x{i}")}};
        """;

    // (((c0 x + c1) x + c2) x + c3) ...: the scheme in one expression.
    private static string Horner(int degree) => $$"""
        [Surrogate]
        public static partial Tensor F(Tensor x);

        private static float F(float x) =>
            {{new string('(', degree)}}1f{{Join("", degree, static i => $" * x + {Coefficient(i)})")}};
        """;

    private static string DividingSum(int terms) => $$"""
        [Surrogate]
        public static partial Tensor F(Tensor x);

        private static float F(float x)
        {
            var sum = 1f;
            for (var i = 1; i <= {{terms}}; i++)
            {
                sum += MathF.Sin(i * x);
            }

            return x / sum + MathF.Exp(-sum);
        }
        """;

    private static string NeuronLoop(int steps) => $$"""
        [Surrogate(ATan, k: 2)]
        public static partial Tensor F(Tensor x, Tensor v);

        private static float F(float x, float v)
        {
            var spikes = 0f;
            for (var t = 0; t < {{steps}}; t++)
            {
                var h = 0.9f * v + x;
                var s = Surrogate.Step(h - 1);
                v = h - s;
                spikes += s;
            }

            return spikes;
        }
        """;

    // Three outputs and six tensors, each of which reaches every output.
    private static string AdaptiveLoop(int steps) => $$"""
        [Surrogate(ATan, k: 2)]
        public static partial (Tensor spikes, Tensor v, Tensor a) F(Tensor x, Tensor v, Tensor a, Tensor decay, Tensor rise, Tensor threshold);

        private static (float spikes, float v, float a) F(float x, float v, float a, float decay, float rise, float threshold)
        {
            var spikes = 0f;
            for (var t = 0; t < {{steps}}; t++)
            {
                var h = decay * v + x;
                var s = Surrogate.Step(h - threshold - rise * a);
                v = h - s;
                a = 0.95f * a + s;
                spikes += s;
            }

            return (spikes, v, a);
        }
        """;

    private static string Statements(int statements) => $$"""
        [Surrogate]
        public static partial Tensor F(Tensor x);

        private static float F(float x)
        {
            var a = x;
        {{Join("\n", statements, static i => $"    a = a * {Coefficient(i)} + {(i % 2 == 0 ? "x" : "MathF.Tanh(a)")};")}}
            return a;
        }
        """;

    private static string Coefficient(int i) => Format.Invariant($"0.{10 + (i % 90)}f");

    private static string Join(string separator, int count, Func<int, string> text) =>
        string.Join(separator, Enumerable.Range(0, count).Select(text));
}

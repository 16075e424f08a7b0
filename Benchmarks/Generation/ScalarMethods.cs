using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.Generation;

/// <summary>Scalar methods as users write them, each with the op that is made from it and a number of its own.</summary>
internal static class ScalarMethods
{
    public static string Leaky(double threshold) => Format.Invariant($$"""
        [Surrogate(ATan, k: 2)]
        public static partial (Tensor spike, Tensor v) Leaky(Tensor x, Tensor v, Tensor w);

        private static (float spike, float v) Leaky(float x, float v, float w)
        {
            var h = Neurons.Leak(v, x, Surrogate.Sigmoid(w));
            var s = Surrogate.Step(h - {{threshold:0.000}}f);
            return (s, Neurons.Reset(h, s, {{threshold:0.000}}f));
        }
        """);

    public static string Adaptive(double rise) => Format.Invariant($$"""
        [Surrogate(Sigmoid, k: 4)]
        public static partial (Tensor spike, Tensor v, Tensor a) Adaptive(Tensor x, Tensor v, Tensor a, float alpha, float rho);

        private static (float spike, float v, float a) Adaptive(float x, float v, float a, float alpha, float rho)
        {
            var h = Neurons.Leak(v, x, alpha);
            var threshold = 1 + {{rise:0.000}}f * a;
            var s = Surrogate.Step(h - threshold);
            var rest = Neurons.Reset(h, s, threshold);
            return (s, rest, rho * a + s);
        }
        """);

    public static string Quantizer(double scale) => Format.Invariant($$"""
        [Surrogate]
        public static partial Tensor Quantizer(Tensor x, Tensor step, float low, float high);

        private static float Quantizer(float x, float step, float low, float high)
        {
            var s = Neurons.SoftPlus(step * {{scale:0.0}}f);
            var scaled = Math.Clamp(x / s, low, high);
            return s * Surrogate.Round(scaled);
        }
        """);

    public static string Bursting(double rate) => Format.Invariant($$"""
        [Surrogate(FastSigmoid, k: 5)]
        public static partial (Tensor spike, Tensor v, Tensor u) Bursting(Tensor x, Tensor v, Tensor u);

        private static (float spike, float v, float u) Bursting(float x, float v, float u)
        {
            const float Peak = 1.5f;
            const float Recovery = {{rate:0.000}}f;

            var drive = 0.04f * v * v + 0.5f * v + 0.14f;
            if (v > 1)
            {
                drive -= 0.1f * (v - 1);
            }
            else if (v < -1)
            {
                drive = 0.1f * drive;
            }

            var h = v + 0.25f * (drive - u + x);
            var next = u + Recovery * (0.2f * h - u);
            var s = Surrogate.Step(h - Peak);
            return (s, (1 - s) * h - 0.65f * s, next + 0.08f * s);
        }
        """);

    public static string Substeps(int steps, double dt) => Format.Invariant($$"""
        [Surrogate(Gaussian)]
        public static partial (Tensor spike, Tensor v, Tensor n) Substeps(Tensor x, Tensor v, Tensor n, float leak, float gain);

        private static (float spike, float v, float n) Substeps(float x, float v, float n, float leak, float gain)
        {
            const float Dt = {{dt:0.000}}f;

            var spikes = 0f;
            for (var i = 0; i < {{steps}}; i++)
            {
                var open = Surrogate.Sigmoid(gain * (v - 0.5f));
                var closed = 1 - open;
                n += Dt * (open * (1 - n) - closed * n);

                var current = x - leak * v;
                if (i > 0)
                {
                    current -= n * n * (v + 0.7f);
                }

                v += Dt * current;
                var s = Surrogate.Step(v - 1);
                v = Neurons.Reset(v, s, 1);
                spikes += s;
            }

            return (Math.Clamp(spikes, 0f, 1f), v, Math.Clamp(n, 0f, 1f));
        }
        """);
}

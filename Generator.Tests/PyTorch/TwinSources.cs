namespace Surrogates.Generator.Tests.PyTorch;

/// <summary>Annotated methods that have between them all that is written in a way of its own in Python.</summary>
internal static class TwinSources
{
    /// <summary>Members of a class.</summary>
    public const string ScalarMethods = """
        private const float Gain = 1.5f;

        private static readonly double Rate = Math.Exp(-1 / 20d);

        private static readonly float[] Taps = [0.5f, 0.3f, 0.2f];

        [Surrogate(Step, k: 100, Clip: 1)]
        public static partial Tensor Ge(Tensor x, float threshold);

        [Surrogate(Quantize, Min = -8, Max = 7)]
        public static partial Tensor Lsq(Tensor x, Tensor scale, float gradientScale = 1);

        [Surrogate(Step, k: 100, Clip: 0.5, ClipAt = ClipAt.Outgoing)]
        public static partial Tensor OutgoingClip(Tensor x, Tensor threshold);

        [Surrogate(Step, Sigmoid)]
        public static partial Tensor Optional(Tensor x, Tensor? threshold, Tensor? k = null);

        [Surrogate(Step, k: 4, Derivative = nameof(Focal))]
        public static partial Tensor FocalSpike(Tensor v, float threshold, float gamma);

        static float Focal(float u, float k, float gamma)
        {
            var p = Surrogate.Sigmoid(-k * MathF.Abs(u));
            return k * p * (1 - p) * MathF.Pow(2 * p, gamma);
        }

        [Surrogate(Step, Smooth = nameof(Bent))]
        public static partial Tensor LearnedOwn(Tensor v, float threshold, Tensor width);

        private static float Bent(float u, float width)
        {
            var w = width * u;
            return w / (1 + MathF.Abs(w));
        }

        [Surrogate(ATan, k: 2)]
        public static partial (Tensor spike, Tensor v) Plif([OverTime] Tensor x, Tensor v, Tensor w);

        static (float spike, float v) Plif(float x, float v, float w)
        {
            var h = v + (x - v) * Surrogate.Sigmoid(w);
            var s = Surrogate.Step(h - 1);
            return (s, (1 - Surrogate.Detach(s)) * h);
        }

        [Surrogate(Sigmoid, k: 4)]
        public static partial (Tensor spike, Tensor v, Tensor a) Alif([OverTime] Tensor x, [OverTime] Tensor drive, Tensor? v, Tensor a, float alpha, float rho, float beta = 0.25f);

        static (float spike, float v, float a) Alif(float x, float drive, float v, float a, float alpha, float rho, float beta)
        {
            var h = alpha * v + x + 0.1f * drive;
            var threshold = 1 + beta * a;
            var s = Surrogate.Step(h - threshold);
            return (s, h - threshold * s, rho * a + s);
        }

        [Surrogate]
        public static partial (Tensor potential, Tensor v) Copies([OverTime] Tensor x, Tensor v);

        static (float potential, float v) Copies(float x, float v) => (v + x, v + x);

        [Surrogate]
        public static partial (Tensor same, Tensor twice, Tensor half, Tensor none) Several(Tensor x, Tensor y, float n);

        static (float same, float twice, float half, float none) Several(float x, float y, float n) => (x, x, n / 2, 0);

        [Surrogate(Sigmoid, k: 4)]
        public static partial Tensor Levels(Tensor x, int bits, bool centred);

        static float Levels(float x, int bits, bool centred)
        {
            var levels = (1 << bits) - 1;
            var shifted = centred ? x - 0.5f / levels : x;
            return Surrogate.Round(shifted * levels) / levels + (bits > 2 ? bits % 3 - bits / 2 : -bits);
        }

        [Surrogate]
        public static partial Tensor Functions(Tensor x, Tensor y, double n);

        private static double Functions(double x, double y, double n) =>
            Math.Sin(x) + Math.Cos(y) * Math.Tan(0.2 * x) + Math.Asin(0.1 * y) - Math.Acos(0.1 * x) + Math.Atan2(y, x) + Math.Sinh(0.3 * x) + Math.Cosh(0.2 * y)
            + Math.Tanh(x * n) + Math.Sqrt(y * y + 1) + Math.Cbrt(x) + Math.Pow(y * y + 0.5, n) + Math.Pow(2, x) + Math.Log(x * x + 1) + Math.Exp(-x * x)
            + Math.Clamp(x, -0.5, 0.75 * n) + Math.Min(x, n) + Math.Max(y, x) + Math.Abs(y - n) + Surrogate.Sigmoid(x) + x % 0.7 + x * x * x + Math.Pow(y, 4) + Math.PI * x;

        [Surrogate]
        public static partial Tensor Branchy(Tensor x, Tensor w, float n);

        private static float Branchy(float x, float w, float n)
        {
            if (x > 3)
            {
                return w * MathF.Exp(-x);
            }

            var sum = 0f;
            for (var i = 1; i <= 3; i++)
            {
                sum += w / i * MathF.Sin(i * x);
            }

            foreach (var tap in Taps)
            {
                sum = sum < 0 ? sum * 0.1f : Bend(sum, w) + tap;
            }

            var (low, high) = (Math.Min(sum, 2f), Math.Max(sum, -2f));
            return (x < -1 && w > 0) || n > 100 ? low : high * n;
        }

        private static float Bend(float a, float b) => (float)(a * a + b * Rate) * Gain;

        [Surrogate]
        public static partial Tensor Words(Tensor lambda, Tensor None, float torch, float ctx);

        private static float Words(float lambda, float None, float torch, float ctx)
        {
            var def = lambda * None;
            return def * def + torch * ctx * lambda;
        }
        """;
}

using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Execution;

/// <summary>Ten ops as they are written most: their code is to read as if a person had written it for each.</summary>
public sealed class RepresentativeOpsTests
{
    [Fact]
    public Task TenOps() => Snapshot.Verify(GeneratorRun.Of("using System;\n" + Sources.Ops("""
        [Surrogate(Step, k: 100, Clip: 1)]
        public static partial Tensor Ge(Tensor x, float threshold);

        [Surrogate(Step, ATan, k: 2)]
        public static partial Tensor Spike(Tensor v, Tensor threshold);

        [Surrogate(Step, FastSigmoid, k: 10)]
        public static partial Tensor SuperSpike(Tensor v);

        [Surrogate(Step, Triangle)]
        public static partial Tensor TriangleSpike(Tensor v, float threshold, Tensor k);

        [Surrogate(Sign)]
        public static partial Tensor Binarize(Tensor x);

        [Surrogate(Quantize, Min = -8, Max = 7)]
        public static partial Tensor Lsq(Tensor x, Tensor scale, float gradientScale);

        [Surrogate(Bernoulli, Sigmoid, k: 4)]
        public static partial Tensor Stochastic(Tensor x, TorchSharp.torch.Generator generator);

        [Surrogate(Step, k: 4, Derivative = nameof(Focal))]
        public static partial Tensor FocalSpike(Tensor v, float threshold, float gamma);

        static float Focal(float u, float k, float gamma)
        {
            var p = Surrogate.Sigmoid(-k * MathF.Abs(u));
            return k * p * (1 - p) * MathF.Pow(2 * p, gamma);
        }

        [Surrogate(ATan, k: 2)]
        public static partial (Tensor spike, Tensor v) Plif(Tensor x, Tensor v, Tensor w);

        static (float spike, float v) Plif(float x, float v, float w)
        {
            var h = v + (x - v) * Surrogate.Sigmoid(w);
            var s = Surrogate.Step(h - 1);
            return (s, (1 - Surrogate.Detach(s)) * h);
        }

        [Surrogate(Sigmoid, k: 4)]
        public static partial (Tensor spike, Tensor v, Tensor a) Alif(Tensor x, Tensor v, Tensor a, float alpha, float rho, float beta);

        static (float spike, float v, float a) Alif(float x, float v, float a, float alpha, float rho, float beta)
        {
            var h = alpha * v + x;
            var threshold = 1 + beta * a;
            var s = Surrogate.Step(h - threshold);
            return (s, h - threshold * s, rho * a + s);
        }
        """)).Driver);
}

using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>What is written for the functions of <c>Surrogate</c> that scalar methods call.</summary>
[Collection(Side.Compiler)]
public sealed class IntrinsicTests
{
    [Fact]
    public Task AReplacedValue() => Snapshot.Verify(GeneratorRun.Of("using System;\n" + Sources.Ops("""
        [Surrogate]
        public static partial Tensor Ternary(Tensor w, Tensor delta);

        private static float Ternary(float w, float delta)
        {
            var hard = w > Surrogate.Detach(delta) ? 1 : w < -delta ? -1 : 0;
            return Surrogate.Replace(hard, MathF.Tanh(w / delta));
        }
        """)).Driver);

    [Fact]
    public Task OperandsThatAreTrueOrFalse() => Snapshot.Verify(GeneratorRun.Of("using System;\n" + Sources.Ops("""
        [Surrogate(ATan)]
        public static partial Tensor Gated(Tensor x, Tensor v, Tensor mask, bool training = true);

        private static float Gated(float x, float v, bool mask, bool training)
        {
            var bits = training ? 8 : 4;
            return mask ? x + v : training ? Surrogate.Step(x) * v : MathF.Tanh(x) / (1 << bits);
        }
        """)).Driver);

    [Fact]
    public Task Draws() => Snapshot.Verify(GeneratorRun.Of("using System;\n" + Sources.Ops("""
        [Surrogate(ATan)]
        public static partial (Tensor spike, Tensor v) Escape(Tensor x, Tensor v, Tensor sigma);

        private static (float spike, float v) Escape(float x, float v, float sigma)
        {
            var h = 0.9f * v + x + sigma * Surrogate.Normal();
            var s = Surrogate.Step(Surrogate.Sigmoid(h - 1) - Surrogate.Uniform());
            return (s, h - s);
        }
        """)).Driver);

    [Fact]
    public Task SurrogatesOfTheirOwn() => Snapshot.Verify(GeneratorRun.Of("using System;\n" + Sources.Ops("""
        [Surrogate]
        public static partial Tensor Burst(Tensor v, Tensor width, float floor);

        private static float Burst(float v, float width, float floor) =>
            Surrogate.Step(v - 1, nameof(Narrow)) + Surrogate.Step(v - 2, smooth: nameof(Wide)) + Spike(v - 3, Gaussian, 0.3);

        private static float Narrow(float u, float floor) => MathF.Exp(-20 * u * u) + floor;

        private static float Wide(float u, float width) => MathF.Tanh(u / width);

        private static float Spike(float u, Shape shape, double sigma) => Surrogate.Step(u, shape, sigma: sigma);
        """)).Driver);
}

using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Emitting;

/// <summary>What is written of a loop over time.</summary>
[Collection(Side.Compiler)]
public sealed class LoopWritingTests
{
    [Fact]
    public Task ALoopIsWrittenAsItsStep() => Snapshot.Verify(GeneratorRun.Of(Sources.Ops("""
        [Surrogate(ATan, k: 2)]
        public static partial (Tensor spikes, Tensor v) Lif([OverTime] Tensor current, Tensor? v, float decay, float threshold);

        static (float spikes, float v) Lif(float current, float v, float decay, float threshold)
        {
            var h = decay * v + current;
            var s = Surrogate.Step(h - threshold);
            return (s, h * (1 - Surrogate.Detach(s)));
        }
        """)).Driver);

    /// <summary>What depends on constants alone is a function of its own, whose values are operands of the step.</summary>
    [Fact]
    public Task WhatStepsHaveInCommonIsPrepared() => Snapshot.Verify(GeneratorRun.Of(Sources.Ops("""
        [Surrogate(ATan, k: 2)]
        public static partial (Tensor spikes, Tensor v) Parametric([OverTime] Tensor x, Tensor? v, Tensor w, float threshold);

        static (float spikes, float v) Parametric(float x, float v, float w, float threshold)
        {
            var h = v + (x - v) * Surrogate.Sigmoid(w);
            var s = Surrogate.Step(h - threshold);
            return (s, h * (1 - Surrogate.Detach(s)));
        }

        /// <summary>Two time constants, one of them learned.</summary>
        [Surrogate(ATan, k: 2)]
        public static partial (Tensor spikes, Tensor i, Tensor v) Synaptic([OverTime] Tensor x, Tensor? i, Tensor? v, Tensor tauMembrane, float tauSynapse, Tensor gain);

        static (float spikes, float i, float v) Synaptic(float x, float i, float v, float tauMembrane, float tauSynapse, float gain)
        {
            var alpha = System.MathF.Exp(-1 / tauSynapse);
            var beta = System.MathF.Exp(-1 / tauMembrane);
            var current = alpha * i + gain * x;
            var h = beta * v + (1 - beta) * current;
            var s = Surrogate.Step(h - 1);
            return (s, current, h - s);
        }
        """)).Driver);

    /// <summary>Gradients that are clamped at each step do not add up.</summary>
    [Fact]
    public void NothingIsPreparedWhereGradientsAreClampedOnTheWayOut()
    {
        var written = GeneratorRun.Of(Sources.Ops("""
            [Surrogate(Clip: 1, ClipAt = ClipAt.Outgoing)]
            public static partial (Tensor y, Tensor v) Leaky([OverTime] Tensor x, Tensor? v, Tensor w);

            static (float y, float v) Leaky(float x, float v, float w)
            {
                var h = v + (x - v) * Surrogate.Sigmoid(w);
                return (h, h);
            }
            """)).GeneratedSource("Demo.Ops.g.cs");
        Assert.DoesNotContain("Preparation", written, StringComparison.Ordinal);
    }
}

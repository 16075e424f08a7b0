using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>What is written for scalar methods that hold their state in structs, read tables, and leave loops.</summary>
[Collection(Side.Compiler)]
public sealed class WrittenConstructTests
{
    [Fact]
    public Task StateTablesAndLoops() => Snapshot.Verify(GeneratorRun.Of("using System;\nusing System.Numerics;\n" + Sources.Ops("""
        private static readonly float[] Taps = [0.5f, 0.3f, 0.2f];

        private static float Tau => 0.9f;

        [Surrogate(ATan, k: 2)]
        public static partial (Tensor spike, Tensor v, Tensor w) Adaptive(Tensor x, Tensor v, Tensor w);

        private static (float spike, float v, float w) Adaptive(float x, float v, float w)
        {
            var next = new State(V: Tau * v + x - w, W: 0.95f * w);
            var s = Surrogate.Step(next.V - 1);
            next = next with { W = next.W + 0.1f * s };
            return (s, next.V - s, next.W);
        }

        [Surrogate]
        public static partial Tensor Filtered(Tensor x, float y);

        private static T Filtered<T>(T x, T y)
            where T : IFloatingPointIeee754<T>
        {
            foreach (var tap in Taps)
            {
                if (x <= y)
                {
                    break;
                }

                x *= T.CreateChecked(tap);
            }

            return x;
        }

        private readonly record struct State(float V, float W);
        """)).Driver);
}

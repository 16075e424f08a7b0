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
}

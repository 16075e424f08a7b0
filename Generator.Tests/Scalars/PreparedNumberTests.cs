using System.Reflection;
using Surrogates.Generator.Tests.Harness;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>What is computed of numbers before the loop over elements is what the scalar method computes.</summary>
public sealed class PreparedNumberTests
{
    /// <summary>A variable that takes the place of the parameter of the same name is another value.</summary>
    [Theory]
    [InlineData("float n", 2.125f, "n = n * n; return x + MathF.Cos(n);", -0.19549678)]
    [InlineData("float n", 2.125f, "n = n * n; return x + MathF.Cos(n) * MathF.Exp(n);", -17.875189)]
    [InlineData("int n", 3, "n = n * n + 1; return x + n % 7 - n % 4;", 1)]
    public void AVariableMayBeCalledLikeAParameter(string parameter, object number, string body, double added)
    {
        using var scope = torch.NewDisposeScope();
        var assembly = GeneratorRun.Of(Sources.Ops($$"""
            [Surrogate]
            public static partial Tensor F(Tensor x, {{parameter}});

            private static float F(float x, {{parameter}})
            {
                {{body}}
            }
            """).Replace("using Surrogates;", "using System;\nusing Surrogates;", StringComparison.Ordinal)).Load();
        var method = assembly.GetType("Demo.Ops")!.GetMethod("F", BindingFlags.Public | BindingFlags.Static)!;
        var result = (Tensor)method.Invoke(null, [torch.tensor(0.25f), number])!;

        // Single precision, some roundings.
        Assert.Equal(0.25 + added, result.item<float>(), 1e-5 * Math.Max(1, Math.Abs(added)));
    }
}

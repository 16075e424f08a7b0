using Surrogates.Generator.CodeFixes;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Fixes;

/// <summary>What is offered for an operand that no result depends on: to remove it wherever it is written.</summary>
[Collection(Side.Compiler)]
public sealed class UnusedOperandFixTests
{
    [Fact]
    public async Task RemovesTheOperandEverywhere()
    {
        var solution = EditedSolution.Of(
            Sources.Ops("""
                /// <summary>A square.</summary>
                /// <param name="x">A value.</param>
                /// <param name="y">Nothing
                /// of note.</param>
                /// <param name="z">A factor.</param>
                [Surrogate]
                public static partial Tensor F(Tensor x, Tensor y, float z);

                public static float F(float x, float y, float z) => z * x * x;

                public static float Twice(float x) => F(F(x, 1, 2), F(z: 3, y: 4, x: x), 5);
                """),
            """
            using static TorchSharp.torch;

            internal static class Uses
            {
                public static Tensor Of(Tensor x) => Demo.Ops.F(x, x + 1, 2);

                public static string Name => nameof(Demo.Ops.F);
            }
            """);
        var changed = await Remove(solution, "y");
        Assert.Equal(
            [
                Sources.Ops("""
                    /// <summary>A square.</summary>
                    /// <param name="x">A value.</param>
                    /// <param name="z">A factor.</param>
                    [Surrogate]
                    public static partial Tensor F(Tensor x, float z);

                    public static float F(float x, float z) => z * x * x;

                    public static float Twice(float x) => F(F(x, 2), 5);
                    """),
                """
                using static TorchSharp.torch;

                internal static class Uses
                {
                    public static Tensor Of(Tensor x) => Demo.Ops.F(x, 2);

                    public static string Name => nameof(Demo.Ops.F);
                }
                """,
            ],
            await changed.Texts());
        Assert.Empty(await changed.CompilerDiagnostics());
        Assert.Empty(await changed.Diagnostics());
        Assert.Equal(Scalar(await solution.Load(), 2), Scalar(await changed.Load(), 1));
    }

    [Fact]
    public async Task RemovesTheFirstAndTheLast()
    {
        var solution = EditedSolution.Of(Sources.Ops("""
            [Surrogate]
            public static partial Tensor F(Tensor x, Tensor y, float z);

            public static float F(float x, float y, float z) => y * y;

            public static float Twice(float x) => F(0, x, 1);
            """));
        var changed = await Remove(await Remove(solution, "x"), "z");
        Assert.Equal(
            [
                Sources.Ops("""
                    [Surrogate]
                    public static partial Tensor F(Tensor y);

                    public static float F(float y) => y * y;

                    public static float Twice(float x) => F(x);
                    """),
            ],
            await changed.Texts());
        Assert.Empty(await changed.CompilerDiagnostics());
    }

    /// <summary>All at once, also several of one method, and those of another file.</summary>
    [Fact]
    public async Task RemovesAll()
    {
        var solution = EditedSolution.Of(
            Sources.Ops("""
                [Surrogate]
                public static partial Tensor F(Tensor x, Tensor y, float z);

                public static float F(float x, float y, float z) => y * y;

                [Surrogate]
                public static partial Tensor G(Tensor x, Tensor y);

                public static float G(float x, float y) => F(y, x, 2);
                """),
            """
            using Surrogates;
            using static TorchSharp.torch;

            internal static partial class Others
            {
                [Surrogate]
                public static partial Tensor H(Tensor x, int n);

                public static float H(float x, int n) => Demo.Ops.G(x, 1) + x;
            }
            """);
        var changed = await solution.ApplyAll(new UnusedOperandCodeFix(), "Remove");
        Assert.Equal(
            [
                Sources.Ops("""
                    [Surrogate]
                    public static partial Tensor F(Tensor y);

                    public static float F(float y) => y * y;

                    [Surrogate]
                    public static partial Tensor G(Tensor x);

                    public static float G(float x) => F(x);
                    """),
                """
                using Surrogates;
                using static TorchSharp.torch;

                internal static partial class Others
                {
                    [Surrogate]
                    public static partial Tensor H(Tensor x);

                    public static float H(float x) => Demo.Ops.G(x) + x;
                }
                """,
            ],
            await changed.Texts());
        Assert.Empty(await changed.CompilerDiagnostics());
        Assert.Empty(await changed.Diagnostics());
    }

    /// <summary>Another declaration has the signature, or wants it; the operand is read; nothing would be left to differentiate.</summary>
    [Theory]
    [InlineData("public static partial Tensor F(Tensor x, float y);", "public static float F(float x, float y)\n{\n    var z = 2 * y;\n    return x;\n}")]
    [InlineData("public static partial Tensor F(Tensor x, float y);", "public static float F(float x, float y) => x;\n\npublic static float F(float x) => x;")]
    [InlineData("public static partial Tensor F(float y, Tensor x);", "public static float F(float y, float x) => y;")]
    [InlineData("public static partial Tensor F(this Tensor y, Tensor x);", "public static float F(float y, float x) => x;")]
    public async Task IsNotOfferedWhereItWouldBreak(string declaration, string twin)
    {
        var solution = EditedSolution.Of(Sources.Ops($"[Surrogate]\n{declaration}\n\n{twin}"));
        var diagnostic = Assert.Single(await solution.Diagnostics());
        Assert.Equal("SURR204", diagnostic.Id);
        Assert.Empty(await solution.Actions(new UnusedOperandCodeFix(), diagnostic));
    }

    [Fact]
    public async Task IsNotOfferedForAMethodOfAnInterface()
    {
        var solution = EditedSolution.Of(Sources.Usings + """
            internal interface IOps
            {
                Tensor F(Tensor x, float y);
            }

            internal partial class Ops : IOps
            {
                [Surrogate]
                public partial Tensor F(Tensor x, float y);

                private static float F(float x, float y) => x;
            }
            """);
        Assert.Empty(await solution.Actions(new UnusedOperandCodeFix(), Assert.Single(await solution.Diagnostics())));
    }

    private static async Task<EditedSolution> Remove(EditedSolution solution, string operand)
    {
        var diagnostic = (await solution.Diagnostics()).First(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains($"'{operand}'", StringComparison.Ordinal));
        var action = Assert.Single(await solution.Actions(new UnusedOperandCodeFix(), diagnostic));
        Assert.Equal($"Remove '{operand}' from 'F' and its calls", action.Title);
        return await solution.Apply(action);
    }

    // The scalar method at 1.5 with a factor of 2, and a call of it within another.
    private static (float Value, float Twice) Scalar(System.Reflection.Assembly assembly, int factorAt)
    {
        var type = assembly.GetType("Demo.Ops", throwOnError: true)!;
        var method = type.GetMethods().Single(static method => method.Name == "F" && method.ReturnType == typeof(float));
        var arguments = Enumerable.Range(0, factorAt + 1).Select(i => (object)(i == 0 ? 1.5f : 2f)).ToArray();
        return ((float)method.Invoke(null, arguments)!, (float)type.GetMethod("Twice")!.Invoke(null, [1.5f])!);
    }
}

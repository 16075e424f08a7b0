using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Reading;

/// <summary>
/// A method with an error has a body all the same, which throws: the compiler would complain of a missing one at every such method, and
/// hide what is wrong. That it compiles without a word is checked by every run.
/// </summary>
[Collection(Side.Compiler)]
public sealed class RejectedMethodTests
{
    public static TheoryData<string, string> Declarations => new()
    {
        { "SURR004", "public static partial ref Tensor F(Tensor x);" },
        { "SURR004", "public static partial ref readonly Tensor F(Tensor x);" },
        { "SURR004", "public static partial void F(Tensor x);" },
        { "SURR004", "public static partial ref (Tensor a, Tensor b) F(Tensor x);" },
        { "SURR004", "public static partial (Tensor a, Tensor b)? F(Tensor x);" },
        { "SURR004", "public static partial System.ValueTuple<Tensor> F(Tensor x);" },
        { "SURR004", "public static partial (int a, string? b) F(Tensor x);" },
        { "SURR005", "public static partial Tensor F(Tensor x, params string?[] names);" },
        { "SURR005", "public static partial Tensor F(Tensor x, decimal d = 1, string s = \"a\");" },
        { "SURR005", "public static partial Tensor F<T, TOther>(Tensor x, T y, T? z, TOther[,] w)\n    where T : class, new()\n    where TOther : System.IComparable<T>;" },
        { "SURR005", "public static partial Tensor F(this Tensor x, System.Func<string, (int A, int B)> f, dynamic d);" },
        { "SURR006", "public static partial Tensor F(ref Tensor x, out float y, ref readonly float z);" },
        { "SURR005", "public static partial Tensor F(Tensor x, scoped System.Span<int> span);" },
        { "SURR007", "public static partial Tensor F(Tensor x, float a, float b, float @class);" },
    };

    [Theory]
    [MemberData(nameof(Declarations))]
    public void HasABodyWhateverItsDeclaration(string rule, string declaration)
    {
        var run = GeneratorRun.Reported(Sources.Ops("[Surrogate(Step)]\n" + declaration));

        Assert.All(run.Diagnostics, diagnostic => Assert.Equal(rule, diagnostic.Id));
        Assert.Contains($"Demo.Ops.F is not generated: see {rule}.", run.GeneratedSource("Demo.Ops.g.cs"));
    }

    [Fact]
    public void ThrowsWhatNamesTheRule()
    {
        var run = GeneratorRun.Reported(Sources.Ops("""
            [Surrogate]
            public static partial Tensor Missing(Tensor x);

            [Surrogate(Step)]
            public static partial Tensor Fine(Tensor x);
            """));

        var method = run.Load().GetType("Demo.Ops")!.GetMethod("Missing")!;
        var exception = Assert.IsType<NotSupportedException>(Assert.Throws<TargetInvocationException>(() => method.Invoke(null, [null])).InnerException);

        Assert.Equal("Demo.Ops.Missing is not generated: see SURR201.", exception.Message);
        Assert.Contains("FineFunction", run.GeneratedSource("Demo.Ops.g.cs"));
    }

    /// <summary>What the compiler says of an annotation is not followed by CS8795 either.</summary>
    [Theory]
    [InlineData("Step, clip: 1", "CS1739")]
    [InlineData("Step, Wrong = 1", "CS0246")]
    [InlineData("Ste", "CS0103")]
    public void HasABodyWhereTheAnnotationDoesNotCompile(string arguments, string error)
    {
        var run = GeneratorRun.Broken(Sources.Ops($"[Surrogate({arguments})]\npublic static partial Tensor F(Tensor x);"));

        Assert.Empty(run.Diagnostics);
        Assert.Equal([error], run.Output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Id));
        Assert.Equal(["Demo.Ops.g.cs"], run.HintNames);
    }

    [Fact]
    public void KeepsTheDocumentationOfTheUser()
    {
        var run = GeneratorRun.Reported(Sources.Ops("/// <summary>The user's.</summary>\n[Surrogate]\ninternal static partial Tensor F(Tensor x);"));

        Assert.DoesNotContain("///", run.GeneratedSource("Demo.Ops.g.cs"));
    }

    /// <summary>In code that is older than what is emitted otherwise.</summary>
    [Fact]
    public void HasABodyInAnOlderLanguage()
    {
        var options = new RunOptions { LanguageVersion = LanguageVersion.CSharp10, Expected = Expected.Diagnostics };

        Assert.Equal("SURR901", Assert.Single(GeneratorRun.Of(options, Sources.Ops("[Surrogate(Step)]\npublic static partial Tensor F(Tensor x);")).Diagnostics).Id);
    }

    /// <summary>A part that repeats what the compiler complains of would double its complaint, in a file that nobody wrote.</summary>
    [Theory]
    [InlineData("public static partial Tenso F(Tensor x);")]
    [InlineData("public static partial Tensor F(System.Func<Tenso> x);")]
    [InlineData("public static partial Tensor F<T>(Tensor x) where T : Missing;")]
    [InlineData("public static partial Tensor F(Tensor x, Tensor x);")]
    [InlineData("public static partial Tensor F(Tensor x, Tensor);")]
    [InlineData("public static partial Tensor F(Tensor x, float ] , int y);")]
    [InlineData("public static partial Tensor F(Tensor ;\n, float y);")]
    [InlineData("public static partial Tensor F<T, T>(Tensor x);")]
    [InlineData("public static async partial Tensor F(Tensor x);")]
    [InlineData("internal internal static partial Tensor F(Tensor x);")]
    [InlineData("public private static partial Tensor F(Tensor x);")]
    [InlineData("static partial Tensor F(Tensor x);")]
    [InlineData("public static partial Tensor F(Tensor x);\n\npartial class A<>\n{\n[Surrogate(Step)]\npublic static partial Tensor G(Tensor x);\n}")]
    [InlineData("public virtual partial Tensor F(Tensor x);")]
    [InlineData("public static sealed partial Tensor F(Tensor x);")]
    [InlineData("public override partial Tensor F(Tensor x);")]
    [InlineData("public static partial Tensor F(Tensor x);\n}\n\n}\n\n[Surrogate(Step)]\npublic static partial Tensor G(Tensor x);")]
    [InlineData("public static partial Tensor F(Tensor x);\n}\n\nnamespace default\n{\npartial class A\n{\n[Surrogate(Step)]\npublic static partial Tensor G(Tensor x);\n}")]
    [InlineData("public abstract partial Tensor F(Tensor x);")]
    [InlineData("public static partial Tensor F(Tensor x);\n[Surrogate(Step)]\npublic static partial Tensor F(Tensor x);")]
    [InlineData("public static partial Tensor F(Tensor x, float t);\npublic static partial Tensor F(Tensor x, float t);")]
    [InlineData("public static partial Tensor F<T>(Tensor x, T[] t);\npublic static partial Tensor F<U>(Tensor x, U[] t);")]
    [InlineData("public static partial (Tensor a, Tensor a) F(Tensor x);")]
    [InlineData("public static partial (Tensor a, Tensor Item1) F(Tensor x);")]
    [InlineData("public static partial (Tensor ToString, Tensor b) F(Tensor x);")]
    [InlineData("public static partial (Tensor a, Tensor b)* F(Tensor x);")]
    [InlineData("public static partial Tensor F(Tensor x, int*[] y);")]
    [InlineData("public static partial Tensor F(Tensor x, void? y = null);")]
    [InlineData("public static partial Tensor F(Tensor x, void y);")]
    [InlineData("public static partial Tensor F(Tensor x, System.Func<System.Math> y);")]
    [InlineData("public static readonly partial Tensor F(Tensor x);")]
    [InlineData("public partial static Tensor F(Tensor x);")]
    [InlineData("public static partial Tensor F(System.Math x);")]
    [InlineData("public static partial System.Math F(Tensor x);")]
    [InlineData("public static partial Tensor F(Tensor x, Hidden y);\nprivate sealed class Hidden;")]
    [InlineData("public static partial Hidden F(Tensor x);\nprivate sealed class Hidden;")]
    [InlineData("public static partial Tensor F(Tensor x, System.Func<Hidden[]>[] y);\nprivate sealed class Hidden;")]
    [InlineData("public static partial Tensor F<T>(Tensor x) where T : IHidden;\nprivate interface IHidden;")]
    [InlineData("public static partial Tensor F(Tensor x, Local y);\n}\n\nfile sealed class Local\n{\n")]
    [InlineData("public static partial Tensor F<T>(Tensor x) where T : ;")]
    [InlineData("public static partial Tensor F<>(Tensor x);")]
    [InlineData("public static partial Tensor F<,T>(Tensor x);")]
    [InlineData("public static unsafe partial Tensor F(Tensor x);")]
    [InlineData("public static unsafe partial Tensor F(Tensor x, int* y);")]
    [InlineData("public static partial Tensor F(Tensor x, in int y, params int z);")]
    [InlineData("public static partial Tensor F(Tensor x, System.TypedReference[] y);")]
    [InlineData("public static partial Tensor F(Tensor x, System.Span<System.Span<int>> y);")]
    [InlineData("public static partial Tensor F<T>(Tensor x, System.Nullable<T> y);")]
    [InlineData("public static partial Tensor F(Tensor x, ref this int y);")]
    [InlineData("public static partial Tensor Ops(Tensor x);")]
    [InlineData("partial class A { [Surrogate(Step)] public readonly partial Tensor F(Tensor x); }")]
    [InlineData("partial class A { [Surrogate(Step)] public static partial Tensor F(this Tensor x); }")]
    [InlineData("static partial class A { [Surrogate(Step)] public static partial Tensor F(this Tensor x); }")]
    public void HasNoneWhereItsDeclarationDoesNotCompile(string declaration)
    {
        var run = GeneratorRun.Broken(Sources.Ops("[Surrogate(Step)]\n" + declaration));

        Assert.DoesNotContain(run.Output.GetDiagnostics(), static diagnostic => diagnostic.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
    }
}

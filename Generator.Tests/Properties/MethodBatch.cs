using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Reading;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>Scalar methods with the ops that are made from them, compiled at once.</summary>
internal static class MethodBatch
{
    // As a user's project is built: the lanes are what the JIT makes of optimized code.
    private static readonly RunOptions Options = new() { Documentation = false };
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Tested", [], Options.References, Options.CompilationOptions.WithOptimizationLevel(OptimizationLevel.Release).WithConcurrentBuild(false));

    public static IReadOnlyList<CompiledMethod> Compile(IReadOnlyList<ScalarMethod> methods)
    {
        var (ops, output) = Load(methods.Select(Declarations));
        var mismatches = Mismatches(output).ToLookup(static mismatch => mismatch.Name, static mismatch => mismatch.Found);
        return [.. methods.Select((method, i) => new CompiledMethod(
            method,
            ops.GetMethod($"F{i}", [typeof(Tensor), typeof(Tensor), method.IsSingle ? typeof(float) : typeof(double), typeof(int)])!,
            ops.GetMethod($"Exact{i}")!.CreateDelegate<Scalar>(),
            ops.GetMethod($"Own{i}")!.CreateDelegate<Scalar>(),
            mismatches[$"F{i}"].FirstOrDefault()))];
    }

    /// <summary>A type with the members, and with what random expressions call.</summary>
    public static (Type Ops, Compilation Output) Load(IEnumerable<string> members)
    {
        var source = "using System;\n" + Sources.Ops(string.Join("\n\n", members.Append(ScalarExpressions.Helpers).Append(ScalarConstructs.Helpers)));
        var result = CSharpGeneratorDriver.Create([new SurrogateGenerator().AsSourceGenerator()], parseOptions: Options.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, Options.ParseOptions)), out var output, out _)
            .GetRunResult().Results.Single();
        RunChecks.NoException(result);

        // That an operand may be unused, or a gradient lost, is what a random method is like.
        RunChecks.Fail(RunChecks.Unsuppressed(result).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), "is rejected", result);
        using var image = new MemoryStream();
        RunChecks.Fail(
            output.Emit(image).Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity > DiagnosticSeverity.Hidden && RunChecks.IsGenerated(diagnostic))),
            "does not compile cleanly",
            result);
        image.Position = 0;
        return (new AssemblyLoadContext(output.AssemblyName, isCollectible: true).LoadFromStream(image).GetType("Demo.Ops", throwOnError: true)!, output);
    }

    // What the analyzer would report; its driver would compile all again.
    private static IEnumerable<(string Name, string Found)> Mismatches(Compilation output) =>
        from syntax in CompilationReader.Candidates(output.SyntaxTrees.First())
        from op in OwnMathematics.Of(AnnotatedMethod.Find(syntax, output, CancellationToken.None)!.Op!)
        let check = new GradientCheck(op)
        from operand in Enumerable.Range(0, op.Operands.Count)
        where op.Operands[operand].HasGradient
        let mismatch = check.FindMismatch(operand)
        where mismatch is not null
        select (op.Name, $"the gradient check: {mismatch}");

    // The op is made from F; Own calls it, and Exact its copy in double precision where it has none itself.
    private static string Declarations(ScalarMethod method, int i)
    {
        var tensors = method.HasTwoResults ? "(Tensor r, Tensor s)" : "Tensor";
        var number = method.IsSingle ? "(float)" : "";
        return $$"""
            [Surrogate]
            public static partial {{tensors}} F{{i}}(Tensor x, Tensor y, {{(method.IsSingle ? "float" : "double")}} n, int m);

            {{method.Declaration($"F{i}", method.IsSingle)}}

            {{(method.IsSingle ? method.Declaration($"G{i}", isSingle: false) : "")}}

            public static (double, double) Own{{i}}(double x, double y, double n, int m) => {{Both(method, $"F{i}({number}x, {number}y, {number}n, m)")}};

            public static (double, double) Exact{{i}}(double x, double y, double n, int m) => {{Both(method, $"{(method.IsSingle ? "G" : "F")}{i}(x, y, n, m)")}};
            """;
    }

    private static string Both(ScalarMethod method, string call) => method.HasTwoResults ? call : $"({call}, 0)";
}

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>Scalar methods with the ops that are made from them, compiled at once.</summary>
/// <param name="Compiled">Those that can be run.</param>
/// <param name="Faulty">Those that the generator or the compiler rejects, and what is wrong.</param>
internal sealed record MethodBatch(IReadOnlyList<CompiledMethod> Compiled, IReadOnlyList<(ScalarMethod Method, string Fault)> Faulty)
{
    // The methods have nothing that could be null; the generated code says itself that it has not.
    private static readonly RunOptions Options = new() { Documentation = false, Nullable = NullableContextOptions.Disable };
    private static readonly GeneratorDriverOptions Tracking = new(disabledOutputs: default, trackIncrementalGeneratorSteps: true);

    // As a user's project is built.
    private static readonly CSharpCompilation Optimized = CSharpCompilation.Create(
        "Tested", [], Options.References, Options.CompilationOptions.WithOptimizationLevel(OptimizationLevel.Release).WithConcurrentBuild(false));

    // The same code, which the JIT leaves as it is.
    private static readonly CSharpCompilation Plain = Optimized.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
        "using System.Diagnostics;\n[assembly: Debuggable(DebuggableAttribute.DebuggingModes.Default | DebuggableAttribute.DebuggingModes.DisableOptimizations)]", Options.ParseOptions));

    /// <summary>Compiles methods. Where one of them is at fault, it is found by halves.</summary>
    /// <param name="methods">The methods.</param>
    /// <param name="isOptimized">Whether the JIT optimizes them, which takes most of their time.</param>
    public static MethodBatch Compile(IReadOnlyList<ScalarMethod> methods, bool isOptimized)
    {
        var (result, output) = Generate(methods.Select(Declarations), isOptimized ? Optimized : Plain);
        using var image = new MemoryStream();
        if (Fault(result, output, image) is not { } fault)
        {
            image.Position = 0;
            return new MethodBatch([.. Load(methods, new AssemblyLoadContext(output.AssemblyName, isCollectible: true).LoadFromStream(image), result)], []);
        }

        if (methods.Count == 1)
        {
            return new MethodBatch([], [(methods[0], fault)]);
        }

        var half = methods.Count / 2;
        var (first, second) = (Compile([.. methods.Take(half)], isOptimized), Compile([.. methods.Skip(half)], isOptimized));
        return new MethodBatch([.. first.Compiled, .. second.Compiled], [.. first.Faulty, .. second.Faulty]);
    }

    /// <summary>A type with the members, and with what random expressions call.</summary>
    public static Type Load(IEnumerable<string> members)
    {
        var (result, output) = Generate(members, Optimized);
        using var image = new MemoryStream();
        Assert.Null(Fault(result, output, image));
        image.Position = 0;
        return new AssemblyLoadContext(output.AssemblyName, isCollectible: true).LoadFromStream(image).GetType("Demo.Ops", throwOnError: true)!;
    }

    /// <summary>The source of methods, as members of a class <c>Demo.Ops</c>.</summary>
    public static string Source(IEnumerable<ScalarMethod> methods) => Source(methods.Select(Declarations));

    private static string Source(IEnumerable<string> members) =>
        "using System;\n" + Sources.Ops(string.Join("\n\n", members.Append(ScalarExpressions.Helpers).Append(ScalarConstructs.Helpers).Append(ScalarTables.Helpers)));

    private static (GeneratorRunResult Result, Compilation Output) Generate(IEnumerable<string> members, CSharpCompilation compilation)
    {
        var source = Source(members);
        var result = CSharpGeneratorDriver.Create([new SurrogateGenerator().AsSourceGenerator()], parseOptions: Options.ParseOptions, driverOptions: Tracking)
            .RunGeneratorsAndUpdateCompilation(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, Options.ParseOptions)), out var output, out _)
            .GetRunResult().Results.Single();
        return (result, output);
    }

    // That an operand may be unused, or a gradient lost, is what a random method is like.
    private static string? Fault(GeneratorRunResult result, Compilation output, Stream image) =>
        result.Exception is { } exception ? exception.ToString()
        : First("rejected", RunChecks.Unsuppressed(result).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        ?? First("not compiled cleanly", output.Emit(image).Diagnostics.Where(static diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity > DiagnosticSeverity.Hidden && RunChecks.IsGenerated(diagnostic))));

    private static string? First(string what, IEnumerable<Diagnostic> diagnostics) => diagnostics.FirstOrDefault() is { } diagnostic ? $"{what}: {diagnostic}" : null;

    private static IEnumerable<CompiledMethod> Load(IReadOnlyList<ScalarMethod> methods, Assembly assembly, GeneratorRunResult result)
    {
        var ops = assembly.GetType("Demo.Ops", throwOnError: true)!;
        var mismatches = Mismatches(result).ToLookup(static mismatch => mismatch.Name, static mismatch => mismatch.Found);
        return methods.Select((method, i) => new CompiledMethod(
            method,
            ops.GetMethod($"F{i}", [typeof(Tensor), typeof(Tensor), method.IsSingle ? typeof(float) : typeof(double), typeof(int)])!,
            ops.GetMethod($"Exact{i}")!.CreateDelegate<Scalar>(),
            ops.GetMethod($"Own{i}")!.CreateDelegate<Scalar>(),
            mismatches[$"F{i}"].FirstOrDefault()));
    }

    // What the analyzer would report, of what the generator has read.
    private static IEnumerable<(string Name, string Found)> Mismatches(GeneratorRunResult result) =>
        from read in result.TrackedSteps[TrackingNames.Model].SelectMany(static step => step.Outputs)
        from op in OwnMathematics.Of((OpModel)((MethodModel)read.Value).Body)
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

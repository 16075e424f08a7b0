using Microsoft.CodeAnalysis;
using Surrogates.Generator.Analyzers;

namespace Surrogates.Benchmarks.Generation;

/// <summary>Puts one example through the generator, again and again from nothing, has its gradients checked, and compiles what comes out.</summary>
internal static class ExampleMeasurement
{
    public const string Generate = "generate";
    public const string Check = "check gradients";
    public const string Compile = "compile";
    private const int Rounds = 7;
    private const int CheckRounds = 3;

    // Whatever takes longer than this is not measured more precisely by taking it again.
    private const double LongMilliseconds = 3000;

    public static IEnumerable<Timing> Run(Example example, int size)
    {
        // Parsed anew for each run: of what it has read once the generator remembers it.
        SyntaxTree Parse() => Compiler.Parse("Ops.cs", example.Source(size));
        var compilation = Compiler.Compile([Parse()]);
        var driver = Compiler.Driver();
        var total = 0.0;
        for (var round = 0; round < Rounds && total < LongMilliseconds; round++)
        {
            compilation = Compiler.Compile([Parse()]);
            driver = Compiler.Driver();
            var timing = ProcessorTime.Measure(Generate, () => driver = driver.RunGenerators(compilation));
            total += timing.Milliseconds;
            yield return TextSize.Of(driver).AddTo(timing) with { Error = Compiler.Exception(driver) };
        }

        var check = new AnalyzerTool(Check, new GradientCheckAnalyzer());
        total = 0;
        for (var round = 0; round < CheckRounds && total < LongMilliseconds; round++)
        {
            var tree = Parse();
            var timing = check.AfterEdit(Check, Compiler.Compile([tree]), tree);
            total += timing.Milliseconds;
            yield return timing;
        }

        // Last, because the text can be such that the compiler does not end.
        string? error = null;
        yield return ProcessorTime.Measure(Compile, () => error = Compiler.FirstError(driver, compilation)) with { Error = error };
    }
}

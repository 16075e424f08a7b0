using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Surrogates.Benchmarks.Generation;

/// <summary>An analyzer that does nothing: whatever time it takes is the compiler's, which binds all that an analyzer could ask about.</summary>
#pragma warning disable RS1001 // The compiler never loads it as an analyzer.
internal sealed class IdleAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    public const string Name = "no analyzer";

    private static readonly DiagnosticDescriptor Rule = new("IDLE", Name, Name, Name, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();

        // Without an action there would be nothing to drive.
        context.RegisterSemanticModelAction(static _ => { });
    }
}

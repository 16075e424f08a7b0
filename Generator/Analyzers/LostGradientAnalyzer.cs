using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Surrogates.Generator.Reading;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Analyzers;

/// <summary>
/// Reports where a gradient is lost, in place of the generator: editors and dotnet format offer code fixes for what analyzers
/// report, and not all of them for what generators do.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LostGradientAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<DiagnosticDescriptor> Rules =
        ImmutableArray.Create(DiagnosticDescriptors.LostGradient, DiagnosticDescriptors.UnusedOperand, DiagnosticDescriptors.OnlyDecides);

    private static readonly SyntaxTreeValueProvider<MethodDeclarationSyntax[]> Candidates = new(CompilationReader.Candidates);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules;

    /// <summary>Whether this analyzer reports the finding, and the generator does not.</summary>
    internal static bool Reports(Finding finding) => Rules.Contains(finding.Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        // The generated half of a partial method is marked as such, and with it the parameters of the user's half.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    // A scalar method may lie in another file than the method that is made from it, and a fix is offered only for what is
    // reported when its own file is analyzed. All methods are therefore read at once, and each file gets its part.
    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(KnownNames.SurrogateAttribute) is null)
        {
            return;
        }

        var candidates = context.Compilation.SyntaxTrees.SelectMany(tree => context.TryGetValue(tree, Candidates, out var methods) ? methods : []);
        var findings = CompilationReader.Read(candidates, context.Compilation, Reports, context.CancellationToken);
        context.RegisterSemanticModelAction(file =>
        {
            foreach (var finding in findings[file.SemanticModel.SyntaxTree])
            {
                file.ReportDiagnostic(finding.ToDiagnostic());
            }
        });
    }
}

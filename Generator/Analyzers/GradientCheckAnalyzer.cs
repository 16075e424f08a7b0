using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Reading;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Analyzers;

/// <summary>Tries the user's own mathematics out at sample points, and reports where a derivative is wrong or overflows.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GradientCheckAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(DiagnosticDescriptors.WrongDerivative, DiagnosticDescriptors.DerivativeOverflows);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        // The generated half of a partial method is marked as such, and with it the user's half.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.MethodDeclaration);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var syntax = (MethodDeclarationSyntax)context.Node;
        if (AnnotatedMethod.Find(syntax, context.Compilation, context.CancellationToken) is not { Op: { } model } annotated)
        {
            return;
        }

        foreach (var op in OwnMathematics.Of(model))
        {
            Check(op, (rule, arguments) => context.ReportDiagnostic(Diagnostic.Create(rule, annotated.Attribute, arguments)), context.CancellationToken);
        }
    }

    private static void Check(Op op, Action<DiagnosticDescriptor, object[]> report, CancellationToken cancellationToken)
    {
        var check = new GradientCheck(op);
        for (var i = 0; i < op.Operands.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var operand = op.Operands[i];
            if (!operand.HasGradient)
            {
                continue;
            }

            if (check.FindOverflow(i) is { } overflow)
            {
                report(DiagnosticDescriptors.DerivativeOverflows, [op.Name, operand.Name, Text(overflow)]);
            }

            if (check.FindMismatch(i) is { } mismatch)
            {
                report(
                    DiagnosticDescriptors.WrongDerivative,
                    [op.DerivativeName ?? $"d{op.Name}/d{operand.Name}", op.Name, Text(mismatch.Point), Text(mismatch.Slope), Text(mismatch.Stated)]);
            }
        }
    }

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static string Text(IReadOnlyDictionary<string, double> point) =>
        string.Join(", ", point.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key} = {Text(pair.Value)}"));
}

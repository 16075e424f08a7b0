using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Models;
using Surrogates.Generator.Reading;

namespace Surrogates.Generator.Diagnostics;

/// <summary>Tries the user's own mathematics out at sample points, and reports where a derivative is wrong or overflows.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProofAnalyzer : DiagnosticAnalyzer
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
        if (AnnotatedMethod.Find(syntax, context.SemanticModel, context.CancellationToken) is not { } annotated)
        {
            return;
        }

        var model = annotated.Read(syntax, context.SemanticModel, static _ => { }, context.CancellationToken);
        var location = annotated.Attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation();
        switch (model?.Rule)
        {
            case CatalogueRule { Call.Own: { } own }:
                ProveOwnShape(own, (rule, arguments) => context.ReportDiagnostic(Diagnostic.Create(rule, location, arguments)));
                break;
            case TwinRule twin:
                ProveTwin(model, twin, (rule, arguments) => context.ReportDiagnostic(Diagnostic.Create(rule, location, arguments)));
                break;
        }
    }

    private static void ProveOwnShape(OwnShape own, Action<DiagnosticDescriptor, object[]> report)
    {
        var entry = OwnShapes.Entry(own);
        Expression u = new Variable("u");
        Expression[] parameters = [.. own.Parameters.Select(static name => new Variable(name))];
        var derivative = entry.Partials(u, parameters)[0].Derivative;
        var smooth = entry.StandIn?.Invoke(u, parameters);
        if (smooth is not null && Proof.FindMismatch(smooth, derivative, "u", own.Parameters) is { } mismatch)
        {
            report(DiagnosticDescriptors.WrongDerivative, [(own.Derivative ?? own.Smooth!).Name, own.Smooth!.Name, Text(mismatch.Point), Text(mismatch.Slope), Text(mismatch.Stated)]);
        }

        if (Proof.FindOverflow(smooth ?? 0, derivative, "u", own.Parameters) is { } point)
        {
            report(DiagnosticDescriptors.DerivativeOverflows, [own.Name, "u", Text(point)]);
        }
    }

    private static void ProveTwin(MethodModel model, TwinRule twin, Action<DiagnosticDescriptor, object[]> report)
    {
        string[] operands = [.. model.Parameters.Select(static parameter => parameter.Name)];
        var (hard, soft) = (Values(twin), IsSmooth(twin) ? Values(twin with { Soft = true }) : []);
        foreach (var operand in model.Parameters.Where(static parameter => parameter.IsTensor).Select(static parameter => parameter.Name))
        {
            string[] others = [.. operands.Where(name => name != operand)];
            Expression Derivative(Expression value) => Differentiator.Gradient(value, 1, [new Variable(operand)])[0];
            if (hard.Select(value => Proof.FindOverflow(value, Derivative(value), operand, others)).FirstOrDefault(static point => point is not null) is { } overflow)
            {
                report(DiagnosticDescriptors.DerivativeOverflows, [model.Name, operand, Text(overflow)]);
            }

            if (soft.Select(value => Proof.FindMismatch(value, Derivative(value), operand, others)).FirstOrDefault(static point => point is not null) is { } mismatch)
            {
                report(DiagnosticDescriptors.WrongDerivative, [$"d{model.Name}/d{operand}", model.Name, Text(mismatch.Point), Text(mismatch.Slope), Text(mismatch.Stated)]);
            }
        }
    }

    private static Expression[] Values(TwinRule twin) => [.. TwinFunction.Values(twin).Select(static result => result.Value)];

    // With stand-ins in place of what is hard a twin has a slope, unless it keeps gradients from passing.
    private static bool IsSmooth(TwinRule twin)
    {
        var nodes = Topology.OperandsFirst(twin.Bindings.Select(static binding => binding.Value).Concat(twin.Results.Select(static result => result.Value)), static node => node.Operands);
        return nodes.All(static node => node is not Surrogate && (node is not HardCall call || CatalogueFunction.StandIn(call) is not null));
    }

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static string Text(IReadOnlyDictionary<string, double> point) =>
        string.Join(", ", point.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key} = {Text(pair.Value)}"));
}

using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Reading;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

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
        if (AnnotatedMethod.Find(syntax, context.SemanticModel, context.CancellationToken) is not { } annotated
            || annotated.Read(syntax, context.SemanticModel, static _ => { }, context.CancellationToken) is not { Op: var model })
        {
            return;
        }

        var location = annotated.Attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation();
        void Report(DiagnosticDescriptor rule, params object[] arguments) => context.ReportDiagnostic(Diagnostic.Create(rule, location, arguments));

        foreach (var own in model.Formula.DeferredCalls.OfType<HardCall>().Select(static call => call.Own).OfType<OwnShape>().Distinct())
        {
            var of = Lowering.Lower(OfShape(own));
            Check(of, of.IsSmooth ? of : null, [0], own.Name, _ => ((own.Derivative ?? own.Smooth!).Name, own.Name), Report);
        }

        // The catalogue's own derivatives are tested with the catalogue.
        if (model.Formula.IsWritten)
        {
            var op = Lowering.Lower(model);
            var soft = op.SoftForward is null ? null : Lowering.Lower(model with { IsSoft = true });
            int[] operands = [.. Enumerable.Range(0, op.Operands.Count).Where(i => op.Operands[i].HasGradient)];
            Check(op, soft, operands, op.Name, operand => ($"d{op.Name}/d{op.Operands[operand].Name}", op.Name), Report);
        }
    }

    // A shape by itself, as the step of u, smooth where it has a stand-in.
    private static OpModel OfShape(OwnShape own)
    {
        var table = new NodeTable();
        var step = Deferred.Of(table, new HardCall("Step", Shape: null, own, OperandCount: 1), [table.Variable("u"), .. own.Parameters.Select(table.Variable)]);
        return new OpModel(
            own.Name,
            "",
            own.Parameters.Select(static name => new OperandModel(name, IsTensor: false)).Prepend(new OperandModel("u", IsTensor: true)).ToEquatableArray(),
            Main: null,
            FlatFormula.Of([step]),
            [new ResultModel(null)],
            IsSoft: own.Smooth is not null,
            new GradientClip(double.PositiveInfinity, ClipAt.Incoming));
    }

    private static void Check(
        Op op,
        Op? soft,
        IReadOnlyList<int> operands,
        string subject,
        Func<int, (string Derivative, string Function)> names,
        Action<DiagnosticDescriptor, object[]> report)
    {
        foreach (var operand in operands)
        {
            if (GradientCheck.FindOverflow(op, operand) is { } overflow)
            {
                report(DiagnosticDescriptors.DerivativeOverflows, [subject, op.Operands[operand].Name, Text(overflow)]);
            }

            if (soft is not null && GradientCheck.FindMismatch(soft, operand) is { } mismatch)
            {
                var (derivative, function) = names(operand);
                report(DiagnosticDescriptors.WrongDerivative, [derivative, function, Text(mismatch.Point), Text(mismatch.Slope), Text(mismatch.Stated)]);
            }
        }
    }

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static string Text(IReadOnlyDictionary<string, double> point) =>
        string.Join(", ", point.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key} = {Text(pair.Value)}"));
}

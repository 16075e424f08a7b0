using Microsoft.CodeAnalysis;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Diagnostics;
using Surrogates.Generator.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading;

/// <summary>Fits an annotation to the method's parameters: which are operands of the operation, which are parameters of the shape.</summary>
internal static class RuleReader
{
    public static CatalogueRule? Read(
        Annotation annotation,
        string op,
        IMethodSymbol method,
        IReadOnlyList<ParameterModel> parameters,
        Action<Finding> report,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var hard = HardOps.Find(op);
        if (hard is null || Shapes.Find(annotation.Shape ?? hard.DefaultShape) is not { } shape)
        {
            // The runtime is newer than the generator.
            var (name, type, known) = hard is null
                ? (op, "Hard", HardOps.All.Select(static entry => entry.Name))
                : (annotation.Shape!, "Shape", Shapes.All.Select(static entry => entry.Name));
            report(Finding.Of(
                DiagnosticDescriptors.UnknownValue,
                annotation.LocationOf(hard is null ? "op" : "shape"),
                name,
                type,
                string.Join(", ", known.Select(static entry => $"'{entry}'"))));
            return null;
        }

        var operands = parameters.Where(parameter => !shape.Parameters.Any(candidate => candidate.Name == parameter.Name)).ToArray();
        if (!CheckOperands(hard, operands, method, report))
        {
            return null;
        }

        if (annotation.K is not null && parameters.Any(static parameter => parameter.Name == "k"))
        {
            report(Finding.Of(DiagnosticDescriptors.NoEffect, annotation.LocationOf("k"), "k", "the method has a parameter of that name, which takes its place"));
        }

        return new CatalogueRule(
            hard.Name,
            shape.Name,
            operands.Select(static operand => operand.Name).ToEquatableArray(),
            shape.Parameters.Select(parameter => Argument(parameter, annotation, parameters)).ToEquatableArray(),
            annotation.Soft,
            annotation.Clip,
            annotation.ClipSide);
    }

    private static bool CheckOperands(HardEntry hard, ParameterModel[] operands, IMethodSymbol method, Action<Finding> report)
    {
        var least = hard.Operands.Count(static operand => operand.Default is null);
        if (operands.Length < least || operands.Length > hard.Operands.Count)
        {
            var takes = string.Join(", ", hard.Operands.Select(static operand => operand.Default is null ? operand.Name : $"{operand.Name} (optional)"));
            var has = operands.Length == 0 ? "no operand" : string.Join(", ", operands.Select(static operand => operand.Name));
            report(Finding.Of(DiagnosticDescriptors.OperandCount, method.Locations.FirstOrDefault(), hard.Name, takes, method.Name, has));
            return false;
        }

        if (operands[0].IsTensor)
        {
            return true;
        }

        var location = method.Parameters.First(parameter => parameter.Name == operands[0].Name).Locations.FirstOrDefault();
        report(Finding.Of(DiagnosticDescriptors.FirstOperand, location, operands[0].Name));
        return false;
    }

    private static ShapeArgument Argument(ShapeParameter parameter, Annotation annotation, IReadOnlyList<ParameterModel> parameters) =>
        parameters.Any(candidate => candidate.Name == parameter.Name)
            ? new ShapeArgument(parameter.Name, parameter.Default)
            : new ShapeArgument(null, parameter.Name == "k" && annotation.K is { } k ? k : parameter.Default);
}

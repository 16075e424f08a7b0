using System.Globalization;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Annotations;

/// <summary>Reads the parameters of shape and operation: arguments of the annotation, or parameters of the method in their place.</summary>
internal static class ParameterReader
{
    /// <summary>What every shape has beside its own parameters.</summary>
    public static readonly IReadOnlyList<CatalogueParameter> OfEveryShape =
    [
        new("scale", 1, ParameterRange.FiniteNotZero),
        new("shift", 0, ParameterRange.Finite),
    ];

    /// <summary>Reports numbers that are out of range, and those that neither shape nor operation reads.</summary>
    public static void Check(Annotation annotation, Action<Finding> report)
    {
        // Functions of a scalar method that name no shape have their usual one, the step's for most.
        var hard = annotation.Hard is { } op ? HardOps.Find(op) : null;
        if (!annotation.HasOwnShape && (hard ?? (annotation.Hard is null ? HardOps.Find("Step") : null)) is { } shaped)
        {
            Check(annotation, hard, ShapeOf(annotation, shaped), report);
        }
    }

    /// <summary>The same for a shape that is not in the catalogue.</summary>
    public static void Check(Annotation annotation, HardEntry? hard, ShapeEntry? shape, Action<Finding> report)
    {
        CatalogueParameter[] known = [.. hard?.Parameters ?? [], .. shape is null ? [] : shape.Parameters.Concat(OfEveryShape)];
        foreach (var name in annotation.Numbers.Keys.OrderBy(static name => name, StringComparer.Ordinal))
        {
            var value = annotation.Numbers[name];
            if (known.FirstOrDefault(parameter => parameter.Argument == name) is not { } parameter)
            {
                var subject = hard is null ? "the method" : $"'{hard.Name}'";
                var without = shape is null ? $"{subject} without a shape" : $"{subject} with the shape '{shape.Name}'";
                report(Finding.Of(DiagnosticDescriptors.NoEffect, annotation.LocationOf(name), name, $"{without} has no such parameter"));
            }
            else if (!parameter.Range.Contains(value))
            {
                var text = value.ToString(CultureInfo.InvariantCulture);
                report(Finding.Of(DiagnosticDescriptors.ParameterRange, annotation.LocationOf(name), name, text, parameter.Range.Description));
            }
        }
    }

    /// <summary>The shape that the annotation names, or the usual one; null if that is none.</summary>
    public static ShapeEntry? ShapeOf(Annotation annotation, HardEntry hard) =>
        (annotation.Shape ?? hard.DefaultShape) is { } name ? Shapes.Find(name) : null;

    /// <summary>Whether a parameter of the method gives the value of this parameter.</summary>
    public static bool IsGivenBy(CatalogueParameter parameter, OperandModel candidate) => !parameter.IsFixed && parameter.Name == candidate.Name;

    public static Expression Read(
        CatalogueParameter parameter,
        Annotation annotation,
        IReadOnlyList<OperandModel> parameters,
        NodeTable table,
        Action<Finding> report)
    {
        var isWritten = annotation.Numbers.TryGetValue(parameter.Argument, out var number);
        if (parameters.FirstOrDefault(candidate => IsGivenBy(parameter, candidate)) is not { } given)
        {
            return isWritten ? number : parameter.Default;
        }

        // What is written is what null stands for.
        if (isWritten && !given.IsOptional)
        {
            report(Finding.Of(
                DiagnosticDescriptors.NoEffect,
                annotation.LocationOf(parameter.Argument),
                parameter.Argument,
                $"the method has a parameter '{parameter.Name}', which takes its place"));
        }

        return table.Variable(parameter.Name);
    }

    /// <summary>The factor of the shape's derivative, and how far it is moved.</summary>
    public static (double Scale, double Shift) ReadPlacement(Annotation annotation)
    {
        double Of(CatalogueParameter parameter) => annotation.Numbers.TryGetValue(parameter.Argument, out var number) ? number : parameter.Default;
        return (Of(OfEveryShape[0]), Of(OfEveryShape[1]));
    }
}

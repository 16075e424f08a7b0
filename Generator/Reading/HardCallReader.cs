using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Annotations;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Reading.Scalars;
using Surrogates.Generator.Reading.Sources;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading;

/// <summary>Fits an annotation to the method's parameters: which are operands of the operation, which are parameters of the shape.</summary>
internal static class HardCallReader
{
    public static OpModel? Read(
        Annotation annotation,
        string op,
        IMethodSymbol method,
        IReadOnlyList<OperandModel> parameters,
        ProjectSource source,
        Action<Finding> report,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!OwnShapeReader.TryRead(annotation, OwnShapeNames.Of(annotation, method), source, report, out var own, cancellationToken))
        {
            return null;
        }

        var hard = HardOps.Find(op);
        var shape = own is not null ? own.Entry : hard is null ? null : ParameterReader.ShapeOf(annotation, hard);
        if (hard is null || (shape is null && annotation.Shape is not null))
        {
            ReportUnknown(annotation, op, hard is null, report);
            return null;
        }

        if (own is not null)
        {
            ParameterReader.Check(annotation, hard, shape, report);
        }

        CatalogueParameter[] known = [.. hard.Parameters, .. shape?.Parameters ?? []];
        var operands = parameters.Where(parameter => parameter.Noise is null && !known.Any(candidate => ParameterReader.IsGivenBy(candidate, parameter))).ToArray();
        if (!CheckOperands(hard, known, operands, method, report))
        {
            return null;
        }

        if (DefaultReader.Read(parameters, method, DefaultOf, report) is not { } complete)
        {
            return null;
        }

        // A derivative of the user's reads tensors as they are.
        bool IsConstant(OperandModel parameter) => own is { Smooth: null } && parameter.IsTensor && own.Parameters.Contains(parameter.Name);
        CheckStandIn(annotation, hard, shape, method, [.. parameters.Where(parameter => !IsConstant(parameter))], report);

        var (scale, shift) = ParameterReader.ReadPlacement(annotation);
        var table = new NodeTable();
        string[] arguments = [.. Operands(hard, operands, parameters.FirstOrDefault(static parameter => parameter.Noise is not null))];
        var call = new HardCall(hard.Name, own is null ? shape?.Name : null, own, arguments.Length, scale, shift);
        var value = Deferred.Of(table, call, [.. arguments.Select(table.Variable), .. Values(hard.Parameters), .. Values(shape?.Parameters ?? [])]);
        return new OpModel(
            method.Name,
            annotation.Soft ? $"{call.GradientNoun} in place of {hard.Noun}" : $"{hard.Noun}, with the gradient of {call.GradientNoun}",
            complete.Select(parameter => parameter with { IsConstant = IsConstant(parameter) }).ToEquatableArray(),
            arguments[0],
            FlatFormula.Of([value]),
            [new ResultModel(null)],
            annotation.Soft,
            annotation.Clip);

        // A parameter of the user's own shape has none but what the annotation says.
        double? DefaultOf(OperandModel parameter) =>
            known.FirstOrDefault(candidate => ParameterReader.IsGivenBy(candidate, parameter)) is not { } entry ? Positional(hard)[Array.IndexOf(operands, parameter)].Default
            : annotation.Numbers.TryGetValue(entry.Argument, out var number) ? number
            : own is not null && own.Entry.Parameters.Contains(entry) ? null
            : entry.Default;

        IEnumerable<Expression> Values(EquatableArray<CatalogueParameter> entries) =>
            entries.Select(entry => ParameterReader.Read(entry, annotation, parameters, table, report));
    }

    private static HardOperand[] Positional(HardEntry hard) => [.. hard.Operands.Where(static operand => !operand.IsNoise)];

    // In the operation's order: the noise has a place of its own, whatever the method's order is.
    private static IEnumerable<string> Operands(HardEntry hard, OperandModel[] given, OperandModel? noise)
    {
        var next = 0;
        foreach (var operand in hard.Operands)
        {
            if (operand.IsNoise)
            {
                yield return noise!.Name;
            }
            else if (next < given.Length)
            {
                yield return given[next++].Name;
            }
        }
    }

    // The runtime is newer than the generator.
    private static void ReportUnknown(Annotation annotation, string op, bool isOp, Action<Finding> report)
    {
        var (name, type, known) = isOp
            ? (op, "Hard", HardOps.All.Select(static entry => entry.Name))
            : (annotation.Shape!, "Shape", Shapes.All.Select(static entry => entry.Name));
        report(Finding.Of(
            DiagnosticDescriptors.UnknownValue,
            annotation.LocationOf(isOp ? "op" : "shape"),
            name,
            type,
            string.Join(", ", known.Select(static entry => $"'{entry}'"))));
    }

    // What runs forward, and what a learnable parameter takes its gradient from.
    private static void CheckStandIn(
        Annotation annotation,
        HardEntry hard,
        ShapeEntry? shape,
        IMethodSymbol method,
        IReadOnlyList<OperandModel> parameters,
        Action<Finding> report)
    {
        if (shape is null or { StandIn: not null })
        {
            return;
        }

        if (annotation.Soft)
        {
            report(Finding.Of(DiagnosticDescriptors.NoStandIn, annotation.LocationOf("Soft"), shape.Name, "'Soft = true' runs"));
        }

        if (hard.Chance is not null)
        {
            report(Finding.Of(DiagnosticDescriptors.NoStandIn, annotation.LocationOf("shape"), shape.Name, $"'{hard.Name}' takes as its probability"));
        }

        foreach (var learnable in parameters.Where(parameter => parameter.IsTensor && shape.Parameters.Any(entry => entry.Name == parameter.Name)))
        {
            var location = method.Parameters.First(parameter => parameter.Name == learnable.Name).Locations.FirstOrDefault();
            report(Finding.Of(DiagnosticDescriptors.NoStandIn, location, shape.Name, $"the gradient of the tensor '{learnable.Name}' is taken of"));
        }
    }

    // A name that is nearly one of the shape's was meant to be it.
    private static string Hint(CatalogueParameter[] known, OperandModel[] operands)
    {
        foreach (var operand in operands)
        {
            if (known.FirstOrDefault(parameter => string.Equals(parameter.Name, operand.Name, StringComparison.OrdinalIgnoreCase)) is { } parameter)
            {
                return parameter.IsFixed
                    ? $"'{operand.Name}' is a constant of the annotation, '{parameter.Argument} = ...'"
                    : $"write '{parameter.Name}' in place of '{operand.Name}' for the shape's";
            }
        }

        return "a parameter that is named like one of the shape ('k') does not count";
    }

    private static bool CheckOperands(HardEntry hard, CatalogueParameter[] known, OperandModel[] operands, IMethodSymbol method, Action<Finding> report)
    {
        var positional = Positional(hard);
        var least = positional.Count(static operand => operand.Default is null);
        if (operands.Length < least || operands.Length > positional.Length)
        {
            var takes = string.Join(", ", positional.Select(static operand => operand.Default is null ? operand.Name : $"{operand.Name} (optional)"));
            var has = operands.Length == 0 ? "no operand" : string.Join(", ", operands.Select(static operand => operand.Name));
            report(Finding.Of(DiagnosticDescriptors.OperandCount, method.Locations.FirstOrDefault(), hard.Name, takes, method.Name, has, Hint(known, operands)));
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
}

using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Catalogue.Neurons;
using Surrogates.Generator.Reading.Annotations;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Reading.Scalars;
using Surrogates.Generator.Reading.Sources;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Neurons;

/// <summary>Makes a step of a ready-made neuron, with the surrogate that the annotation names.</summary>
internal static class ModelReader
{
    /// <summary>What a layer of the neuron takes and gives.</summary>
    /// <param name="entry">The neuron, with the options that were chosen.</param>
    /// <param name="learned">The parameters that are learned.</param>
    /// <param name="annotation">What the annotation says of the surrogate.</param>
    public static LayerSignature Signature(NeuronEntry entry, ICollection<string> learned, Annotation annotation)
    {
        var names = new HashSet<string>([.. Names(entry), OutputOf(entry)]);
        return new LayerSignature(
            entry.Inputs.Select(static input => input.Name).ToEquatableArray(),
            entry.States.Select(static state => new LayerState(state.Name, 0) { StartParameter = state.Start, Description = state.Description }).ToEquatableArray(),
            entry.Parameters.Select(parameter => new LayerParameter(parameter.Name, LayerParameterKind.Any, parameter.Default, parameter.IsLearned || learned.Contains(parameter.Name))
            {
                Range = parameter.Range.Name,
                Description = parameter.Description,
            }).ToEquatableArray(),
            (entry.Spikes ? LayerSettings.Of(annotation, names) : []).ToEquatableArray(),
            [OutputOf(entry), .. entry.States.Select(static state => state.Name)]);
    }

    /// <summary>A step as an op over time; null if the user's own shape is not supported, which has been reported then.</summary>
    public static OpModel? Read(
        NeuronEntry entry,
        LayerSignature signature,
        Annotation annotation,
        INamedTypeSymbol type,
        ProjectSource source,
        Action<Finding> report,
        CancellationToken cancellationToken)
    {
        if (!OwnShapeReader.TryRead(annotation, OwnShapeNames.Of(annotation, type), source, report, out var own, cancellationToken))
        {
            return null;
        }

        var shape = own?.Entry ?? ParameterReader.ShapeOf(annotation, HardOps.Find("Step")!)!;
        if (annotation.Soft && shape.StandIn is null)
        {
            report(Finding.Of(DiagnosticDescriptors.NoStandIn, annotation.LocationOf("Soft"), shape.Name, "'Soft = true' runs"));
        }

        var table = new NodeTable();
        var (scale, shift) = ParameterReader.ReadPlacement(annotation);
        OperandModel[] settings = [.. signature.Settings.Select(LayerSettings.Operand)];
        Expression[] parameters = [.. shape.Parameters.Select(parameter => settings.Any(setting => setting.Name == parameter.Name)
            ? table.Variable(parameter.Name)
            : ParameterReader.Read(parameter, annotation, [], table, report))];
        var values = entry.Run(table.Variable, (x, threshold, atThreshold) => Deferred.Of(
            table,
            new HardCall(atThreshold ? "Step" : "StrictStep", own is null ? shape.Name : null, own, OperandCount: 2, scale, shift),
            [x, threshold, .. parameters]));
        return new OpModel(
            type.Name,
            entry.Noun,
            [
                .. signature.Inputs.Select(static input => new OperandModel(input, IsTensor: true) { IsOverTime = true }),
                .. signature.States.Select(static state => new OperandModel(state.Name, IsTensor: true) { IsState = true }),
                .. signature.Parameters.Select(LayerSettings.Operand),
                .. settings,
            ],
            signature.Inputs[0],
            FlatFormula.Of(values),
            signature.Outputs.Select(static output => new ResultModel(output)).ToEquatableArray(),
            annotation.Soft,
            annotation.Clip);
    }

    private static string OutputOf(NeuronEntry entry) => entry.Spikes ? "spike" : "potential";

    private static IEnumerable<string> Names(NeuronEntry entry) =>
        entry.Inputs.Concat(entry.Parameters).Select(static quantity => quantity.Name).Concat(entry.States.Select(static state => state.Name));
}

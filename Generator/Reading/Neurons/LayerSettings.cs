using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Annotations;
using Surrogates.Generator.Reading.Models;

namespace Surrogates.Generator.Reading.Neurons;

/// <summary>What a layer takes as numbers and operands beside its inputs and states.</summary>
internal static class LayerSettings
{
    /// <summary>The parameters of the shape that the annotation names, unless the neuron has something of that name: the annotation gives their defaults.</summary>
    public static IEnumerable<LayerParameter> Of(Annotation annotation, ICollection<string> taken) =>
        annotation is { Shape: { } shape, HasOwnShape: false }
            ? Shapes.Find(shape)!.Parameters
                .Where(parameter => !parameter.IsFixed && !taken.Contains(parameter.Name))
                .Select(parameter => new LayerParameter(
                    parameter.Name,
                    LayerParameterKind.Number,
                    annotation.Numbers.TryGetValue(parameter.Argument, out var number) ? number : parameter.Default,
                    IsLearned: false)
                {
                    Range = parameter.Range.Name,
                })
            : [];

    /// <summary>The operand that a parameter of a neuron is.</summary>
    public static OperandModel Operand(LayerParameter parameter) => parameter.Kind == LayerParameterKind.Any
        ? new OperandModel(parameter.Name, IsTensor: true) { TakesNumbers = !parameter.IsLearned }
        : new OperandModel(parameter.Name, IsTensor: false) { IsTruth = parameter.Kind == LayerParameterKind.Truth };
}

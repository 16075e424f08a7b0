using Microsoft.CodeAnalysis;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Annotations;

/// <summary>Where a random operation takes its noise from: a tensor, a generator or a seed, or torch's own generator where none is given.</summary>
internal static class NoiseReader
{
    private const string Noise = "noise";
    private const string Seed = "seed";

    /// <summary>The source that a parameter of a random operation is; null if it is an operand.</summary>
    public static NoiseSource? SourceOf(IParameterSymbol parameter, bool isTensor) => parameter switch
    {
        { Name: Noise } when isTensor => new NoiseSource(NoiseKind.Given, parameter.Name),
        { Name: Seed, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } => new NoiseSource(NoiseKind.Seed, parameter.Name),
        _ when parameter.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString() == KnownNames.Generator => new NoiseSource(NoiseKind.Generator, parameter.Name),
        _ => null,
    };

    /// <summary>The parameters with one that is the noise; null if the method has several sources.</summary>
    public static IReadOnlyList<OperandModel>? Read(
        HardEntry hard,
        IMethodSymbol method,
        IReadOnlyList<OperandModel> parameters,
        Action<Finding> report)
    {
        var sources = parameters.Where(static parameter => parameter.Noise is not null).ToArray();
        if (sources.Length > 1)
        {
            var has = string.Join(", ", sources.Select(static source => source.Name));
            report(Finding.Of(DiagnosticDescriptors.OperandCount, method.Locations.FirstOrDefault(), hard.Name, "one source of noise", method.Name, has, "remove the others"));
            return null;
        }

        var source = sources.FirstOrDefault();
        if (source is { Noise.Kind: NoiseKind.Given })
        {
            return parameters;
        }

        var others = parameters.Where(parameter => parameter != source);
        var noise = new OperandModel(UniqueNames.Of(Noise, parameters.Select(static parameter => parameter.Name)), IsTensor: true)
        {
            Noise = source?.Noise ?? new NoiseSource(NoiseKind.Default, null),
            IsOptional = source is { IsOptional: true },
            CanBeOmitted = source is { CanBeOmitted: true },
            WhenOmitted = source?.WhenOmitted ?? 0,
        };
        return [.. others, noise];
    }
}

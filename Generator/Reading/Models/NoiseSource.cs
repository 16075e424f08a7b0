namespace Surrogates.Generator.Reading.Models;

/// <summary>Where the noise of a random operation comes from.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Parameter">The method's parameter, if it is one.</param>
internal sealed record NoiseSource(NoiseKind Kind, string? Parameter);

/// <summary>What noise is drawn from.</summary>
internal enum NoiseKind
{
    /// <summary>It is drawn already.</summary>
    Given,

    /// <summary>A <c>torch.Generator</c>.</summary>
    Generator,

    /// <summary>A number, the same for the same noise.</summary>
    Seed,

    /// <summary>Torch's own generator.</summary>
    Default,
}

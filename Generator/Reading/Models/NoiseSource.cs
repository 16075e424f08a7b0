namespace Surrogates.Generator.Reading.Models;

/// <summary>Where the noise of a random operation comes from.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Parameter">The method's parameter, if it is one.</param>
internal sealed record NoiseSource(NoiseKind Kind, string? Parameter)
{
    /// <summary>How it is distributed.</summary>
    public Distribution Distribution { get; init; }
}

/// <summary>How noise is distributed; the names are those of the functions that draw it.</summary>
internal enum Distribution
{
    /// <summary>From 0 up to but not including 1, each number as likely.</summary>
    Uniform,

    /// <summary>With mean 0 and standard deviation 1.</summary>
    Normal,
}

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

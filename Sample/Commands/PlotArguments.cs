using Surrogates.Sample.Options;

namespace Surrogates.Sample.Commands;

/// <summary>What stands on the command line of plotting the shapes of the catalogue.</summary>
internal sealed record PlotShapesArguments(string Out);

/// <summary>What stands on the command line of plotting trained neurons.</summary>
internal sealed record PlotNeuronArguments(GivenOptions Options, string? Weights, int Sample, string Out);

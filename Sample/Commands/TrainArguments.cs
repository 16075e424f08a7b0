using Surrogates.Sample.Options;

namespace Surrogates.Sample.Commands;

/// <summary>What stands on the command line of training: options of the run, and the files to write and to begin with.</summary>
internal sealed record TrainArguments(GivenOptions Options, string? Save, string? Resume, string? Weights, string? Log);

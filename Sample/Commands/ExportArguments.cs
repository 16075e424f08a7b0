using Surrogates.Sample.Options;

namespace Surrogates.Sample.Commands;

/// <summary>What stands on the command line of exporting.</summary>
internal sealed record ExportArguments(GivenOptions Options, string Folder, string? Weights);

using Surrogates.Sample.Options;

namespace Surrogates.Sample.Commands;

/// <summary>What stands on the command line of testing.</summary>
internal sealed record TestArguments(GivenOptions Options, string Weights);

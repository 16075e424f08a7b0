using Surrogates.Sample.Options;

namespace Surrogates.Sample.Commands;

/// <summary>What stands on the command line of quantising.</summary>
internal sealed record QuantizeArguments(GivenOptions Options);

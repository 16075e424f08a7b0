namespace Surrogates.Sample.Commands;

/// <summary>What stands on the command line of showing; without a name, all names are shown.</summary>
internal sealed record ShowArguments(string? Name);

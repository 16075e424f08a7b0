namespace Surrogates.Sample.Options;

/// <summary>An option that contradicts a file. The message is one line for the user.</summary>
internal sealed class OptionException(string message) : Exception(message);

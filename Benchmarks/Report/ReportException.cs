namespace Surrogates.Benchmarks.Report;

/// <summary>A report cannot be written; the message is for the user.</summary>
internal sealed class ReportException(string message) : Exception(message);

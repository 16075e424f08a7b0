namespace Surrogates.Sample.Commands;

/// <summary>How the program ends, beside 0 for success.</summary>
internal static class ExitCode
{
    public const int Failure = 2;
    public const int Interrupted = 130;
}

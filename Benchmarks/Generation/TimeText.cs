using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.Generation;

/// <summary>Times and sizes as a table has them.</summary>
internal static class TimeText
{
    public static string Of(double milliseconds) => milliseconds switch
    {
        < 10 => Format.Invariant($"{milliseconds:0.0} ms"),
        < 1000 => Format.Invariant($"{milliseconds:0} ms"),
        _ => Format.Invariant($"{milliseconds / 1000:0.0} s"),
    };

    public static string Above(TimeSpan limit) => Format.Invariant($"> {limit.TotalSeconds:0} s");

    public static string Megabytes(double bytes) => Format.Invariant($"{bytes / 1e6:0.0} MB");

    public static string Count(double count) => Format.Invariant($"{count:N0}");
}

namespace Surrogates.Generator.Tests.Properties;

/// <summary>What has come of a scalar method.</summary>
/// <param name="Method">The method.</param>
/// <param name="Failure">What is wrong with its op; null if nothing is.</param>
/// <param name="Counts">Numbers of each kind, and how many of them were compared.</param>
internal sealed record MethodVerdict(ScalarMethod Method, string? Failure, Dictionary<string, (int All, int Compared)> Counts)
{
    public static MethodVerdict Of(ScalarMethod method, string? failure, Dictionary<string, (int All, int Compared)> counts) =>
        new(method, failure is null ? null : $"{failure}\n{method.Declaration("F", method.IsSingle)}", counts);
}

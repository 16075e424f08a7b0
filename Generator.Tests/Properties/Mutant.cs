using CsCheck;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>An annotated source that was changed.</summary>
/// <param name="Number">Which one it is of those that a seed gives.</param>
/// <param name="Source">Its text.</param>
internal sealed record Mutant(int Number, string Source)
{
    /// <summary>
    /// One of the mutants of a seed. Its namespace and its class have its number, where the changes left them, so that many can be in one
    /// compilation.
    /// </summary>
    public static Mutant Of(ulong seed, int number)
    {
        var original = MutatedSources.All[number % MutatedSources.All.Count];
        var source = new Mutation(new PCG((uint)number, seed)).Of(original);
        return new Mutant(number, source
            .Replace(MutatedSources.Namespace, $"{MutatedSources.Namespace}{number}", StringComparison.Ordinal)
            .Replace(MutatedSources.Class, $"{MutatedSources.Class}{number}", StringComparison.Ordinal));
    }
}

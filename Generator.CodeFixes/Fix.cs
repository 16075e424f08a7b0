using Microsoft.CodeAnalysis.Editing;

namespace Surrogates.Generator.CodeFixes;

/// <summary>A change that is offered.</summary>
/// <param name="Title">What it does, to be read in a menu.</param>
/// <param name="Key">What changes that are made together have in common.</param>
/// <param name="Apply">Makes it.</param>
internal sealed record Fix(string Title, string Key, Action<SyntaxEditor> Apply)
{
    /// <param name="intrinsics">What is used.</param>
    /// <param name="difference">For which numbers what is computed changes; null for none.</param>
    /// <param name="apply">Makes the change.</param>
    public static Fix Use(IEnumerable<string> intrinsics, string? difference, Action<SyntaxEditor> apply) =>
        new($"Use {string.Join(" and ", intrinsics.Select(static intrinsic => $"'Surrogate.{intrinsic}'"))}{Differs(difference)}", "Surrogate", apply);

    /// <param name="difference">For which numbers what is computed changes; null for none.</param>
    /// <param name="apply">Makes the change.</param>
    public static Fix Detach(string? difference, Action<SyntaxEditor> apply) =>
        new($"Use 'Surrogate.Detach', as no gradient is wanted{Differs(difference)}", "Detach", apply);

    private static string Differs(string? difference) => difference is null ? "" : $", with other values for {difference}";
}

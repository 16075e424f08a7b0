using Microsoft.CodeAnalysis.Editing;

namespace Surrogates.Generator.CodeFixes;

/// <summary>A change that is offered.</summary>
/// <param name="Title">What it does, to be read in a menu.</param>
/// <param name="Key">What changes that are made together have in common.</param>
/// <param name="Apply">Makes it.</param>
internal sealed record Fix(string Title, string Key, Action<SyntaxEditor> Apply)
{
    public static Fix Use(IEnumerable<string> intrinsics, Action<SyntaxEditor> apply) =>
        new($"Use {string.Join(" and ", intrinsics.Select(static intrinsic => $"'Surrogate.{intrinsic}'"))}", "Surrogate", apply);

    public static Fix Detach(Action<SyntaxEditor> apply) => new("Use 'Surrogate.Detach', as no gradient is wanted", "Detach", apply);
}

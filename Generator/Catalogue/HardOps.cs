using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Catalogue;

/// <summary>The table of hard operations. Adding one is adding an entry here and its name to <c>Surrogates.Hard</c>.</summary>
internal static class HardOps
{
    public static readonly IReadOnlyList<HardEntry> All =
    [
        // x is compared with the threshold, not their difference with 0: the two differ where both are the same infinity.
        new(
            "Step",
            "a step",
            [new("x"), new("threshold", 0)],
            "Sigmoid",
            static (o, surrogate) => surrogate(Where(Relation.GreaterOrEqual, o[0], o[1], 1, 0), (o[0] - o[1]).As("u"))),
        new(
            "StrictStep",
            "a step that is 0 at the threshold",
            [new("x"), new("threshold", 0)],
            "Sigmoid",
            static (o, surrogate) => surrogate(Where(Relation.Greater, o[0], o[1], 1, 0), (o[0] - o[1]).As("u"))),
    ];

    public static HardEntry? Find(string name) => All.FirstOrDefault(entry => entry.Name == name);
}

using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Catalogue;

/// <summary>The table of surrogates. Adding one is adding an entry here and its name to <c>Surrogates.Shape</c>.</summary>
internal static class Shapes
{
    public static readonly IReadOnlyList<ShapeEntry> All =
    [
        // Zenke and Ganguli (2018); spikingjelly surrogate.Sigmoid.
        new("Sigmoid", "the logistic function", [new("k", 4)])
        {
            StandIn = static (u, p) => Sigmoid(p[0] * u),
        },

        // Fang et al. (2021); spikingjelly surrogate.ATan.
        new("ATan", "the arc tangent", [new("k", 2)])
        {
            StandIn = static (u, p) => (Atan(Math.PI / 2 * p[0] * u) / Math.PI) + 0.5,
            Derivative = static (u, p) => p[0] / 2 / (1 + Square(Math.PI / 2 * p[0] * u)),
        },
    ];

    public static ShapeEntry? Find(string name) => All.FirstOrDefault(entry => entry.Name == name);
}

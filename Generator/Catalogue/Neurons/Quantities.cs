namespace Surrogates.Generator.Catalogue.Neurons;

/// <summary>What several neurons have.</summary>
internal static class Quantities
{
    public static readonly IReadOnlyList<Reset> AllResets = [Reset.Zero, Reset.Value, Reset.Subtract, Reset.None];

    public static readonly NeuronQuantity Current = new("current", "input current, in units of the potential");

    public static readonly NeuronQuantity Threshold = new("threshold", "potential at which it fires", 1) { Range = ParameterRange.Any };

    public static NeuronQuantity VReset(double value) => new("vReset", "potential after a spike", value);
}

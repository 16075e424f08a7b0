namespace Surrogates;

/// <summary>What a spike does to the potential of a ready-made neuron.</summary>
public enum Reset
{
    /// <summary>The potential becomes 0.</summary>
    Zero = 0,

    /// <summary>The potential becomes <c>vReset</c>, a parameter that the neuron then has.</summary>
    Value = 1,

    /// <summary>The threshold is subtracted from the potential: what is above it is kept.</summary>
    Subtract = 2,

    /// <summary>Nothing.</summary>
    None = 3,
}

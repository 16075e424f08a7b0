namespace Surrogates;

/// <summary>Where a ready-made neuron fires.</summary>
public enum FiresAt
{
    /// <summary>Where its potential is at the threshold or above.</summary>
    Threshold = 0,

    /// <summary>Where its potential is above the threshold.</summary>
    AboveThreshold = 1,
}

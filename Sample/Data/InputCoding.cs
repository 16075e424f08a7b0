namespace Surrogates.Sample.Data;

/// <summary>How a sample's values enter the network over time.</summary>
internal enum InputCoding
{
    /// <summary>Each value is an input current that stays the same at every time step.</summary>
    Current,

    /// <summary>Each value is the time of its input's only spike, as a fraction of the duration.</summary>
    SpikeTime,
}

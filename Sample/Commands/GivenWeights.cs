using Surrogates.Sample.Checkpoints;
using Surrogates.Sample.Options;

namespace Surrogates.Sample.Commands;

/// <summary>The weights that a command is given.</summary>
internal static class GivenWeights
{
    /// <summary>Reads a file of weights for the network that the options describe.</summary>
    /// <exception cref="OptionException">They are those of another network.</exception>
    public static Weights Read(string path, GivenOptions options)
    {
        var weights = Weights.Read(path);
        try
        {
            if (weights.Options is { } trained)
            {
                options.SameNetwork(trained, path);
            }

            return weights;
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }
}

namespace Surrogates.Exchange;

/// <summary>
/// A node of a graph, with its parameters as the file holds them: time constants in seconds. One record for each type that the format has.
/// </summary>
public abstract record NirNode
{
    private protected NirNode()
    {
    }

    /// <summary>What a program has noted of the node.</summary>
    public NirMetadata Metadata { get; init; } = NirMetadata.None;

    /// <summary>What the file calls its type.</summary>
    internal abstract string Type { get; }

    /// <summary>The shape that goes out at a step where one comes in; checks the node's parameters among themselves and against it.</summary>
    /// <exception cref="NirException">They do not fit. The node's name is for the caller to add.</exception>
    internal abstract NirShape Flow(NirShape input);

    private protected static NirException Unfit(string reason) => new(reason);

    private protected static void RequireRank(NirArray array, string name, int rank, string expected)
    {
        if (array.Shape.Count != rank)
        {
            throw Unfit($"{name} is {array.Shape}; expected {expected}.");
        }
    }

    private protected static void RequireShape(NirArray array, string name, NirShape shape)
    {
        if (!array.Shape.Equals(shape))
        {
            throw Unfit($"{name} is {array.Shape}; expected {shape}.");
        }
    }

    /// <summary>One value for each neuron, or one for several of them.</summary>
    private protected static void RequireForEach(NirShape input, params ReadOnlySpan<(string Name, NirArray Array)> parameters)
    {
        foreach (var (name, array) in parameters)
        {
            if (!array.Shape.BroadcastsTo(input))
            {
                throw Unfit($"{name} is {array.Shape}, and {input} comes in; expected one value for each of these, or a shape that broadcasts to it.");
            }
        }
    }

    private protected static void RequirePositive(params ReadOnlySpan<(string Name, NirArray Array)> parameters)
    {
        foreach (var (name, array) in parameters)
        {
            if (array.Doubles.FirstOrDefault(static value => !(value > 0), 1) is var value && !(value > 0))
            {
                throw Unfit(FormattableString.Invariant($"{name} has the value {value}; expected a time constant above 0, in seconds."));
            }
        }
    }
}

namespace Surrogates.Exchange;

/// <summary>Where a graph is fed.</summary>
/// <param name="Shape">The shape of what comes in at a step, without time and batch.</param>
public sealed record NirInput(NirShape Shape) : NirNode
{
    internal override string Type => "Input";

    internal override NirShape Flow(NirShape input) => input.Equals(Shape) ? input : throw Unfit($"it takes {Shape}, but {input} comes in.");
}

/// <summary>Where a graph is read.</summary>
/// <param name="Shape">The shape of what goes out at a step, without time and batch. Leading sizes of 1 do not count: Rockpool writes [1, 1, n].</param>
public sealed record NirOutput(NirShape Shape) : NirNode
{
    internal override string Type => "Output";

    internal override NirShape Flow(NirShape input) => Counted(input).SequenceEqual(Counted(Shape)) ? input : throw Unfit($"it puts out {Shape}, but {input} comes in.");

    private static IEnumerable<long> Counted(NirShape shape) => shape.SkipWhile(static size => size == 1);
}

namespace Surrogates.Benchmarks.Generation;

/// <summary>What was measured of one example of one size.</summary>
/// <param name="Example">Its family.</param>
/// <param name="Size">Its size.</param>
/// <param name="Generated">The medians of the generator's runs, with the text's size; nothing if it did not come to an end.</param>
/// <param name="Checked">The medians of the analyzer's runs that check its gradients; nothing if there is no result, or if it did not come to an end.</param>
/// <param name="Compiled">The compiler's run on the result; nothing if there is no result, or if it did not come to an end.</param>
/// <param name="Failure">What went wrong, in the words of a table's cell.</param>
internal sealed record ExampleRow(string Example, int Size, Timing? Generated, Timing? Checked, Timing? Compiled, string? Failure)
{
    public bool Compiles => Compiled is not null && Failure is null;

    public static ExampleRow Of(Example example, int size, Outcome outcome)
    {
        var rounds = outcome.Timings.Where(static timing => timing.What == ExampleMeasurement.Generate).ToArray();
        var checks = outcome.Timings.Where(static timing => timing.What == ExampleMeasurement.Check).ToArray();
        var compiled = outcome.Timings.SingleOrDefault(static timing => timing.What == ExampleMeasurement.Compile);
        var failure = outcome.Timings.Select(static timing => timing.Error).FirstOrDefault(static error => error is not null) ?? outcome.Failure;

        // The time of a run that threw is not that of one that did its work.
        return rounds is [] or [{ Error: not null }, ..]
            ? new(example.Name, size, null, null, null, failure)
            : new(example.Name, size, Timing.Median(rounds), checks is [] ? null : Timing.Median(checks), compiled, failure);
    }
}

namespace Surrogates.Sample.Data;

/// <summary>Labelled samples, row after row, all of one width and with values from 0 to 1.</summary>
internal sealed record Samples(int Width, float[] Values, long[] Labels)
{
    public int Count => Labels.Length;

    /// <summary>Those whose place is chosen.</summary>
    public Samples Where(Func<int, bool> chosen)
    {
        int[] places = [.. Enumerable.Range(0, Count).Where(chosen)];
        return new Samples(Width, [.. places.SelectMany(i => Values.AsSpan(i * Width, Width).ToArray())], [.. places.Select(i => Labels[i])]);
    }
}

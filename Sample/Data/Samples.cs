namespace Surrogates.Sample.Data;

/// <summary>Labelled samples, row after row, all of one width and with values from 0 to 1.</summary>
internal sealed record Samples(int Width, float[] Values, long[] Labels)
{
    public int Count => Labels.Length;
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Surrogates.Sample.Data;

/// <summary>What a network is trained on, what says when it was best, what it is judged by in the end, and how many time steps suit it.</summary>
internal sealed record DataSet(Samples Train, Samples Validation, Samples Test, int Classes, InputCoding Coding, int Steps)
{
    // Of the samples that are given to train with, each so manieth is for validation.
    private const int ValidationStride = 10;

    /// <summary>A data set that has no samples for validation of its own: a tenth of those to train with are put aside.</summary>
    public static DataSet PutAside(Samples train, Samples test, int classes, InputCoding coding, int steps)
    {
        var stride = Math.Min(ValidationStride, train.Count);
        return new DataSet(
            train.Where(i => i % stride != stride - 1), train.Where(i => i % stride == stride - 1), test, classes, coding, steps);
    }

    /// <summary>The digits of folder <paramref name="folder"/>; without one, Randman made from <paramref name="seed"/>.</summary>
    public static DataSet Of(string? folder, int seed) => folder is null ? Randman.Make(seed) : OptDigits.Read(folder);

    /// <summary>A hash of all samples: data sets that share it are the same.</summary>
    public string Identity()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<int>([Classes, (int)Coding]));
        foreach (var samples in (Samples[])[Train, Validation, Test])
        {
            hash.AppendData(MemoryMarshal.AsBytes<int>([samples.Width, samples.Count]));
            hash.AppendData(MemoryMarshal.AsBytes<float>(samples.Values));
            hash.AppendData(MemoryMarshal.AsBytes<long>(samples.Labels));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

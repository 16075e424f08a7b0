using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Surrogates.Sample.Data;

/// <summary>What a network is trained on, what it is judged by, and how many time steps suit it.</summary>
internal sealed record DataSet(Samples Train, Samples Test, int Classes, InputCoding Coding, int Steps)
{
    /// <summary>The digits of folder <paramref name="folder"/>; without one, Randman made from <paramref name="seed"/>.</summary>
    public static DataSet Of(string? folder, int seed) => folder is null ? Randman.Make(seed) : OptDigits.Read(folder);

    /// <summary>A hash of all samples: data sets that share it are the same.</summary>
    public string Identity()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<int>([Classes, (int)Coding]));
        foreach (var samples in (Samples[])[Train, Test])
        {
            hash.AppendData(MemoryMarshal.AsBytes<int>([samples.Width, samples.Count]));
            hash.AppendData(MemoryMarshal.AsBytes<float>(samples.Values));
            hash.AppendData(MemoryMarshal.AsBytes<long>(samples.Labels));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

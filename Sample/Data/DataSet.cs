namespace Surrogates.Sample.Data;

/// <summary>What a network is trained on, what it is judged by, and how many time steps suit it.</summary>
internal sealed record DataSet(Samples Train, Samples Test, int Classes, InputCoding Coding, int Steps);

namespace Surrogates.Generator.Tests.Golden;

/// <summary>Rows of the file that one call of a library's function computed, or two: with unit gradients, then with random ones.</summary>
/// <param name="Peer">The library.</param>
/// <param name="Function">The function's name there.</param>
/// <param name="Parameters">Names and values as the file has them.</param>
/// <param name="Type">float32 or float64.</param>
internal sealed record GoldenGroup(string Peer, string Function, string Parameters, string Type)
{
    public List<GoldenRow> Rows { get; } = [];

    public bool IsSingle => Type == "float32";

    /// <summary>The parameters by name; a pair's are <c>name_low</c> and <c>name_high</c>.</summary>
    public IReadOnlyDictionary<string, string> Arguments => Parameters
        .Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(static parameter => parameter.Split('='))
        .SelectMany(static pair => pair[1].Split('|') is [var low, var high]
            ? [(Name: pair[0] + "_low", Value: low), (Name: pair[0] + "_high", Value: high)]
            : new[] { (Name: pair[0], Value: pair[1]) })
        .ToDictionary(static pair => pair.Name, static pair => pair.Value);

    public override string ToString() => $"{Peer} {Function}({Parameters}) {Type}";
}

/// <summary>One element: input, upstream gradient, output (null for a random draw) and gradient.</summary>
internal sealed record GoldenRow(double X, double GradOutput, double? Y, double GradX);

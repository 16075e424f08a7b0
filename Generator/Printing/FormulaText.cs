namespace Surrogates.Generator.Printing;

/// <summary>A formula in the notation of a textbook.</summary>
/// <param name="Value">The formula.</param>
/// <param name="Definitions">The intermediate values and constants that it names, each before those that it is computed from.</param>
internal sealed record FormulaText(string Value, IReadOnlyList<Definition> Definitions)
{
    /// <summary>In one line.</summary>
    public override string ToString() => Definitions.Count == 0 ? Value : $"{Value} with {string.Join(", ", Definitions)}";

    /// <summary>In one line, or with a line for each definition where that is too long; null if those are too many or too long.</summary>
    public IReadOnlyList<string>? Lines(int longest, int most)
    {
        var line = ToString();
        if (line.Length <= longest)
        {
            return [line];
        }

        string[] lines = Definitions.Count == 0 ? [Value] : [Value + " with", .. Definitions.Select(static definition => $"    {definition}")];
        return lines.Length <= most && lines.All(text => text.Length <= longest) ? lines : null;
    }
}

/// <summary>A name for a part of a formula.</summary>
internal sealed record Definition(string Name, string Text)
{
    public override string ToString() => $"{Name} = {Text}";
}

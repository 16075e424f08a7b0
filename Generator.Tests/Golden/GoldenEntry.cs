namespace Surrogates.Generator.Tests.Golden;

/// <summary>What to write in place of a library's function.</summary>
/// <param name="Function">The function's name in the library.</param>
/// <param name="Parameters">Its parameters: <c>name</c>, <c>name=default</c> or <c>int name</c>, with commas between.</param>
/// <param name="Attributes">The arguments of the attribute, in terms of the parameters; several ops have a line each.</param>
internal sealed record GoldenEntry(string Function, string Parameters, string Attributes)
{
    /// <summary>What the annotated method takes beside <c>Tensor x</c>.</summary>
    public string Operands { get; init; } = "";

    /// <summary>The statements that call the ops, <c>F</c> or <c>F</c> and <c>G</c>.</summary>
    public string Call { get; init; } = "return F(x);";

    /// <summary>A value that a parameter must have for this entry to fit, <c>name=value</c>.</summary>
    public string? Only { get; init; }

    /// <summary>The parameters by type, name, and value where a group does not name it.</summary>
    public IEnumerable<(string Type, string Name, string? Default)> Declared =>
        from parameter in Parameters.Split(", ", StringSplitOptions.RemoveEmptyEntries)
        let type = parameter.StartsWith("int ", StringComparison.Ordinal) ? "int" : "double"
        let pair = parameter.Replace("int ", "", StringComparison.Ordinal).Split('=')
        select (type, pair[0], pair.Length > 1 ? pair[1] : null);

    /// <summary>The annotated methods.</summary>
    public string Ops => string.Join("\n\n", Attributes.Split('\n').Select((attribute, i) => $"""
        [Surrogate({attribute})]
        private static partial Tensor {"FG"[i]}(Tensor x{(Operands.Length == 0 ? "" : ", " + Operands)});
        """));

    public bool Fits(GoldenGroup group)
    {
        var given = group.Arguments;
        var declared = Declared.ToArray();
        return group.Function == Function
            && given.Keys.All(name => declared.Any(parameter => parameter.Name == name))
            && declared.All(parameter => parameter.Default is not null || given.ContainsKey(parameter.Name))
            && (Only is null ? !given.Values.Contains("none") : given.Any(pair => $"{pair.Key}={pair.Value}" == Only));
    }

    /// <summary>The members of a class that computes the function as <c>Run</c>, with the parameters as constants.</summary>
    /// <param name="given">The values of the parameters; <c>none</c> for one that is not there.</param>
    public string Members(IReadOnlyDictionary<string, string> given)
    {
        var constants = Declared
            .Select(parameter => (parameter.Type, parameter.Name, Value: given.GetValueOrDefault(parameter.Name, parameter.Default!)))
            .Where(static parameter => parameter.Value != "none")
            .Select(static parameter => $"private const {parameter.Type} {parameter.Name} = {parameter.Value};");
        return $$"""
            {{string.Join("\n", constants)}}

            {{Ops}}

            public static Tensor Run(Tensor x)
            {
                {{Call.Replace("\n", "\n    ", StringComparison.Ordinal)}}
            }
            """;
    }
}

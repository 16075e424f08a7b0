using Surrogates.Generator.Algebra;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.PyTorch;

/// <summary>What was read, with names that Python can have: all that is made of it is right then.</summary>
/// <param name="reserved">Names that mean something else where it will stand.</param>
internal sealed class PythonModel(IEnumerable<string> reserved)
{
    private readonly HashSet<string> _reserved = [.. PythonNames.Reserved, .. reserved];
    private readonly UniqueNames _unique = new([.. PythonNames.Reserved, .. reserved]);
    private readonly Dictionary<string, string> _names = [];

    /// <summary>An op.</summary>
    public OpModel Of(OpModel model) => model with
    {
        Operands = model.Operands.Select(operand => operand with
        {
            Name = Name(operand.Name),
            Noise = operand.Noise is { Parameter: { } parameter } noise ? noise with { Parameter = Name(parameter) } : operand.Noise,
        }).ToEquatableArray(),
        Main = model.Main is null ? null : Name(model.Main),
        Results = model.Results.Select(result => new ResultModel(result.Name is null ? null : Name(result.Name))).ToEquatableArray(),
        Formula = model.Formula with { Nodes = model.Formula.Nodes.Select(Of).ToEquatableArray() },
    };

    /// <summary>What a layer takes and gives.</summary>
    public LayerSignature Of(LayerSignature signature) => signature with
    {
        Inputs = signature.Inputs.Select(Name).ToEquatableArray(),
        States = signature.States.Select(state => state with
        {
            Name = Name(state.Name),
            StartParameter = state.StartParameter is null ? null : Name(state.StartParameter),
        }).ToEquatableArray(),
        Parameters = signature.Parameters.Select(parameter => parameter with { Name = Name(parameter.Name) }).ToEquatableArray(),
        Settings = signature.Settings.Select(setting => setting with { Name = Name(setting.Name) }).ToEquatableArray(),
        Outputs = signature.Outputs.Select(Name).ToEquatableArray(),
    };

    /// <summary>A name: each its own, also where Python reads two of C# alike.</summary>
    public string Name(string name)
    {
        if (!_names.TryGetValue(name, out var known))
        {
            _names.Add(name, known = _unique.Take(PythonNames.Escape(name, _reserved)));
        }

        return known;
    }

    private FlatNode Of(FlatNode node) => node is { Kind: NodeKind.Variable, Detail: string name } ? node with { Detail = Name(name) } : node;
}

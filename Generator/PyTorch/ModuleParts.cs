using Surrogates.Generator.Printing;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.PyTorch;

/// <summary>What the classes and functions of a module have in common: constants with names, and functions that several call.</summary>
/// <param name="names">The names of the module.</param>
internal sealed class ModuleParts(UniqueNames names)
{
    private readonly Dictionary<NamedConstant, string> _constants = [];
    private readonly HashSet<Helper> _helpers = [];

    /// <summary>The constants, with their names.</summary>
    public IReadOnlyDictionary<NamedConstant, string> Constants => _constants;

    /// <summary>The functions that are called, each before those that call it.</summary>
    public IEnumerable<Helper> Helpers => PyTorch.Helper.All.Where(_helpers.Contains);

    /// <summary>Whether annotations are of a newer Python than the oldest.</summary>
    public bool NeedsAnnotations { get; set; }

    /// <summary>The annotation of what gives so many tensors.</summary>
    public string Annotation(int tensors)
    {
        NeedsAnnotations |= tensors > 1;
        return tensors == 1 ? "torch.Tensor" : $"tuple[{string.Join(", ", Enumerable.Repeat("torch.Tensor", tensors))}]";
    }

    /// <summary>The name of a constant.</summary>
    public string Constant(NamedConstant constant)
    {
        if (!_constants.TryGetValue(constant, out var name))
        {
            _constants.Add(constant, name = names.Take("_" + PythonNames.Constant(constant.Name)));
        }

        return name;
    }

    /// <summary>The name of a function, which the module has then.</summary>
    public string Helper(Helper helper)
    {
        foreach (var needed in helper.Needs)
        {
            Helper(needed);
        }

        _helpers.Add(helper);
        return helper.Name;
    }
}

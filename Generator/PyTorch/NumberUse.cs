using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.PyTorch;

/// <summary>Which numbers of a pass stay Python's, and which must be tensors without dimensions: those that meet no tensor, or stand where torch takes nothing else.</summary>
internal sealed class NumberUse
{
    private readonly HashSet<string> _numbers;
    private readonly HashSet<string> _tensors = [];
    private readonly IReadOnlyDictionary<Node, string> _known;
    private readonly HashSet<Node> _varying;

    private NumberUse(IEnumerable<string> numbers, IReadOnlyDictionary<Node, string> known, HashSet<Node> varying)
    {
        _numbers = [.. numbers, .. known.Where(static pair => pair.Key is Whole).Select(static pair => pair.Value)];
        _known = known;
        _varying = varying;
    }

    /// <summary>Those that stay numbers.</summary>
    public IEnumerable<string> Numbers => _numbers.Where(name => !_tensors.Contains(name));

    /// <summary>Finds out how numbers are used.</summary>
    /// <param name="results">The results of the pass.</param>
    /// <param name="varying">What is computed from tensors.</param>
    /// <param name="numbers">The operands that are numbers.</param>
    /// <param name="known">What integers compute, and what is computed in place of a number, with its name.</param>
    public static NumberUse Of(IReadOnlyList<Expression> results, HashSet<Node> varying, IEnumerable<string> numbers, IReadOnlyDictionary<Node, string> known)
    {
        var use = new NumberUse(numbers, known, varying);
        foreach (var node in Topology.OperandsFirst<Node>(results, node => known.ContainsKey(node) ? [] : node.Operands))
        {
            foreach (var operand in known.ContainsKey(node) ? [] : use.TensorsOf(node))
            {
                if (use.NumberOf(operand) is { } name)
                {
                    use._tensors.Add(name);
                }
            }
        }

        return use;
    }

    /// <summary>Whether a number must be a tensor.</summary>
    public bool IsTensor(string name) => _tensors.Contains(name);

    // The operands of a node that must be tensors.
    private IReadOnlyList<Node> TensorsOf(Node node) => node switch
    {
        Negation or GradientOverride => [],
        _ when !_varying.Contains(node) => node.Operands,
        Arithmetic or Comparison or Power => [],
        Call call when call.Function == FunctionTable.Pow => [],
        Call call when call.Function == FunctionTable.Clamp && call.Operands.Skip(1).All(bound => bound is Constant || NumberOf(bound) is not null) => [],
        _ => node.Operands,
    };

    // The number that a node is but for its sign.
    private string? NumberOf(Node node) => GradientOverride.ValueOf(node) switch
    {
        Variable variable when _numbers.Contains(variable.Name) => variable.Name,
        Negation negation => NumberOf(negation.Operand),
        Whole whole => _known[whole],
        _ => null,
    };
}

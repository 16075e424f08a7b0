using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Diagnostics;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Twins;

/// <summary>What the readers of one scalar method share: the compilation, the intermediate values so far, and whom to tell.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="surrogates">The surrogate that intrinsics get where they name none.</param>
/// <param name="differentiable">The names of the operands that get a gradient.</param>
/// <param name="report">Whom to tell.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class TwinContext(
    Compilation compilation,
    SurrogateChoice surrogates,
    IReadOnlyCollection<string> differentiable,
    Action<Finding> report,
    CancellationToken cancellationToken)
{
    private readonly List<Binding> _bindings = [];
    private readonly Dictionary<string, string[]> _operands = [];
    private readonly List<Decision> _decisions = [];
    private readonly HashSet<string> _lost = [];

    public SurrogateChoice Surrogates => surrogates;

    public CancellationToken CancellationToken => cancellationToken;

    public IReadOnlyList<Binding> Bindings => _bindings;

    /// <summary>The scalar methods that are being read, each called by the one before it.</summary>
    public Stack<IMethodSymbol> Calls { get; } = new();

    /// <summary>How deep the reader is inside calls that keep gradients from passing.</summary>
    public int Detached { get; set; }

    public SemanticModel ModelOf(SyntaxTree tree) => compilation.GetSemanticModel(tree);

    public void Report(DiagnosticDescriptor rule, SyntaxNode node, params string[] arguments) =>
        report(Finding.Of(rule, node.GetLocation(), arguments));

    /// <summary>The decisions so far, each with the operands that would get a gradient if it were an intrinsic.</summary>
    public IReadOnlyList<Decision> Decisions => _decisions;

    /// <summary>The operands of which a lost gradient has been reported.</summary>
    public IReadOnlyCollection<string> Lost => _lost;

    /// <summary>Warns of an expression that loses the gradient of what it is computed from, and names the intrinsics that keep it.</summary>
    public void ReportLost(SyntaxNode node, IEnumerable<Expression> computedFrom, IEnumerable<string> intrinsics)
    {
        var operands = OperandsOf(computedFrom).ToArray();
        if (operands.Length > 0)
        {
            _lost.UnionWith(operands);
            Report(DiagnosticDescriptors.LostGradient, node, ExpressionReader.Shorten(node), Decision.Product(intrinsics));
        }
    }

    /// <summary>Remembers a decision.</summary>
    /// <param name="node">Where it is.</param>
    /// <param name="condition">What is decided.</param>
    /// <param name="intrinsics">The intrinsics that would give what decides a gradient; null for those of the condition.</param>
    public void Decided(SyntaxNode node, Condition condition, IEnumerable<string>? intrinsics = null) =>
        _decisions.Add(new Decision(node, [.. OperandsOf(condition.Operands)], intrinsics ?? condition.Intrinsics));

    /// <summary>The operands to which a gradient passes through one of the values.</summary>
    public IEnumerable<string> OperandsOf(IEnumerable<Expression> values) => Detached > 0 ? [] : Reached(values);

    /// <summary>Whether a gradient passes through a value to an operand: what has none cannot lose one.</summary>
    public bool HasGradient(Expression value) => OperandsOf([value]).Any();

    /// <summary>Keeps an intermediate value, so that what follows can refer to it by name.</summary>
    public Expression Bind(string? name, Expression value)
    {
        if (value is Constant or Variable)
        {
            return value;
        }

        // A number sign cannot be part of a user's identifier.
        var id = $"{name}#{Writing.CSharpLiteral.Integer(_bindings.Count)}";
        _bindings.Add(new Binding(id, name, value));
        _operands.Add(id, [.. Reached([value])]);
        return new Variable(id);
    }

    /// <summary>The same for a number, or for a decision that is made of several.</summary>
    public ScalarValue Bind(string? name, ScalarValue value) => value switch
    {
        Number number => number with { Value = Bind(name, number.Value) },
        Truth { Condition: { IsCompound: true } condition } => new Truth(new Condition.Kept(
            Bind(name, condition.Select(1, 0)),
            condition.Operands.Distinct().ToArray().ToEquatableArray(),
            condition.Intrinsics.Distinct().ToArray().ToEquatableArray())),
        _ => value,
    };

    // What an intermediate value reaches is known since it was bound.
    private IEnumerable<string> Reached(IEnumerable<Expression> values) => Topology.OperandsFirst(values, Differentiated)
        .OfType<Variable>()
        .SelectMany(variable => _operands.TryGetValue(variable.Name, out var operands) ? operands : differentiable.Contains(variable.Name) ? [variable.Name] : [])
        .Distinct();

    private static IEnumerable<Expression> Differentiated(Expression node) => node switch
    {
        Surrogate surrogate => surrogate.Partials.Select(static partial => partial.Argument),
        Call call when MathFunctions.IsHard(call.Function.ToString()) => [],
        Selection selection => [selection.WhenTrue, selection.WhenFalse],
        _ => node.Operands,
    };
}

/// <summary>The surrogate that intrinsics get where they name none.</summary>
/// <param name="Shape">Its name; null for the usual one of each.</param>
/// <param name="Numbers">The values of parameters, by the names of the annotation's arguments.</param>
/// <param name="Scale">What the shape's derivative is multiplied with.</param>
/// <param name="Shift">How far the shape is moved to the right.</param>
internal sealed record SurrogateChoice(string? Shape, IReadOnlyDictionary<string, double> Numbers, double Scale, double Shift);

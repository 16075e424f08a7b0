using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Twins;

/// <summary>What the readers of one scalar method share: the compilation, the intermediate values so far, and whom to tell.</summary>
internal sealed class TwinContext(
    Compilation compilation,
    SurrogateChoice surrogates,
    Action<Finding> report,
    CancellationToken cancellationToken)
{
    private readonly List<Binding> _bindings = [];

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
        return new Variable(id);
    }

    /// <summary>The same for each number of a value.</summary>
    public ScalarValue Bind(string? name, ScalarValue value) => value switch
    {
        Number number => number with { Value = Bind(name, number.Value) },
        _ => value,
    };
}

/// <summary>The surrogate that intrinsics get where they name none.</summary>
/// <param name="Shape">Its name; null for the usual one of each.</param>
/// <param name="Numbers">The values of parameters, by the names of the annotation's arguments.</param>
/// <param name="Scale">What the shape's derivative is multiplied with.</param>
/// <param name="Shift">How far the shape is moved to the right.</param>
internal sealed record SurrogateChoice(string? Shape, IReadOnlyDictionary<string, double> Numbers, double Scale, double Shift);

using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Sources;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>What the readers of one scalar method share: the source, the nodes so far, and whom to tell.</summary>
/// <param name="method">The method whose parameters the variables are.</param>
/// <param name="source">The source of the project.</param>
/// <param name="table">Where nodes go.</param>
/// <param name="surrogates">The surrogate that intrinsics get where they name none.</param>
/// <param name="type">The type in which the method has its results.</param>
/// <param name="differentiable">The names of the operands that get a gradient.</param>
/// <param name="report">Whom to tell.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class ScalarContext(
    IMethodSymbol method,
    ProjectSource source,
    NodeTable table,
    SurrogateChoice surrogates,
    NumberType type,
    IReadOnlyList<string> differentiable,
    Action<Finding> report,
    CancellationToken cancellationToken)
{
    private readonly Dictionary<Node, BigInteger> _reached = [];
    private readonly List<Decision> _decisions = [];
    private readonly HashSet<Node> _truths = [];
    private readonly HashSet<Finding> _reported = [];
    private readonly LostGradients _lost = new();
    private BigInteger _lostOperands;

    public IMethodSymbol Method => method;

    public ProjectSource Source => source;

    public NodeTable Table => table;

    /// <summary>What is drawn; null where a draw would not be one for each element.</summary>
    public Draws? Draws { get; set; }

    public SurrogateChoice Surrogates => surrogates;

    /// <summary>The type in which the method has its results.</summary>
    public NumberType Type => type;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>What the types of C# are in the method that is being read.</summary>
    public ScalarTypes Types { get; } = new();

    /// <summary>The scalar methods that are being read, each called by the one before it.</summary>
    public Stack<IMethodSymbol> Calls { get; } = new();

    /// <summary>How deep the reader is inside calls that keep gradients from passing.</summary>
    public int Detached { get; set; }

    /// <summary>The decisions that results depend on, each with the operands that would get a gradient if it were an intrinsic.</summary>
    public IReadOnlyList<Decision> Decisions { get; private set; } = [];

    /// <summary>Where a symbol is declared in this project.</summary>
    public IEnumerable<SyntaxNode> Declarations(ISymbol symbol) => symbol.DeclaringSyntaxReferences
        .Where(declaration => source.Contains(declaration.SyntaxTree))
        .Select(declaration => declaration.GetSyntax(cancellationToken));

    public SemanticModel ModelOf(SyntaxTree tree) => source.ModelOf(tree);

    /// <summary>What an expression does; null if it is none that is known. Parentheses do nothing.</summary>
    public IOperation? OperationOf(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return ModelOf(expression.SyntaxTree).GetOperation(expression, cancellationToken);
    }

    /// <summary>The value that a field or property gets where it is declared; null if it gets none.</summary>
    public IOperation? InitializerOf(ISymbol member) => Declarations(member)
        .Select(static declaration => (declaration as VariableDeclaratorSyntax)?.Initializer ?? (declaration as PropertyDeclarationSyntax)?.Initializer)
        .Select(initializer => initializer is null ? null : OperationOf(initializer.Value))
        .FirstOrDefault(static initializer => initializer is not null);

    /// <summary>Says that something is not supported, and what to write instead.</summary>
    /// <param name="node">Where it is.</param>
    /// <param name="subject">What it is.</param>
    /// <param name="advice">What to write instead; null for what is supported at all.</param>
    public void Refuse(SyntaxNode node, string subject, string? advice = null) =>
        Report(DiagnosticDescriptors.Unsupported, node, subject, advice ?? "use arithmetic, comparisons, local variables, loops with constant bounds, and the functions of Math, MathF and Surrogate");

    /// <summary>Tells of something, once however often a loop or a call comes by.</summary>
    public void Report(DiagnosticDescriptor rule, SyntaxNode node, params string[] arguments) => Report(Finding.Of(rule, node.GetLocation(), arguments));

    /// <summary>The same of what somebody else has found.</summary>
    public void Report(Finding finding)
    {
        if (_reported.Add(finding))
        {
            report(finding);
        }
    }

    /// <summary>Warns of an expression that loses the gradient of what it is computed from, if a result depends on it.</summary>
    /// <param name="node">The expression.</param>
    /// <param name="computedFrom">What it is computed from.</param>
    /// <param name="intrinsics">The intrinsics that keep the gradient.</param>
    /// <param name="losing">What loses it.</param>
    public void Lost(SyntaxNode node, IEnumerable<Expression> computedFrom, IEnumerable<string> intrinsics, IEnumerable<Node> losing)
    {
        var operands = Operands(computedFrom);
        if (!operands.IsZero)
        {
            _lost.Add(node, operands, intrinsics, losing);
        }
    }

    /// <summary>A number, with a warning where it is a whole one that real numbers are taken for, and may be another then.</summary>
    public Number Exactly(Number number, SyntaxNode node)
    {
        if (number.IsExact)
        {
            return number;
        }

        Report(DiagnosticDescriptors.InexactInteger, node, ExpressionReader.Shorten(node), number.Type.Keyword());
        return number with { Range = WholeRange.Usual & WholeRange.Of(number.Value, number.Type), IsExact = true };
    }

    /// <summary>Ends the reading: reports what is lost on the way to the results, or all of it where something is not supported.</summary>
    /// <param name="results">The results; null where there are none.</param>
    public void Finish(IReadOnlyList<Expression>? results)
    {
        var usage = new Usage(results);
        _lostOperands = _lost.Report(usage, (rule, node, arguments) => Report(rule, node, arguments));
        Decisions = [.. _decisions.Where(decision => Decision.ComparisonsOf(decision.Condition).Any(usage.Contains))];
    }

    /// <summary>Whether a lost gradient of an operand has been reported.</summary>
    public bool IsLost(string operand) => Contains(_lostOperands, operand);

    /// <summary>Remembers a decision.</summary>
    /// <param name="node">Where it is.</param>
    /// <param name="condition">What is decided.</param>
    /// <param name="intrinsics">The intrinsics that would give what decides a gradient; null for those of the condition.</param>
    public void Decided(SyntaxNode node, Condition condition, IReadOnlyList<string>? intrinsics = null) =>
        _decisions.Add(new Decision(node, condition, Operands([condition]), intrinsics ?? IntrinsicsOf(condition)));

    /// <summary>An operand that is true or false, of the number that stands for it.</summary>
    public Bool Truth(Expression number)
    {
        _truths.Add(number);
        return new Bool(!Formula.Equal(number, 0));
    }

    /// <summary>The intrinsics that would give what is compared in a condition a gradient; what is true or false is not compared.</summary>
    public IReadOnlyList<string> IntrinsicsOf(Condition condition) =>
        Decision.IntrinsicsOf(Decision.ComparisonsOf(condition).Where(comparison => !_truths.Contains(comparison.Left)));

    /// <summary>Whether a gradient would reach an operand if a decision were an intrinsic.</summary>
    public bool Decides(Decision decision, string operand) => Contains(decision.Operands, operand);

    /// <summary>Whether a gradient passes through a value to an operand: what has none cannot lose one.</summary>
    public bool HasGradient(Expression value) => !Operands([value]).IsZero;

    /// <summary>Whether a gradient passes through one of the values to an operand.</summary>
    public bool Reaches(IEnumerable<Expression> values, string operand) => Contains(Reached(values), operand);

    /// <summary>The same value, which its author calls so.</summary>
    public ScalarValue Name(string? name, ScalarValue value) => (name, value) switch
    {
        ({ }, Number number) => number with { Value = number.Value.Named(name) },
        ({ }, Bool choice) => new Bool(choice.Condition.Named(name)),
        _ => value,
    };

    /// <summary>Whether an operand has a gradient, and so differs from element to element.</summary>
    public bool IsElement(string operand) => differentiable.Contains(operand);

    private bool Contains(BigInteger operands, string operand)
    {
        for (var i = 0; i < differentiable.Count; i++)
        {
            if (differentiable[i] == operand)
            {
                return !(operands >> i).IsEven;
            }
        }

        return false;
    }

    private BigInteger Operands(IEnumerable<Node> values) => Detached > 0 ? BigInteger.Zero : Reached(values);

    // A bit for each operand. What a node reaches never changes, so that each is asked once.
    private BigInteger Reached(IEnumerable<Node> values)
    {
        var roots = values.ToArray();
        foreach (var node in Topology.OperandsFirst(roots, node => _reached.ContainsKey(node) ? [] : Differentiated(node)))
        {
            if (!_reached.ContainsKey(node))
            {
                _reached.Add(node, node is Variable variable ? Bit(variable) : Union(Differentiated(node)));
            }
        }

        return Union(roots);
    }

    private BigInteger Union(IEnumerable<Node> nodes) => nodes.Aggregate(BigInteger.Zero, (union, node) => union | _reached[node]);

    private BigInteger Bit(Variable variable)
    {
        for (var i = 0; i < differentiable.Count; i++)
        {
            if (differentiable[i] == variable.Name)
            {
                return BigInteger.One << i;
            }
        }

        return BigInteger.Zero;
    }

    // Of a condition, what it compares.
    private static IEnumerable<Node> Differentiated(Node node) => node switch
    {
        GradientOverride overridden => overridden.Partials.Select(static partial => partial.Argument),
        Call { Function.IsHard: true } or Whole => [],
        Selection selection => [selection.WhenTrue, selection.WhenFalse],
        Deferred deferred => deferred.Call.Differentiated(node.Operands),
        _ => node.Operands,
    };
}

/// <summary>The surrogate that intrinsics get where they name none.</summary>
/// <param name="Shape">Its name; null for the usual one of each.</param>
/// <param name="Own">The user's own shape, which takes the place of <paramref name="Shape"/>.</param>
/// <param name="Parameters">The values of parameters, by the names of the annotation's arguments.</param>
/// <param name="Scale">What the shape's derivative is multiplied with.</param>
/// <param name="Shift">How far the shape is moved to the right.</param>
/// <param name="IsSoft">Whether the stand-in runs forward.</param>
internal sealed record SurrogateChoice(
    string? Shape,
    OwnShape? Own,
    IReadOnlyDictionary<string, Expression> Parameters,
    double Scale,
    double Shift,
    bool IsSoft)
{
    /// <summary>The usual surrogate of each.</summary>
    public static SurrogateChoice Usual { get; } = new(null, null, new Dictionary<string, Expression>(), 1, 0, IsSoft: false);
}

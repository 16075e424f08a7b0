using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>The variables of a method at one point of its body, and what it has returned on the way there.</summary>
internal sealed class Scope
{
    private readonly Dictionary<ISymbol, ScalarValue> _values;

    private Scope(Dictionary<ISymbol, ScalarValue> values) => _values = values;

    /// <summary>What was returned, when, and what decided it; in order, of which the first that holds counts.</summary>
    public List<Returned> Returns { get; } = [];

    /// <summary>Whether every way to this point has returned.</summary>
    public bool HasReturned { get; set; }

    public IEnumerable<ISymbol> Variables => _values.Keys;

    public ScalarValue? this[ISymbol variable]
    {
        get => _values.TryGetValue(variable, out var value) ? value : null;
        set => _values[variable] = value!;
    }

    public static Scope Create() => new(new Dictionary<ISymbol, ScalarValue>(SymbolEqualityComparer.Default));

    /// <summary>The same variables, to be changed on one branch.</summary>
    public Scope Branch() => new(new Dictionary<ISymbol, ScalarValue>(_values, SymbolEqualityComparer.Default));

    /// <summary>Goes on behind two branches of a decision.</summary>
    /// <param name="condition">When the first branch is taken.</param>
    /// <param name="decision">Where that is decided.</param>
    /// <param name="whenTrue">The branch that is taken if it holds.</param>
    /// <param name="whenFalse">The other.</param>
    /// <param name="select">Makes one value of two.</param>
    public void Join(Condition condition, IOperation decision, Scope whenTrue, Scope whenFalse, Func<ISymbol, ScalarValue, ScalarValue, ScalarValue?> select)
    {
        Returns.AddRange(whenTrue.Returns.Select(returned => returned.Under(condition, decision)));
        Returns.AddRange(whenFalse.Returns.Select(returned => returned.Under(!condition, decision)));
        HasReturned = whenTrue.HasReturned && whenFalse.HasReturned;
        foreach (var variable in Variables.ToArray())
        {
            var (a, b) = (whenTrue[variable]!, whenFalse[variable]!);
            var joined = whenTrue.HasReturned ? b : whenFalse.HasReturned || a.Equals(b) ? a : select(variable, a, b);
            if (joined is not null)
            {
                this[variable] = joined;
            }
        }
    }
}

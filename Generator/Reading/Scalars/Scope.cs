using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>The variables of a method at one point of its body, and what has left the way there: returns and jumps.</summary>
internal sealed class Scope
{
    private readonly Dictionary<ISymbol, ScalarValue> _values;

    private Scope(Dictionary<ISymbol, ScalarValue> values, IReadOnlyList<ISymbol> given) => (_values, Given) = (values, given);

    /// <summary>The variables whose values a method gives back beside its result, whichever way it returns.</summary>
    public IReadOnlyList<ISymbol> Given { get; }

    /// <summary>What was returned, when, and what decided it; in order, of which the first that holds counts.</summary>
    public List<Returned> Returns { get; } = [];

    /// <summary>What is on its way to labels that are not reached yet; in order, of which the first that holds counts.</summary>
    public List<Jump> Jumps { get; } = [];

    /// <summary>Whether every way to this point has returned or jumped.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>How deep the reader is in expressions that only some of the elements compute.</summary>
    public int Undecided { get; set; }

    public IEnumerable<ISymbol> Variables => _values.Keys;

    public ScalarValue? this[ISymbol variable]
    {
        get => _values.TryGetValue(variable, out var value) ? value : null;
        set => _values[variable] = value!;
    }

    /// <summary>Without variables.</summary>
    /// <param name="given">The variables whose values go back to the caller.</param>
    public static Scope Create(params ISymbol[] given) => new(new Dictionary<ISymbol, ScalarValue>(SymbolEqualityComparer.Default), given);

    /// <summary>The same variables, to be changed on one branch.</summary>
    public Scope Branch() => Branch(Given);

    /// <summary>The same variables, for a method that sees them.</summary>
    /// <param name="given">The variables whose values go back to the caller.</param>
    public Scope Branch(IReadOnlyList<ISymbol> given) => new(new Dictionary<ISymbol, ScalarValue>(_values, SymbolEqualityComparer.Default), given);

    /// <summary>Leaves the method.</summary>
    public void Return(ScalarValue value)
    {
        Add(Returned.Always(value), Jumps);
        HasLeft = true;
    }

    /// <summary>Leaves for a label.</summary>
    public void Leave(ILabelSymbol target, int depth)
    {
        Add(new Jump(target, depth, Condition.Always, Branch(), []), [.. Jumps]);
        HasLeft = true;
    }

    /// <summary>Goes on behind two branches of a decision.</summary>
    /// <param name="condition">When the first branch is taken.</param>
    /// <param name="decision">Where that is decided.</param>
    /// <param name="whenTrue">The branch that is taken if it holds.</param>
    /// <param name="whenFalse">The other.</param>
    /// <param name="select">Makes one value of two.</param>
    public void Join(Condition condition, IOperation decision, Scope whenTrue, Scope whenFalse, Func<ISymbol, ScalarValue, ScalarValue, ScalarValue?> select)
    {
        Jump[] before = [.. Jumps];
        foreach (var (branch, when) in new[] { (whenTrue, condition), (whenFalse, !condition) })
        {
            branch.Returns.ForEach(returned => Add(returned.Under(when, decision), before));
            branch.Jumps.ForEach(jump => Add(jump.Under(when, decision), before));
        }

        HasLeft = whenTrue.HasLeft && whenFalse.HasLeft;
        foreach (var variable in Variables.ToArray())
        {
            var (a, b) = (whenTrue[variable]!, whenFalse[variable]!);
            var joined = whenTrue.HasLeft ? b : whenFalse.HasLeft || a.Equals(b) ? a : select(variable, a, b);
            if (joined is not null)
            {
                this[variable] = joined;
            }
        }

        // Every way has returned, so the last one needs no condition.
        if (HasLeft && Jumps.Count == 0)
        {
            Returns[Returns.Count - 1] = Returns[Returns.Count - 1] with { When = Condition.Always, Decisions = [] };
        }
    }

    /// <summary>Goes on at a label, with what has jumped there.</summary>
    /// <param name="label">The label.</param>
    /// <param name="variables">The variables that exist there.</param>
    /// <param name="select">Makes one value of two: that of the elements that jumped, and that of the others.</param>
    public void Arrive(ILabelSymbol label, IEnumerable<ISymbol> variables, Func<Jump, ISymbol, ScalarValue, ScalarValue, ScalarValue?> select)
    {
        Jump[] arriving = [.. Jumps.Where(jump => SymbolEqualityComparer.Default.Equals(jump.Target, label))];
        if (arriving.Length == 0)
        {
            return;
        }

        Jumps.RemoveAll(arriving.Contains);
        foreach (var variable in variables)
        {
            // Where nobody comes by itself, the last that jumped are all that are left.
            var value = HasLeft ? arriving[arriving.Length - 1].Variables[variable] : this[variable];
            for (var i = arriving.Length - (HasLeft ? 2 : 1); i >= 0; i--)
            {
                var jumped = arriving[i].Variables[variable]!;
                value = jumped.Equals(value) ? value : select(arriving[i], variable, jumped, value!);
            }

            if (value is not null)
            {
                this[variable] = value;
            }
        }

        HasLeft = false;
    }

    private void Add(Returned returned, IEnumerable<Jump> before) => Returns.Add(returned with { When = Without(before, depth: -1) & returned.When });

    private void Add(Jump jump, IEnumerable<Jump> before) => Jumps.Add(jump with { When = Without(before, jump.Depth) & jump.When });

    // What is on its way to a label that is reached earlier does not come along.
    private static Condition Without(IEnumerable<Jump> before, int depth) =>
        before.Where(jump => jump.Depth > depth).Aggregate(Condition.Always, static (others, jump) => others & !jump.When);
}

namespace Surrogates.Generator.Algebra;

/// <summary>
/// A part of a formula: a number or a condition, and what it is computed from. Nodes of a <see cref="NodeTable"/> are interned: what is
/// computed alike is the same node, so that comparing two is comparing references, and a formula that uses a value twice has it once.
/// </summary>
internal abstract class Node
{
    private protected Node(IReadOnlyList<Node> operands) => Operands = operands;

    /// <summary>The nodes that this one is computed from.</summary>
    public IReadOnlyList<Node> Operands { get; }

    /// <summary>What its local variable is to be called, where it gets one; null if nothing is known.</summary>
    public string? Hint { get; private set; }

    /// <summary>Whether a person gave it its name, and so expects the local variable.</summary>
    public bool IsNamed { get; private set; }

    /// <summary>The table that it is in; null for a constant, which is in all of them.</summary>
    public NodeTable? Table { get; internal set; }

    /// <summary>Its position in the table: operands come before those that use them.</summary>
    public int Number { get; internal set; }

    /// <summary>What it is.</summary>
    public abstract NodeKind Kind { get; }

    /// <summary>What, beside kind and operands, tells it from other nodes.</summary>
    public virtual object? Detail => null;

    /// <summary>The node of this kind in the table of its operands.</summary>
    private protected static T Interned<T>(T node)
        where T : Node
    {
        foreach (var operand in node.Operands)
        {
            if (operand.Table is { } table)
            {
                return (T)table.Intern(node);
            }
        }

        throw new ArgumentException($"A {typeof(T).Name} of constants alone has a known value.", nameof(node));
    }

    private protected virtual void Suggest(string name, bool byPerson)
    {
        if (Table is not null && (Hint is null || (byPerson && !IsNamed)))
        {
            Hint = name;
            IsNamed = byPerson;
        }
    }
}

/// <summary>The kinds of nodes.</summary>
internal enum NodeKind
{
    Constant,
    Variable,
    Negation,
    Arithmetic,
    Power,
    Call,
    Selection,
    Taken,
    GradientOverride,
    Deferred,
    Whole,
    Truth,
    Comparison,
    Junction,
    Inversion,
}

namespace Surrogates.Generator.Algebra;

/// <summary>A call that algebra knows nothing of: whoever rebuilds the formula says what it is.</summary>
internal sealed class Deferred : Expression
{
    private Deferred(DeferredCall call, IReadOnlyList<Expression> arguments)
        : base([.. arguments])
    {
        Call = call;
        Arguments = arguments;
    }

    public DeferredCall Call { get; }

    public IReadOnlyList<Expression> Arguments { get; }

    public override NodeKind Kind => NodeKind.Deferred;

    public override object Detail => Call;

    public static Deferred Of(NodeTable table, DeferredCall call, IReadOnlyList<Expression> arguments) => (Deferred)table.Intern(new Deferred(call, arguments));
}

/// <summary>What is called, without its arguments.</summary>
internal abstract record DeferredCall
{
    /// <summary>The arguments that it gives a gradient.</summary>
    /// <param name="arguments">All of them.</param>
    public virtual IEnumerable<Node> Differentiated(IReadOnlyList<Node> arguments) => arguments;
}

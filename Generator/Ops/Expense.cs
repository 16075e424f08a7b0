using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Ops;

/// <summary>Tells what is worth computing once in place of every time that it is read.</summary>
internal static class Expense
{
    /// <summary>Whether an operation takes longer than to read its result from memory: a quotient, a function, a hard operation with its surrogate.</summary>
    /// <param name="kind">The kind of its node.</param>
    /// <param name="detail">The node's detail.</param>
    public static bool IsHigh(NodeKind kind, object? detail) => (kind, detail) switch
    {
        (NodeKind.Arithmetic, Operator.Divide) => true,
        (NodeKind.Call, string name) => !FunctionTable.Find(name)!.IsCheap,
        (NodeKind.Deferred, _) => true,
        _ => false,
    };

    /// <summary>What a value is called that has no name of its own.</summary>
    /// <param name="kind">The kind of its node.</param>
    /// <param name="detail">The node's detail.</param>
    public static string NameOf(NodeKind kind, object? detail) => (kind, detail) switch
    {
        (NodeKind.Arithmetic, _) => "quotient",
        (NodeKind.Call, string name) => char.ToLowerInvariant(name[0]) + name.Substring(1),
        _ => "prepared",
    };
}

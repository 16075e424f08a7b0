using Surrogates.Generator.Ops;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Emitting;

/// <summary>What the functions of a method are called.</summary>
/// <param name="Function">The function that it applies.</param>
/// <param name="Preparation">The one that prepares what the steps of a loop over time have in common; null if there is none.</param>
internal sealed record FunctionNames(string Function, string? Preparation)
{
    /// <summary>The names, which are taken then.</summary>
    /// <param name="method">The method.</param>
    /// <param name="op">What it was lowered to; null for one that throws.</param>
    /// <param name="names">Those of the file.</param>
    public static FunctionNames Of(string method, Op? op, UniqueNames names)
    {
        var function = op is null ? "" : names.Take(method + "Function");
        return new FunctionNames(function, op?.Parts is null ? null : names.Take(method + "Preparation"));
    }

    /// <summary>The arguments of what runs them.</summary>
    public string TypeArguments => string.Join(", ", ((string?[])[Function, Preparation]).Where(static name => name is not null).Select(static name => $"global::{FileWriter.Functions}.{name}"));
}

using Microsoft.CodeAnalysis;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Rules;

/// <summary>
/// A diagnostic that is yet to be made. Roslyn's own compares its arguments by reference, so that two runs over the same
/// source would never give the same one.
/// </summary>
/// <param name="Rule">The rule.</param>
/// <param name="Location">The smallest span that is to be changed, in its source file: only there do pragmas reach it.</param>
/// <param name="Arguments">What goes into the message.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, Location? Location, EquatableArray<string> Arguments)
{
    public static Finding Of(DiagnosticDescriptor rule, Location? location, params string[] arguments) =>
        new(rule, location, arguments.ToEquatableArray());

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location, [.. Arguments]);
}

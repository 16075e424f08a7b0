using Microsoft.CodeAnalysis;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>A lambda or a method that is held in a variable.</summary>
/// <param name="Method">The method.</param>
/// <param name="Body">The body of a lambda; null for a method, which has a declaration.</param>
/// <param name="Around">The variables that a lambda sees where it was passed to another method; null in its own.</param>
internal sealed record Function(IMethodSymbol Method, IOperation? Body, Scope? Around) : ScalarValue;

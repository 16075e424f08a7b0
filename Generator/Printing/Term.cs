namespace Surrogates.Generator.Printing;

/// <summary>A part of a formula, written.</summary>
/// <param name="Text">The text.</param>
/// <param name="Precedence">How strongly it binds what stands beside it; the dialect knows how the numbers compare.</param>
/// <param name="IsAtom">Whether it is a single name or number.</param>
internal readonly record struct Term(Layout Text, int Precedence, bool IsAtom = false)
{
    /// <summary>Whether it is a number that is known without a tensor, in a notation where that matters.</summary>
    public bool IsNumber { get; init; }

    /// <summary>The text, in parentheses where it binds less than it has to.</summary>
    public Layout Within(int least) => Precedence < least ? Layout.Of("(", Text, ")") : Text;
}

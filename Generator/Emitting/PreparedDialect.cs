using Surrogates.Generator.Printing;

namespace Surrogates.Generator.Emitting;

/// <summary>C# over a number type, before there are elements: operands are what a batch has for them.</summary>
/// <param name="number">The name of the number type.</param>
/// <param name="constants">What the constants with names are called.</param>
/// <param name="operands">How the operands are written.</param>
internal sealed class PreparedDialect(string number, IReadOnlyDictionary<NamedConstant, string> constants, IReadOnlyDictionary<string, string> operands)
    : CSharpDialect(number, constants)
{
    public override Term Name(string name) => operands.TryGetValue(name, out var operand) ? Of(operand, Precedence.Primary, isAtom: true) : base.Name(name);
}

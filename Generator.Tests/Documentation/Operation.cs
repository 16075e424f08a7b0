using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>What the documentation says of a hard operation, beside its entry.</summary>
internal static class Operation
{
    public static string FirstOperand(HardEntry hard) => Identifier(hard.Operands[0]);

    /// <summary>An operand's name, without blanks.</summary>
    public static string Identifier(HardOperand operand) => operand.Name.Replace(" p", "P", StringComparison.Ordinal);

    /// <summary>The forward value. Of a random decision it is that for a given probability.</summary>
    public static Expression Value(HardEntry hard, IEnumerable<Expression> operands, IEnumerable<Expression> parameters) => hard.Value(
        [.. operands, .. hard.Chance is null ? [] : (Expression[])[Symbols.Variable("probability")]],
        [.. parameters],
        static (value, _) => value);
}

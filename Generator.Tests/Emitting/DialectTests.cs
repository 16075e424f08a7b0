using System.Globalization;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Tests.Harness;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Tests.Emitting;

/// <summary>A dialect that the project has not: the printer knows nothing of any.</summary>
[Collection(Side.Compiler)]
public sealed class DialectTests
{
    private static readonly NodeTable Table = new();
    private static readonly Variable X = Table.Variable("x");
    private static readonly Variable K = Table.Variable("k");

    [Fact]
    public void AFormulaAsPython()
    {
        var e = Exp(-(K * Abs(X))).As("e");
        Assert.Equal(
            """
            e = torch.exp(-k * torch.abs(x))
            return k * e / torch.square(1 + e)
            """,
            Python(K * e / Square(1 + e)));
    }

    [Fact]
    public void ConditionsAndChoicesAsPython()
    {
        var inside = ((X >= -1) & (X <= 1)).As("inside");
        Assert.Equal(
            """
            inside = (x >= -1) & (x <= 1)
            return torch.where(inside, x, 0) + torch.where(~inside ^ (k > 0), x**5, 2 * math.pi)
            """,
            Python(Where(inside, X, 0) + Where(!inside ^ (K > 0), Powers.Of(X, 5), 2 * Math.PI)));
    }

    private static string Python(Expression formula)
    {
        var printer = new Printer(new PythonDialect(), new Locals([formula], ["x", "k"], longest: int.MaxValue));
        return string.Join("\n", [.. printer.Declarations().Select(static local => $"{local.Name} = {local.Value.Text}"), $"return {printer.Write(formula).Text}"]);
    }

    /// <summary>Torch's functions on Python's operators: enough for the formulas of these tests.</summary>
    private sealed class PythonDialect : Dialect
    {
        private const int Comparison = 1, Or = 2, Xor = 3, And = 4, Sum = 5, Product = 6, Sign = 7, Exponent = 8, Atom = 9;

        private static readonly Dictionary<Relation, string> Symbols = new()
        {
            [Relation.Less] = "<",
            [Relation.LessOrEqual] = "<=",
            [Relation.Greater] = ">",
            [Relation.GreaterOrEqual] = ">=",
            [Relation.Equal] = "==",
            [Relation.NotEqual] = "!=",
        };

        public override Term Name(string name) => new(name, Atom, IsAtom: true);

        public override Term Number(Literal literal) => literal.Value == 2 * Math.PI
            ? new("2 * math.pi", Product)
            : new(literal.Value.ToString("R", CultureInfo.InvariantCulture), literal.Value < 0 ? Sign : Atom, IsAtom: true);

        public override Term Negate(Term operand) => new(Layout.Of("-", operand.Within(Product)), Sign);

        public override Term Arithmetic(Operator @operator, Term left, Term right) => @operator switch
        {
            Operator.Add => Binary(left, "+", right, Sum),
            Operator.Subtract => Binary(left, "-", right, Sum),
            Operator.Multiply => Binary(left, "*", right, Product),
            _ => Binary(left, "/", right, Product),
        };

        public override Term Power(Term @base, int exponent) => new(Layout.Of(@base.Within(Atom), $"**{exponent}"), Exponent);

        public override Term Call(Function function, IReadOnlyList<Term> arguments) =>
            new(Layout.Call($"torch.{function.Name.ToLowerInvariant()}", [.. arguments.Select(static argument => argument.Text)]), Atom);

        public override Term Taken(Term condition, Term value) => value;

        public override Term Select(Term condition, Term whenTrue, Term whenFalse) => new(Layout.Call("torch.where", [condition.Text, whenTrue.Text, whenFalse.Text]), Atom);

        public override Term Compare(Relation relation, Term left, Term right) => new(Layout.Of(left.Within(Or), $" {Symbols[relation]} ", right.Within(Or)), Comparison);

        public override Term Join(Connective connective, Term left, Term right) => connective switch
        {
            Connective.And => Binary(left, "&", right, And),
            Connective.Or => Binary(left, "|", right, Or),
            _ => Binary(left, "^", right, Xor),
        };

        public override Term Not(Term condition) => new(Layout.Of("~", condition.Within(Sign)), Sign);

        private static Term Binary(Term left, string symbol, Term right, int precedence) => new(Layout.Of(left.Within(precedence), $" {symbol} ", right.Within(precedence + 1)), precedence);
    }
}

using Surrogates.Generator.Algebra;
using Surrogates.Generator.Printing;

namespace Surrogates.Generator.PyTorch;

/// <summary>Python over tensors: <c>torch.where(x >= threshold, slope, 0)</c>. Numbers stay numbers beside a tensor, where torch takes them.</summary>
/// <param name="tensor">The name of a tensor of the type and on the device of all others.</param>
/// <param name="numbers">The variables that are numbers.</param>
/// <param name="module">The constants and functions of the module.</param>
internal sealed class PythonDialect(string tensor, ICollection<string> numbers, ModuleParts module) : Dialect
{
    // What torch has under another name than that in small letters.
    private static readonly Dictionary<Function, string> Spellings = new()
    {
        [FunctionTable.Min] = "torch.minimum",
        [FunctionTable.Max] = "torch.maximum",
        [FunctionTable.Ceiling] = "torch.ceil",
        [FunctionTable.Truncate] = "torch.trunc",
        [FunctionTable.Remainder] = "torch.fmod",
    };

    private enum Precedence
    {
        Comparison,
        Or,
        Xor,
        And,
        Sum,
        Product,
        Prefix,
        Power,
        Primary,
    }

    /// <summary>Whether a broken line has brackets of its own to go into.</summary>
    public static bool HasBrackets(Term term) => term.Precedence == (int)Precedence.Primary;

    public override Term Name(string name) => Of(name, Precedence.Primary, isAtom: true) with { IsNumber = numbers.Contains(name) };

    public override Term Number(Literal literal) => Written(literal) with { IsNumber = true };

    private Term Written(Literal literal) => literal.Symbol switch
    {
        Symbol.Name name => Of(module.Constant(new NamedConstant(name.Text, literal.Value)), Precedence.Primary, isAtom: true),
        Symbol.Compound { IsNegation: true } negation => Negate(Number(negation.Right)),
        Symbol.Compound compound => Arithmetic(compound.Operator, Number(compound.Left), Number(compound.Right)),
        _ => Number(literal.Value),
    };

    // Without the parentheses Black would put them there.
    public override Term Negate(Term operand) => Of(Layout.Of("-", Within(operand, operand.Precedence == (int)Precedence.Power ? Precedence.Primary : Precedence.Prefix)), Precedence.Prefix) with { IsNumber = operand.IsNumber };

    public override Term Arithmetic(Operator @operator, Term left, Term right) =>
        Binary(left, Signs.Of(@operator), right, @operator is Operator.Add or Operator.Subtract ? Precedence.Sum : Precedence.Product);

    // Black leaves no spaces where both sides are simple.
    public override Term Power(Term @base, int exponent) =>
        Of(Layout.Of(Within(@base, Precedence.Primary), @base.IsAtom ? "**" : " ** ", NumberText.Integer(exponent)), Precedence.Power);

    public override Term Call(Function function, IReadOnlyList<Term> arguments) => function switch
    {
        _ when function == FunctionTable.Square => Power(arguments[0], 2),
        _ when function == FunctionTable.Finite => Method(module.Helper(Helper.Finite), arguments),
        _ when function == FunctionTable.Cbrt => Method(module.Helper(Helper.CubeRoot), arguments),
        _ when function == FunctionTable.Pow => Method("torch.pow", arguments),
        _ when function == FunctionTable.Clamp && !arguments[0].IsNumber && arguments[1].IsNumber && arguments[2].IsNumber => Method("torch.clamp", arguments),
        _ => Method(Spellings.TryGetValue(function, out var spelling) ? spelling : "torch." + function.Name.ToLowerInvariant(), [.. arguments.Select(Tensor)]),
    };

    public override Term Select(Term condition, Term whenTrue, Term whenFalse) => whenTrue.IsNumber && whenFalse.IsNumber
        ? (whenTrue.Text.ToString(), whenFalse.Text.ToString()) is ("1", "0")
            ? Of(Black.Call(Layout.Of(Within(condition, Precedence.Primary).ToString(), ".to"), $"{tensor}.dtype"), Precedence.Primary)
            : Method("torch.where", [condition, Tensor(whenTrue), whenFalse])
        : Method("torch.where", [condition, whenTrue, whenFalse]);

    public override Term Taken(Term condition, Term value) => Method(module.Helper(Helper.Taken), [condition, value]);

    public override Term Compare(Relation relation, Term left, Term right) => Binary(left, Signs.Of(relation), right, Precedence.Comparison, Precedence.Or);

    public override Term Join(Connective connective, Term left, Term right) => connective switch
    {
        Connective.And => Binary(left, "&", right, Precedence.And),
        Connective.Or => Binary(left, "|", right, Precedence.Or),
        Connective.Xor => Binary(left, "^", right, Precedence.Xor),
        _ => throw new ArgumentOutOfRangeException(nameof(connective)),
    };

    public override Term Not(Term condition) => Of(Layout.Of("~", Within(condition, Precedence.Primary)), Precedence.Prefix);

    private static Term Number(double value) => PiMultiple.Of(value) switch
    {
        null when NamedNumber.Of(Math.Abs(value)) is { Name: NamedNumber.Pi, Numerator: { } numerator } =>
            Binary(Plain(value < 0 ? -numerator : numerator), "/", Pi, Precedence.Product),
        null => Plain(value),
        1 => Pi,
        -1 => Of("-torch.pi", Precedence.Prefix, isAtom: true),
        0.5 => Binary(Pi, "/", Plain(2), Precedence.Product),
        -0.5 => Binary(Of("-torch.pi", Precedence.Prefix), "/", Plain(2), Precedence.Product),
        { } multiple => Binary(Plain(multiple), "*", Pi, Precedence.Product),
    };

    private static Term Pi => Of("torch.pi", Precedence.Primary, isAtom: true);

    private static Term Plain(double value) => Of(PythonLiteral.Real(value), value < 0 ? Precedence.Prefix : Precedence.Primary, isAtom: true);

    // A function of torch takes tensors alone.
    private Term Tensor(Term value) => value.IsNumber ? Of(Black.Call(tensor + ".new_full", "()", value.Text), Precedence.Primary) : value;

    /// <summary>A call.</summary>
    public static Term Method(string called, IReadOnlyList<Term> arguments) =>
        Of(Black.Call(called, [.. arguments.Select(static argument => Layout.Group(argument.Text))]), Precedence.Primary);

    private static Term Binary(Term left, string symbol, Term right, Precedence precedence) => Binary(left, symbol, right, precedence, precedence);

    // Operators of one rank break together, each in front of its line.
    private static Term Binary(Term left, string symbol, Term right, Precedence precedence, Precedence leastLeft)
    {
        var first = Within(left, leastLeft);
        return Of(
            Layout.Of(left.Precedence == (int)precedence ? first : Layout.Group(first), Layout.SpaceBreak, symbol + " ", Layout.Group(Within(right, precedence + 1))),
            precedence);
    }

    private static Layout Within(Term term, Precedence least) => term.Precedence < (int)least ? Black.Parenthesized(term.Text) : term.Text;

    private static Term Of(Layout text, Precedence precedence, bool isAtom = false) => new(text, (int)precedence, isAtom);
}

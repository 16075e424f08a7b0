using Surrogates.Generator.Algebra;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;

namespace Surrogates.Generator.PyTorch;

/// <summary>Writes what a pass of an op computes, on tensors of one shape.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="op">The op.</param>
/// <param name="module">The constants and functions of the module.</param>
/// <param name="reserved">Names that mean something else.</param>
internal sealed class PassWriter(SourceWriter writer, Op op, ModuleParts module, IReadOnlyCollection<string> reserved)
{
    private const int LongestExpression = 8;
    private const int ShortestExpression = 1;

    /// <summary>Writes what the results are computed from, and gives them.</summary>
    /// <param name="body">The pass.</param>
    /// <param name="tensor">The name of a tensor of the shape, the type and the device of the results.</param>
    public IReadOnlyList<Term> Write(Body body, string tensor)
    {
        Expression[] results = [.. body.Results.Select(static result => (Expression)GradientOverride.ValueOf(result.Value))];
        string[] numberOperands = [.. op.Operands.Where(static operand => !operand.IsTensor).Select(static operand => operand.Name)];
        var varying = Varying.In(Topology.OperandsFirst(results), numberOperands);
        var known = body.Prepared.Where(prepared => prepared.Value is Whole || IsInPlace(body, prepared)).ToDictionary(static prepared => prepared.Value, NameOf);
        var numbers = NumberUse.Of(results, varying, numberOperands, known);
        WriteIntegers(body, tensor, numbers);
        WriteNumbers(body, tensor, numbers);
        var dialect = new PythonDialect(tensor, [.. numbers.Numbers], module);

        // As much in an expression as a line has room for.
        for (var longest = LongestExpression; ; longest--)
        {
            var locals = new Locals(results, [.. known.Values, .. Taken], longest, known, PythonNames.Snake);
            var printer = new Printer(dialect, locals);
            (string Name, Term Value)[] declarations = [.. printer.Declarations()];
            var values = Results(body, varying, locals, printer, dialect, tensor);
            if (longest > ShortestExpression && !(declarations.All(Fits) && values.All(value => Fits(("    ", value)))))
            {
                continue;
            }

            foreach (var (name, value) in declarations)
            {
                WriteAssignment(name, value);
            }

            return values;
        }
    }

    /// <summary>Writes that a name has a value.</summary>
    public void WriteAssignment(string name, Term value) => writer.Text(Layout.Of(name, " = ", Value(value)));

    /// <summary>Writes what is returned.</summary>
    public void WriteReturn(IReadOnlyList<Layout> values) => writer.Text(Layout.Of("return ", Black.Tuple(values)));

    /// <summary>A value behind an equals sign or alone behind <c>return</c>.</summary>
    public static Layout Value(Term value) => Black.Value(value, PythonDialect.HasBrackets(value));

    // What a pass takes, and outputs where they are kept under their names.
    private IEnumerable<string> Taken =>
    [
        .. op.Operands.Select(static operand => operand.Name),
        .. op.Outputs.Select(static output => output.GradientName),
        .. op.Saved.Any(static slot => slot.Kind == SlotKind.Output) ? op.Outputs.Select(static output => output.Name) : [],
        .. reserved,
    ];

    private bool Fits((string Name, Term Value) assignment) => assignment.Name.Length + " = ".Length + assignment.Value.Text.ToString().Length <= writer.Room;

    // A number that is read as a finite one alone.
    private static bool IsInPlace(Body body, PreparedValue prepared) => body.Inputs.Any(input => IsOf(prepared, input));

    private static bool IsOf(PreparedValue prepared, BodyInput input) => input.IsNumber && input.Name == prepared.Name;

    private void WriteNumbers(Body body, string tensor, NumberUse numbers)
    {
        foreach (var input in body.Inputs.Where(static input => input.IsNumber))
        {
            var created = Black.Call($"{tensor}.new_full", "()", input.Name);
            if (body.Prepared.Any(prepared => IsOf(prepared, input)))
            {
                writer.Text(Layout.Of($"{input.Name} = ", Black.Call(module.Helper(Helper.Finite), created)));
            }
            else if (numbers.IsTensor(input.Name))
            {
                writer.Text(Layout.Of($"{input.Name} = ", created));
            }
        }
    }

    // They are computed of numbers as they were given, before these become tensors.
    private void WriteIntegers(Body body, string tensor, NumberUse numbers)
    {
        PreparedValue[] integers = [.. body.Prepared.Where(static prepared => prepared.Value is Whole)];
        if (integers.Length == 0)
        {
            return;
        }

        // Each operation in a line: what is left of an integer in the type that it has in C# is said of each.
        var shared = new Locals(
            [.. integers.Select(static integer => integer.Value)],
            [.. integers.Select(NameOf), .. Taken],
            longest: 0,
            known: null,
            PythonNames.Snake);
        var printer = new Printer(new PythonIntegerDialect(module), shared);
        foreach (var (name, value) in printer.Declarations())
        {
            writer.Text(Layout.Of(name, " = ", value.Text));
        }

        foreach (var integer in integers)
        {
            // A tensor has no room for the largest of them.
            var (name, value) = (NameOf(integer), Black.Call("float", printer.Write(integer.Value).Text));
            writer.Text(Layout.Of($"{name} = ", numbers.IsTensor(name) ? Black.Call($"{tensor}.new_full", "()", value) : value));
        }
    }

    private static string NameOf(PreparedValue prepared) => prepared.Value is Whole ? PythonNames.Snake(prepared.Name) : prepared.Name;

    private static IReadOnlyList<Term> Results(Body body, HashSet<Node> varying, Locals locals, Printer printer, PythonDialect dialect, string tensor)
    {
        var given = new HashSet<string>();
        return [.. body.Results.Select(Result)];

        Term Result(BodyResult result)
        {
            var value = GradientOverride.ValueOf(result.Value);
            if (value is Constant constant)
            {
                return constant.Literal is { Symbol: null, Value: 0 }
                    ? PythonDialect.Method("torch.zeros_like", [dialect.Name(tensor)])
                    : PythonDialect.Method("torch.full_like", [dialect.Name(tensor), printer.Write(value)]);
            }

            if (!varying.Contains(value))
            {
                return dialect.Arithmetic(Operator.Add, PythonDialect.Method("torch.zeros_like", [dialect.Name(tensor)]), printer.Write(value));
            }

            // Torch takes one tensor for one output: neither an operand nor another output is one.
            var name = value is Variable variable ? variable.Name : locals.NameOf(value);
            var isTaken = name is not null && result.Slot.Kind == SlotKind.Output && (value is Variable || !given.Add(name));
            return isTaken ? PythonDialect.Method($"{name}.clone", []) : printer.Write(value);
        }
    }
}

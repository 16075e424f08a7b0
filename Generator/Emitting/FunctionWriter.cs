using Surrogates.Generator.Algebra;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Emitting;

/// <summary>Writes the type that is a method's custom autograd function: first the mathematics, then how the runtime gets at it.</summary>
internal static class FunctionWriter
{
    // A line that has more is hard to read, however it is broken.
    public const int LongestExpression = 16;

    // What the expressions in the type call by its simple name, and what every type inherits.
    private static readonly string[] UsedNames =
    [
        "MethodImplOptions", "NumberRange", "SoftPass",
        nameof(Equals), nameof(GetHashCode), nameof(GetType), nameof(MemberwiseClone), nameof(ReferenceEquals), nameof(ToString), "Finalize",
    ];

    private const string Inline = "[MethodImpl(MethodImplOptions.AggressiveInlining)]";

    /// <summary>Writes the function of an op.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="op">The op.</param>
    /// <param name="name">The name of the type.</param>
    /// <param name="fullName">The name of the method, for error messages.</param>
    /// <param name="preparedFrom">The operands that its last ones are prepared from.</param>
    /// <param name="documented">The op whose formulas stand here, where the method has documentation of the user's.</param>
    public static void Write(SourceWriter writer, Op op, string name, string fullName, IReadOnlyList<int> preparedFrom, Op? documented)
    {
        Body[] bodies = op.IsSmooth || op.SoftForward is null ? [op.Forward, op.Backward] : [op.Forward, op.Backward, op.SoftForward];
        var number = UniqueNames.Of("T", [.. op.Names, .. bodies.SelectMany(static body => body.Parameters)]);
        var constants = Constants(bodies, [name, .. UsedNames, .. op.Names, .. bodies.Select(static body => body.Name), .. bodies.SelectMany(static body => body.Parameters), number]);
        var dialect = new CSharpDialect(number, constants);

        DocumentationWriter.WriteComment(writer, op, documented);
        writer.Open($"file readonly struct {name} : IFunction");
        foreach (var constant in constants)
        {
            writer.Lines($"private const double {Identifiers.Escape(constant.Value)} = {CSharpLiteral.Real(constant.Key.Value)};");
        }

        if (constants.Count > 0)
        {
            writer.Blank();
        }

        writer.Separated(bodies, body => WriteBody(writer, body, number, dialect, constants.Values)).Blank();
        LoopWriter.Write(writer, op, fullName, preparedFrom, bodies, number, constants);
        writer.Close();
    }

    private static Dictionary<NamedConstant, string> Constants(IReadOnlyList<Body> bodies, IEnumerable<string> taken)
    {
        var names = new UniqueNames(taken);
        var constants = new Dictionary<NamedConstant, string>();
        foreach (var constant in NamedConstant.In(Topology.OperandsFirst(bodies.SelectMany(static body => body.Results).Select(static result => GradientOverride.ValueOf(result.Value)))))
        {
            constants.Add(constant, names.Take(constant.Name));
        }

        return constants;
    }

    private static void WriteBody(SourceWriter writer, Body body, string number, Dialect dialect, IEnumerable<string> constants)
    {
        var locals = new Locals(
            [.. body.Results.Select(static result => result.Value)],
            [.. body.Parameters, .. constants, number],
            LongestExpression,
            body.Names);
        var printer = new Printer(dialect, locals);
        writer.Lines(Inline).Text(Layout.Call(
            Layout.Of("public static ", Returned(body, number), $" {body.Name}<{number}>"),
            [.. body.Parameters.Select(name => (Layout)$"{number} {Identifiers.Escape(name)}")]));
        writer.Lines($"    where {number} : struct, IReal<{number}>").Open();
        foreach (var (name, value) in printer.Declarations())
        {
            writer.Text(Layout.Of($"var {Identifiers.Escape(name)} = ", value.Text, ";"));
        }

        Layout[] results = [.. body.Results.Select(result => printer.Write(result.Value).Text)];
        writer.Text(Layout.Of("return ", results.Length == 1 ? results[0] : Layout.Call("", results), ";"));
        writer.Close();
    }

    private static Layout Returned(Body body, string number) =>
        body.Results.Count == 1 ? number : Layout.Call("", [.. body.Results.Select(result => (Layout)$"{number} {Identifiers.Escape(result.Name)}")]);
}

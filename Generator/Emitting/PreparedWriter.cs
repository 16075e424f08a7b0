using Surrogates.Generator.Algebra;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Emitting;

/// <summary>Writes what a pass computes of numbers before its loop over elements.</summary>
internal sealed class PreparedWriter
{
    private readonly SourceWriter _writer;
    private readonly Body _body;
    private readonly string _number;
    private readonly string _batch;
    private readonly string _index;
    private readonly IReadOnlyDictionary<NamedConstant, string> _constants;
    private readonly Dictionary<string, string> _locals;
    private readonly UniqueNames _names;

    // What has a name by now, and the names of all that was declared.
    private readonly Dictionary<Node, string> _written = [];
    private readonly List<string> _declared = [];
    private readonly PreparedValue[] _reals;
    private readonly (string Name, Whole Value)[] _integers;

    /// <param name="writer">Where it goes.</param>
    /// <param name="body">The pass.</param>
    /// <param name="number">The name of the number type.</param>
    /// <param name="batch">The name of the batch.</param>
    /// <param name="index">The name of the position in it.</param>
    /// <param name="constants">What the constants with names are called.</param>
    /// <param name="locals">What the values of the pass are called.</param>
    /// <param name="names">All names.</param>
    public PreparedWriter(
        SourceWriter writer,
        Body body,
        string number,
        string batch,
        string index,
        IReadOnlyDictionary<NamedConstant, string> constants,
        Dictionary<string, string> locals,
        UniqueNames names)
    {
        (_writer, _body, _number, _batch, _index, _constants, _locals, _names) = (writer, body, number, batch, index, constants, locals, names);
        _reals = [.. body.Prepared.Where(static prepared => prepared.Value is not Whole)];
        _integers = [.. body.Prepared.Where(static prepared => prepared.Value is Whole).Select(static prepared => (prepared.Name, (Whole)prepared.Value))];
        foreach (var prepared in body.Prepared.Where(prepared => !locals.ContainsKey(prepared.Name)))
        {
            locals.Add(prepared.Name, Identifiers.Escape(names.Take(prepared.Name)));
        }
    }

    /// <summary>Writes what takes the place of a number, if something does.</summary>
    public bool WriteInPlaceOf(BodyInput input)
    {
        PreparedValue[] own = [.. _reals.Where(prepared => prepared.Name == input.Name)];
        WriteReals(own);
        return own.Length > 0;
    }

    /// <summary>Writes all that takes no number's place.</summary>
    public void WriteOthers()
    {
        WriteIntegers();
        WriteReals([.. _reals.Where(prepared => !_body.Inputs.Any(input => input.Name == prepared.Name))]);
    }

    private void WriteReals(IReadOnlyList<PreparedValue> values)
    {
        var operands = WriteNumbers(values);
        foreach (var prepared in values)
        {
            var locals = new Locals(prepared.Value.Operands, Taken(operands), FunctionWriter.LongestExpression, _written);
            var printer = new Printer(new PreparedDialect(_number, _constants, operands), locals);
            WriteLocals(printer, static value => value.Text);
            foreach (var node in locals.Ordered)
            {
                _written.Add(node, locals.NameOf(node)!);
            }

            _writer.Text(Layout.Of($"var {_locals[prepared.Name]} = ", printer.Write(prepared.Value).Text, ";"));
            _written.Add(prepared.Value, _locals[prepared.Name]);
        }
    }

    private void WriteLocals(Printer printer, Func<Term, Layout> text)
    {
        foreach (var (name, value) in printer.Declarations())
        {
            _declared.Add(name);
            _writer.Text(Layout.Of($"var {Identifiers.Escape(name)} = ", text(value), ";"));
        }
    }

    // An operand that is written otherwise keeps its name: of a local variable of that name it would be written in its place.
    private IEnumerable<string> Taken(Dictionary<string, string> operands) =>
        [.. _locals.Keys, .. _locals.Values, .. operands.Keys, .. operands.Values, .. _declared, _body.Name, _batch, _index, _number];

    // How the operands are written: one that no element reads has a local variable if more than one value does.
    private Dictionary<string, string> WriteNumbers(IReadOnlyList<PreparedValue> values)
    {
        var uses = Topology.OperandsFirst<Node>(values.Select(static prepared => prepared.Value), node => _written.ContainsKey(node) ? [] : node.Operands)
            .Where(node => !_written.ContainsKey(node))
            .SelectMany(static node => node.Operands)
            .OfType<Variable>()
            .ToLookup(static variable => variable.Name);
        var operands = new Dictionary<string, string>();
        foreach (var input in _body.Inputs.Where(input => uses.Contains(input.Name)))
        {
            var isRead = input.IsPassed && !_reals.Any(prepared => prepared.Name == input.Name);
            operands.Add(input.Name, isRead ? _locals[input.Name] : $"{_batch}.Number({NumberText.Integer(input.Slot.Position)})");
            if (!isRead && uses[input.Name].Count() > 1)
            {
                var local = Identifiers.Escape(_names.Take(input.Name));
                _writer.Lines($"var {local} = {operands[input.Name]};");
                operands[input.Name] = local;
            }
        }

        return operands;
    }

    // What integers compute is a number of the loop's own type from then on.
    private void WriteIntegers()
    {
        var read = Topology.VariablesOf(_integers.Select(static root => root.Value));
        var operands = new Dictionary<string, string>();
        foreach (var input in _body.Inputs.Where(input => read.Contains(input.Name)))
        {
            operands.Add(input.Name, _names.Take(input.IsPassed ? input.Name + "Whole" : input.Name));
            _writer.Lines($"var {Identifiers.Escape(operands[input.Name])} = {_batch}.Whole({NumberText.Integer(input.Slot.Position)});");
        }

        var within = new HashSet<Node>(Topology.OperandsFirst(_integers.SelectMany(static root => root.Value.Operands)));

        // An integer that others are computed from has a name of its own: it is not yet one of the loop's numbers.
        var shared = new Locals(
            [.. _integers.SelectMany(root => within.Contains(root.Value) ? [root.Value] : root.Value.Operands)],
            Taken(operands),
            FunctionWriter.LongestExpression);
        var printer = new Printer(new IntegerDialect(operands), shared);
        WriteLocals(printer, Unchecked);
        foreach (var (name, value) in _integers)
        {
            _writer.Text(Layout.Of($"{_number} {_locals[name]} = ", Unchecked(printer.Write(value)), ";"));
            _written.Add(value, _locals[name]);
        }
    }

    // A project may check for overflow where the scalar method does not.
    private static Layout Unchecked(Term value) => value.IsAtom ? value.Text : Layout.Call("unchecked", [value.Text]);
}

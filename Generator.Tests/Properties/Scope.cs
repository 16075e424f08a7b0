using System.Globalization;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>A piece of C#, for the variables that are in scope where it stands.</summary>
internal delegate string Text(Scope scope);

/// <summary>What a piece of C# may refer to.</summary>
internal sealed class Scope
{
    private readonly List<string> _readable;
    private readonly List<string> _assignable;
    private readonly List<string> _integers;
    private readonly List<string> _tables;
    private readonly Counter _counter;

    /// <summary>The scope of a method's parameters.</summary>
    /// <param name="isSingle">Whether it computes in single precision.</param>
    /// <param name="hasTwoResults">Whether it returns a pair, or one number.</param>
    /// <param name="parameters">The parameters.</param>
    public Scope(bool isSingle, bool hasTwoResults, params string[] parameters) =>
        (IsSingle, HasTwoResults, _readable, _assignable, _integers, _tables, _counter) = (isSingle, hasTwoResults, [.. parameters], [.. parameters], ["m"], [], new Counter());

    // What is declared in there is not seen out here.
    private Scope(Scope outer)
    {
        (IsSingle, HasTwoResults, Loop, IsDecided) = (outer.IsSingle, outer.HasTwoResults, outer.Loop, outer.IsDecided);
        (_readable, _assignable, _integers, _tables, _counter) = ([.. outer._readable], [.. outer._assignable], [.. outer._integers], [.. outer._tables], outer._counter);
    }

    /// <summary>How many elements tables have: the variable of a loop is below that.</summary>
    public const int TableLength = 4;

    public bool IsSingle { get; }

    public bool HasTwoResults { get; }

    public string Type => IsSingle ? "float" : "double";

    public string Class => IsSingle ? "MathF" : "Math";

    /// <summary>The variable of the loop; null outside of loops.</summary>
    public string? Loop { get; private init; }

    /// <summary>A block that some of the elements run.</summary>
    public Scope Inner() => new(this) { IsDecided = true };

    /// <summary>The body of a loop that counts from 1, to 3 at most.</summary>
    public Scope Body(out string variable)
    {
        variable = $"i{_counter.Next++}";
        var body = new Scope(this) { Loop = variable };
        body._readable.Add(variable);
        body._integers.Add(variable);
        return body;
    }

    /// <summary>The body of a loop with new variables that may not be assigned.</summary>
    public Scope Body(int count, out string[] variables)
    {
        variables = [.. Enumerable.Range(0, count).Select(_ => NewName())];
        var body = new Scope(this);
        body._readable.AddRange(variables);
        return body;
    }

    /// <summary>Whether elements decide that this is run: an integer that is changed here would differ from element to element.</summary>
    public bool IsDecided { get; private init; }

    /// <summary>One of the integers.</summary>
    public string ReadInteger(int index) => _integers[index % _integers.Count];

    /// <summary>One of the integers that may be changed; null if there is none.</summary>
    public string? AssignInteger(int index) => IsDecided ? null : _integers.Where(static name => name[0] == 'k').ElementAtOrDefault(index % Math.Max(1, _integers.Count(static name => name[0] == 'k')));

    /// <summary>A name for an integer, which is in scope from here on.</summary>
    public string DeclareInteger()
    {
        _integers.Add($"k{_counter.Next++}");
        return _integers[^1];
    }

    /// <summary>One of the tables, of <see cref="TableLength"/> elements; null if there is none.</summary>
    public string? ReadTable(int index) => _tables.Count == 0 ? null : _tables[index % _tables.Count];

    /// <summary>A table's name, which is in scope from here on.</summary>
    public void DeclareTable(string name) => _tables.Add(name);

    public string Read(int index) => _readable[index % _readable.Count];

    public string Assign(int index) => _assignable[index % _assignable.Count];

    /// <summary>A name for a variable that <see cref="Declare"/> puts in scope, after its value has been written.</summary>
    public string NewName() => $"v{_counter.Next++}";

    public void Declare(string name)
    {
        _readable.Add(name);
        _assignable.Add(name);
    }

    /// <summary>Ends the method.</summary>
    public string Return(Text first, Text second) => HasTwoResults ? $"return ({first(this)}, {second(this)});" : $"return {first(this)};";

    /// <summary>A number of sixteenths, which is the same in both precisions.</summary>
    public string Number(int sixteenths) =>
        (sixteenths / 16.0).ToString("0.0###", CultureInfo.InvariantCulture) + (IsSingle ? "f" : "");

    private sealed class Counter
    {
        public int Next { get; set; } = 1;
    }
}

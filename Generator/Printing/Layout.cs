using System.Text;

namespace Surrogates.Generator.Printing;

/// <summary>Text that is laid out when it is known how much room there is: a group stands in one line, or all its breaks are taken.</summary>
internal abstract class Layout
{
    private const int Indentation = 4;

    /// <summary>Where a line may end: nothing, if it does not.</summary>
    public static Layout SoftBreak { get; } = new Break("");

    /// <summary>Where a line may end: a space, if it does not.</summary>
    public static Layout SpaceBreak { get; } = new Break(" ");

    public static implicit operator Layout(string text) => new Text(text);

    /// <summary>What stands there only where the group around it takes its breaks.</summary>
    public static Layout WhenBroken(string text) => new BrokenOnly(text);

    public static Layout Of(params Layout[] parts) => new Sequence(parts);

    /// <summary>What stands in one line if it can.</summary>
    public static Layout Group(params Layout[] parts) => new Grouped(Of(parts));

    /// <summary>What is indented behind its breaks.</summary>
    public static Layout Indent(params Layout[] parts) => new Indented(Of(parts));

    /// <summary>Parts with commas between them.</summary>
    public static Layout List(IReadOnlyList<Layout> parts)
    {
        var list = new List<Layout>();
        for (var i = 0; i < parts.Count; i++)
        {
            list.Add(parts[i]);
            if (i < parts.Count - 1)
            {
                list.Add(",");
                list.Add(SpaceBreak);
            }
        }

        return Of([.. list]);
    }

    /// <summary>A list in parentheses, behind what is called.</summary>
    public static Layout Call(Layout called, IReadOnlyList<Layout> arguments) =>
        Of(called, arguments.Count == 0 ? "()" : Group("(", Indent(SoftBreak, List(arguments)), ")"));

    /// <summary>A list in brackets.</summary>
    public static Layout Collection(IReadOnlyList<Layout> items) =>
        items.Count == 0 ? "[]" : Group("[", Indent(SoftBreak, List(items)), "]");

    /// <summary>The text in lines that are no longer than the width, where that can be.</summary>
    public string ToString(int width)
    {
        var text = new StringBuilder();
        var column = 0;
        var open = new Stack<Item>();
        open.Push(new Item(0, IsFlat: false, this));
        while (open.Count > 0)
        {
            var item = open.Pop();
            switch (item.Layout)
            {
                case Text part:
                    text.Append(part.Value);
                    column += part.Value.Length;
                    break;
                case BrokenOnly part:
                    text.Append(item.IsFlat ? "" : part.Value);
                    column += item.IsFlat ? 0 : part.Value.Length;
                    break;
                case Break part when item.IsFlat:
                    text.Append(part.Flat);
                    column += part.Flat.Length;
                    break;
                case Break:
                    text.Append('\n').Append(' ', item.Indent);
                    column = item.Indent;
                    break;
                case Grouped part:
                    open.Push(new Item(item.Indent, item.IsFlat || Fits(part.Inner, width - column, open), part.Inner));
                    break;
                default:
                    Expand(item, open);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>The text in one line.</summary>
    public sealed override string ToString() => Group(this).ToString(int.MaxValue);

    // Whether there is room for it, and for what follows up to the next break.
    private static bool Fits(Layout layout, int room, Stack<Item> following)
    {
        var rest = following.GetEnumerator();
        var open = new Stack<Item>();
        open.Push(new Item(0, IsFlat: true, layout));
        while (room >= 0)
        {
            if (open.Count == 0)
            {
                if (!rest.MoveNext())
                {
                    return true;
                }

                open.Push(rest.Current);
            }

            var item = open.Pop();
            switch (item.Layout)
            {
                case Text part:
                    room -= part.Value.Length;
                    break;
                case BrokenOnly part:
                    room -= item.IsFlat ? 0 : part.Value.Length;
                    break;
                case Break part when item.IsFlat:
                    room -= part.Flat.Length;
                    break;
                case Break:
                    return true;
                case Grouped part:
                    open.Push(item with { Layout = part.Inner });
                    break;
                default:
                    Expand(item, open);
                    break;
            }
        }

        return false;
    }

    private static void Expand(Item item, Stack<Item> open)
    {
        switch (item.Layout)
        {
            case Indented part:
                open.Push(item with { Indent = item.Indent + Indentation, Layout = part.Inner });
                break;
            case Sequence sequence:
                for (var i = sequence.Parts.Count - 1; i >= 0; i--)
                {
                    open.Push(item with { Layout = sequence.Parts[i] });
                }

                break;
        }
    }

    private readonly record struct Item(int Indent, bool IsFlat, Layout Layout);

    private sealed class Text(string value) : Layout
    {
        public string Value => value;
    }

    private sealed class Break(string flat) : Layout
    {
        public string Flat => flat;
    }

    private sealed class BrokenOnly(string value) : Layout
    {
        public string Value => value;
    }

    private sealed class Sequence(IReadOnlyList<Layout> parts) : Layout
    {
        public IReadOnlyList<Layout> Parts => parts;
    }

    private sealed class Grouped(Layout inner) : Layout
    {
        public Layout Inner => inner;
    }

    private sealed class Indented(Layout inner) : Layout
    {
        public Layout Inner => inner;
    }
}

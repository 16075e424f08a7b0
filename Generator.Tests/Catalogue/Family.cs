using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Catalogue;

/// <summary>Ops of one kind, to be read side by side: what is written of each but for what is the same for all.</summary>
internal static class Family
{
    /// <summary>The formulas and the bodies.</summary>
    /// <param name="members">The arguments of the annotations, and name and operands of the methods.</param>
    public static string Bodies(IEnumerable<(string Arguments, string Method)> members)
    {
        var all = members.ToArray();
        var source = GeneratorRun.Of(Sources.Ops(string.Join("\n\n", all.Select(static member => $"""
            [Surrogate({member.Arguments})]
            public static partial Tensor {member.Method};
            """)))).GeneratedSource("Demo.Ops.g.cs");
        return string.Join("\n\n", all.Select(member => $"[Surrogate({member.Arguments})] {member.Method}\n\n{Documentation(source, NameOf(member.Method))}\n\n{BodiesOf(source, NameOf(member.Method))}"));
    }

    private static string NameOf(string method) => method[..method.IndexOf('(', StringComparison.Ordinal)];

    // The comment above the method.
    private static string Documentation(string source, string name)
    {
        string[] lines = source.Split('\n');
        var method = Array.FindIndex(lines, line => line.Contains($"partial global::TorchSharp.torch.Tensor {name}(", StringComparison.Ordinal));
        return string.Join("\n", lines[..method].Reverse().Skip(1).TakeWhile(static line => line.TrimStart().StartsWith("///", StringComparison.Ordinal)).Reverse().Select(static line => line.Trim()));
    }

    // Up to what the runtime needs, which follows from them.
    private static string BodiesOf(string source, string name)
    {
        var begin = source.IndexOf($"    file readonly struct {name}Function : IFunction\n", StringComparison.Ordinal);
        var end = source.IndexOf("\n        static Signature", begin, StringComparison.Ordinal);
        var lines = source[begin..end].TrimEnd().Split('\n').Skip(2).Where(static line => !line.Contains("[MethodImpl(", StringComparison.Ordinal) && !line.Contains(" where T : struct", StringComparison.Ordinal));
        return string.Join("\n", lines.Select(static line => line.Length > 8 ? line[8..] : line.TrimStart()));
    }
}

namespace Surrogates.Benchmarks.Generation;

/// <summary>A whole source file around the members of one class.</summary>
internal static class OpsSource
{
    public static string Of(string type, string members) => $$"""
        using System;
        using Surrogates;
        using static Surrogates.Hard;
        using static Surrogates.Shape;
        using static TorchSharp.torch;

        namespace Measured;

        internal static partial class {{type}}
        {
        {{Indent(members)}}
        }

        """;

    private static string Indent(string members) =>
        string.Join("\n", members.TrimEnd().Split('\n').Select(static line => line.Length == 0 ? line : "    " + line));
}

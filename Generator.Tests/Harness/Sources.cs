namespace Surrogates.Generator.Tests.Harness;

/// <summary>Source texts around the methods that a test is about.</summary>
internal static class Sources
{
    public const string Usings = """
        using Surrogates;
        using static Surrogates.Hard;
        using static Surrogates.Shape;
        using static TorchSharp.torch;


        """;

    /// <summary>Members in a class <c>Demo.Ops</c>.</summary>
    public static string Ops(string members) => Usings + $$"""
        namespace Demo;

        internal static partial class Ops
        {
        {{Indent(members)}}
        }
        """;

    private static string Indent(string text) =>
        string.Join("\n", text.Split('\n').Select(static line => line.Length == 0 ? line : "    " + line));
}

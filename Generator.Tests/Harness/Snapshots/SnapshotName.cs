using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Xunit.Sdk;

namespace Surrogates.Generator.Tests.Harness.Snapshots;

/// <summary>How a test's files are named.</summary>
internal static class SnapshotName
{
    private static readonly ConcurrentDictionary<string, bool> Claimed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Class, method and arguments: <c>CatalogueTests.Shape_name=ATan_k=2</c>.</summary>
    public static string Of(MethodInfo method, IReadOnlyList<object?> arguments)
    {
        var parameters = method.GetParameters();
        if (parameters.Length != arguments.Count)
        {
            throw new XunitException(
                $"{method.Name} has {parameters.Length} parameters, and {arguments.Count} were given: Snapshot.Verify takes all of them, in order.");
        }

        var texts = parameters.Select((parameter, i) => $"_{parameter.Name}={Argument(arguments[i])}");
        return Clean(TypeName(method.ReflectedType!) + "." + method.Name + string.Concat(texts));
    }

    /// <summary>Fails where another test of this run has the same name, which on some file systems is the same ignoring case.</summary>
    public static void Claim(string prefix)
    {
        if (!Claimed.TryAdd(prefix, true))
        {
            throw new XunitException($"The snapshot name '{prefix}' is used twice (upper and lower case are the same).");
        }
    }

    /// <summary>Without the characters that a file name may not have on some system.</summary>
    public static string Clean(string name) => Replace(name, "\"<>|:*?");

    private static string TypeName(Type type) => type.IsNested ? TypeName(type.DeclaringType!) + "." + type.Name : type.Name;

    private static string Argument(object? value) => Replace(
        value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", "\"<>|:*?#/\\");

    private static string Replace(string text, string characters) =>
        string.Concat(text.Select(c => characters.Contains(c) || char.IsControl(c) ? '-' : c));
}

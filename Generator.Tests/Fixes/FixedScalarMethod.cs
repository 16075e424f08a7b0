using System.Reflection;
using Microsoft.CodeAnalysis;
using Surrogates.Generator.CodeFixes;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Fixes;

/// <summary>A scalar method that loses a gradient, before and after a fix.</summary>
internal static class FixedScalarMethod
{
    /// <summary>The kinds of changes.</summary>
    public const string Use = "Surrogate";
    public const string Detach = "Detach";

    /// <summary>The points at which the numbers are compared, thresholds among them.</summary>
    public static readonly float[] Points = [-2, -1.5f, -1, -0.5f, 0, 0.3f, 0.5f, 1, 1.5f, 2, 7.25f];

    public static bool IsLost(Diagnostic diagnostic) => diagnostic.Id is "SURR203" or "SURR208";

    public static string Body(string statements, string result) => Statements(statements + "\nreturn " + result + ";");

    public static string Statements(string statements) =>
        $"public static float F(float x, float t, float n)\n{{\n{string.Join("\n", statements.Split('\n').Select(static line => line.Length == 0 ? "" : "    " + line))}\n}}";

    public static string Expression(string expression) => $"public static float F(float x, float t, float n) => {expression};";

    public static async Task<(EditedSolution Solution, Diagnostic Diagnostic)> Lost(string members)
    {
        var solution = EditedSolution.Of(Source(members));
        return (solution, (await solution.Diagnostics()).First(IsLost));
    }

    /// <summary>Makes the change of a kind: the code after it compiles, loses no gradient, and computes the same numbers at the points.</summary>
    public static async Task Verify(string before, string after, string key, float[] points)
    {
        var (solution, diagnostic) = await Lost(before);
        var action = Assert.Single(await solution.Actions(new LostGradientCodeFix(), diagnostic), action => action.EquivalenceKey == key);
        var changed = await solution.Apply(action);
        Assert.Equal(Source(after), Assert.Single(await changed.Texts()));
        Assert.Empty(await changed.CompilerDiagnostics());
        Assert.DoesNotContain(await changed.Diagnostics(), IsLost);
        await AssertSameNumbers(solution, changed, points);
        await AssertTitleSaysWhatDiffers(solution, changed, action.Title);
    }

    // Other numbers come only of what is not finite, and only where the title says so.
    private static async Task AssertTitleSaysWhatDiffers(EditedSolution before, EditedSolution after, string title)
    {
        var (old, changed) = (Scalar(await before.Load()), Scalar(await after.Load()));
        float[] numbers = [float.NegativeInfinity, -1, 0, 2, float.PositiveInfinity, float.NaN];
        var differences = (from x in numbers from t in numbers from n in numbers where !IsSame(Result(old, x, t, n), Result(changed, x, t, n)) select (float[])[x, t, n]).ToArray();
        Assert.True(differences.Length == 0 || title.Contains("other values for", StringComparison.Ordinal), title);
        Assert.True(title.Contains("NaN", StringComparison.Ordinal) || differences.All(static difference => difference.Any(float.IsInfinity)), title);
    }

    // Null where it throws: the sign of NaN.
    private static float? Result(Func<float, float, float, float> scalar, float x, float t, float n)
    {
        try
        {
            return scalar(x, t, n);
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    // Zero and minus zero are equal, and so is NaN to itself.
    private static bool IsSame(float? before, float? after) => before == after || before.Equals(after);

    public static async Task AssertSameNumbers(EditedSolution before, EditedSolution after, float[] points)
    {
        var (old, changed) = (Scalar(await before.Load()), Scalar(await after.Load()));
        foreach (var x in points)
        {
            foreach (var t in points)
            {
                var (expected, actual) = (old(x, t, 3), changed(x, t, 3));
                Assert.True(IsSame(expected, actual), $"F({x}, {t}) was {expected} and is {actual}");
            }
        }
    }

    private static Func<float, float, float, float> Scalar(Assembly assembly) => assembly
        .GetType("Demo.Ops", throwOnError: true)!
        .GetMethod("F", [typeof(float), typeof(float), typeof(float)])!
        .CreateDelegate<Func<float, float, float, float>>();

    public static string Source(string members) => "using System;\n" + Sources.Ops($"""
        public const float High = 1.5f, Low = -0.25f;
        public const int Level = 2;

        [Surrogate]
        public static partial Tensor F(Tensor x, Tensor t, float n);

        {members}
        """);
}

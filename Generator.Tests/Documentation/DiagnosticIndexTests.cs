using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Surrogates.Generator.CodeFixes;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>The list of diagnostics is that of the rules.</summary>
public sealed class DiagnosticIndexTests
{
    private static readonly (char Digit, string About)[] Groups =
    [
        ('0', "Declarations"), ('1', "Annotations"), ('2', "Scalar methods"), ('3', "Mathematics"), ('4', "Loops over time and neurons"), ('9', "Projects"),
    ];

    private static readonly DiagnosticDescriptor[] Rules =
    [
        .. typeof(DiagnosticDescriptors).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static field => field.GetValue(null)).OfType<DiagnosticDescriptor>(),
    ];

    private static readonly HashSet<string> Fixable =
    [
        .. typeof(LostGradientCodeFix).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .SelectMany(static type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds),
    ];

    [Fact]
    public void TheListIsThatOfTheRules()
    {
        var path = Path.Combine(Repository.Root, "docs", "diagnostics", "index.md");
        var document = new MarkedDocument(File.ReadAllText(path));
        Assert.Equal(["diagnostics"], document.Parts);
        WrittenFile.Compare(path, document.With(static _ => string.Join("\n\n", Groups.Select(Table))), SnapshotMode.FromEnvironment());
    }

    /// <summary>Every rule is in a group, and there are fixes for some of them.</summary>
    [Fact]
    public void EveryRuleIsInAGroup()
    {
        Assert.All(Rules, static rule => Assert.Contains(Groups, group => group.Digit == rule.Id[4]));
        Assert.Contains("SURR203", Fixable);
    }

    private static string Table((char Digit, string About) group) => $"## {group.About}\n\n" + Markdown.Table(
        ["", "severity", "what it says", "fixed by the editor"],
        Rules.Where(rule => rule.Id[4] == group.Digit).OrderBy(static rule => rule.Id, StringComparer.Ordinal)
            .Select(static rule => Markdown.Row($"[{rule.Id}]({rule.Id}.md)", $"{rule.DefaultSeverity}".ToLowerInvariant(), $"{rule.Title}", Fixable.Contains(rule.Id) ? "yes" : "")));
}

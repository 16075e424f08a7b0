using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using VerifyTests;
using VerifyXunit;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>The same as the class in Snapshot.cs, by the packages Verify.SourceGenerators and Verify.Xunit.</summary>
internal static class Snapshot
{
    [ModuleInitializer]
    internal static void Initialize()
    {
        VerifySourceGenerators.Initialize();
        foreach (var (text, placeholder) in SnapshotPlaceholders.All)
        {
            VerifierSettings.AddScrubber(content => content.Replace(text, placeholder));
        }
    }

    public static async Task Verify(string text)
    {
        var settings = new VerifySettings();
        settings.UseDirectory("../Snapshots");
        await Verifier.Verify(text, settings, sourceFile: SnapshotDirectory.SourceFile);
    }

    public static async Task Verify(GeneratorDriver driver, params object?[] parameters)
    {
        var settings = new VerifySettings();
        settings.UseDirectory("../Snapshots");
        if (parameters.Length > 0)
        {
            settings.UseParameters(parameters);
        }

        await Verifier.Verify(driver, settings, sourceFile: SnapshotDirectory.SourceFile);
    }
}

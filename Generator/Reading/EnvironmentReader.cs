using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Reading.Sources;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading;

/// <summary>Reads whether the project can have generated code.</summary>
internal static class EnvironmentReader
{
    // What the emitted code needs.
    private const LanguageVersion LowestLanguageVersion = LanguageVersion.CSharp12;

    /// <summary>The type of tensors; null if generated code could not be compiled, which is reported then.</summary>
    /// <param name="name">What is annotated.</param>
    /// <param name="source">The source of the project.</param>
    /// <param name="report">Whom to tell.</param>
    public static INamedTypeSymbol? FindTensor(SyntaxToken name, ProjectSource source, Action<Finding> report)
    {
        var languageVersion = ((CSharpParseOptions)name.SyntaxTree!.Options).LanguageVersion;
        if (languageVersion < LowestLanguageVersion)
        {
            report(Finding.Of(DiagnosticDescriptors.LanguageVersion, name.GetLocation(), name.ValueText, languageVersion.ToDisplayString()));
            return null;
        }

        var tensor = source.FindType(KnownNames.Tensor);
        if (tensor is null)
        {
            report(Finding.Of(DiagnosticDescriptors.TorchSharpMissing, name.GetLocation()));
        }

        return tensor;
    }
}

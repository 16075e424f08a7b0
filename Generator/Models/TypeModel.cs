using Surrogates.Generator.Support;

namespace Surrogates.Generator.Models;

/// <summary>A containing type with its annotated methods: one generated file.</summary>
internal sealed record TypeModel(ContainingType Type, string HintName, EquatableArray<MethodModel> Methods);

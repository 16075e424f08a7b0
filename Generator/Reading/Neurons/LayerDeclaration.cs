using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Catalogue.Neurons;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Neurons;

/// <summary>Whether a class can become a layer: generated code gives it a base class, a constructor and methods.</summary>
internal static class LayerDeclaration
{
    // TorchSharp looks for a field or a property of a parameter's name when it converts a module, and takes one that it finds for the place of that.
    public static readonly string[] Inherited =
    [
        "_areComponentsRegistered",
        "_deviceIndex",
        "_deviceType",
        "_forwardNative",
        "_internal_buffers",
        "_internal_params",
        "_internal_submodules",
        "_neuron",
        "boxedModule",
        "BoxedModule",
        "Description",
        "handle",
        "HasOnlyNumbers",
        "module_post_hooks",
        "module_pre_hooks",
        "name",
        "post_hooks",
        "pre_hooks",
        "training",
    ];

    private static readonly string[] Methods = ["forward", "Run", "Record"];

    /// <summary>Whether the class can have what a layer has; what it cannot is reported.</summary>
    public static bool Check(INamedTypeSymbol type, TypeDeclarationSyntax syntax, Action<Finding> report)
    {
        if (FaultOf(type, syntax) is not { } fault)
        {
            return true;
        }

        report(Finding.Of(DiagnosticDescriptors.NotALayer, syntax.Identifier.GetLocation(), type.Name, fault));
        return false;
    }

    /// <summary>Whether its members leave room for those of a layer.</summary>
    /// <param name="type">The class.</param>
    /// <param name="signature">What the layer takes and gives.</param>
    /// <param name="entry">The ready-made neuron that it is; null for one of its own.</param>
    /// <param name="report">Whom to tell.</param>
    public static bool CheckMembers(INamedTypeSymbol type, LayerSignature signature, NeuronEntry? entry, Action<Finding> report)
    {
        var isSound = true;
        var parameters = new HashSet<string>(signature.Parameters.Concat(signature.Settings).Select(static parameter => parameter.Name));
        foreach (var member in type.GetMembers().Where(static member => !member.IsImplicitlyDeclared))
        {
            if (entry is not null && member is IMethodSymbol { Name: StepReader.Name, MethodKind: MethodKind.Ordinary })
            {
                Report(member, $"has a step of its own, and is the ready-made neuron '{entry.Name}' too; remove one of them");
            }
            else if (Methods.Contains(member.Name))
            {
                Report(member, $"has a member '{member.Name}', which is generated; give it another name");
            }
            else if (member is IFieldSymbol or IPropertySymbol && parameters.Contains(member.Name))
            {
                Report(member, $"has a member '{member.Name}', and its neuron a parameter of that name, under which the layer registers it; give one of them another name");
            }
            else if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && !CallsAnother(constructor))
            {
                Report(member, "has a constructor that does not call that of the layer; add ': this(...)' with the neuron's parameters");
            }
        }

        if (Methods.Contains(type.Name))
        {
            Report(type, $"has the name of its method '{type.Name}', which is generated; give the class another name");
        }

        return isSound;

        void Report(ISymbol symbol, string fault)
        {
            isSound = false;
            report(Finding.Of(DiagnosticDescriptors.NotALayer, symbol.Locations.FirstOrDefault(), type.Name, fault));
        }
    }

    private static string? FaultOf(INamedTypeSymbol type, TypeDeclarationSyntax syntax) =>
        type.IsRecord ? "is a record; make it a class"
        : type.IsStatic ? "is static; remove 'static'"
        : type.IsAbstract ? "is abstract; remove 'abstract'"
        : type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } other ? $"derives from '{other.Name}'; a layer derives from 'NeuronLayer'"
        : HasPrimaryConstructor(type, syntax) ? "has a primary constructor; write its parameters as those of 'Step', which the constructor takes"
        : null;

    private static bool HasPrimaryConstructor(INamedTypeSymbol type, TypeDeclarationSyntax syntax) =>
        type.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).Append(syntax).OfType<TypeDeclarationSyntax>().Any(static declaration => declaration.ParameterList is not null);

    private static bool CallsAnother(IMethodSymbol constructor) =>
        constructor.IsStatic
        || constructor.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).All(static declaration =>
            declaration is ConstructorDeclarationSyntax { Initializer: { } initializer } && initializer.IsKind(SyntaxKind.ThisConstructorInitializer));
}

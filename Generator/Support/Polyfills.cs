#pragma warning disable IDE0130 // The compiler looks these types up in their own namespace.
namespace System.Runtime.CompilerServices;

/// <summary>Required by the compiler for init accessors; missing from netstandard2.0.</summary>
internal static class IsExternalInit;

/// <summary>Required by the compiler for collection expressions; missing from netstandard2.0.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
internal sealed class CollectionBuilderAttribute(Type builderType, string methodName) : Attribute
{
    public Type BuilderType { get; } = builderType;

    public string MethodName { get; } = methodName;
}

using System.Reflection;
using System.Reflection.Emit;
using Surrogates.Autograd;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>The function behind an annotated method. Where it lies and what it is called is the generator's affair.</summary>
internal static class GeneratedFunction
{
    /// <summary>The function that the body of the method hands its operands to.</summary>
    public static Type Of(MethodInfo method)
    {
        var code = method.GetMethodBody()!.GetILAsByteArray()!;
        return Enumerable.Range(0, code.Length - sizeof(int))
            .Where(at => code[at] == OpCodes.Call.Value)
            .Select(at => Called(method, BitConverter.ToInt32(code, at + 1)))
            .First(static type => type is not null)!;
    }

    // A byte that means something else need not be followed by the token of a method.
    private static Type? Called(MethodInfo method, int token)
    {
        try
        {
            var type = method.Module.ResolveMethod(token, method.DeclaringType!.GenericTypeArguments, method.GetGenericArguments())?.DeclaringType;
            return type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Function<>) ? type.GenericTypeArguments[0] : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

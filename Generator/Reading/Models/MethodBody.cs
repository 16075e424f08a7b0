namespace Surrogates.Generator.Reading.Models;

/// <summary>What the body of an annotated method is to do.</summary>
/// <param name="Name">The method's name.</param>
internal abstract record MethodBody(string Name);

/// <summary>
/// It throws: something is wrong with the method. Without a body the compiler would complain of that too, and hide what is wrong.
/// </summary>
/// <param name="Name">The method's name.</param>
/// <param name="Rule">The rule that it breaks; null where the compiler complains already.</param>
internal sealed record Refusal(string Name, string? Rule) : MethodBody(Name);

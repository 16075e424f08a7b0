namespace Surrogates.Generator.Reading.Models;

/// <summary>What the body of an annotated method is to do.</summary>
/// <param name="Name">The method's name.</param>
internal abstract record MethodBody(string Name);

/// <summary>
/// It throws: something is wrong with the method. Without a body the compiler would complain of that too, and hide what is wrong.
/// </summary>
/// <param name="Name">The method's name.</param>
/// <param name="Rule">The rule that it breaks; null where the compiler complains already.</param>
internal sealed record Refusal(string Name, string? Rule) : MethodBody(Name)
{
    /// <summary>What its exception says, of a member of this full name.</summary>
    public string Message(string fullName) => $"{fullName} is not generated: see {Reason}.";

    /// <summary>Where to look for what is wrong.</summary>
    public string Reason => Rule ?? "the errors of the compiler";
}

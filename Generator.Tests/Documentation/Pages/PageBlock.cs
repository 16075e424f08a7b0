using System.Text.RegularExpressions;

namespace Surrogates.Generator.Tests.Documentation.Pages;

/// <summary>
/// A block of code on a page. Its fence says what is done with it:
/// <list type="bullet">
/// <item><c>csharp</c> is compiled and run; with <c>file="Program.cs"</c> it is a program by itself too, with <c>error="CS1503"</c> it has that error, with <c>notrun="why"</c> it is only compiled;</item>
/// <item><c>python</c> is run, with <c>needs="module"</c> where that module is;</item>
/// <item><c>csharp generated</c> and <c>python generated</c> are compared with what is generated for the page;</item>
/// <item><c>sh</c> is read as commands, and <c>xml</c> as a part of a project;</item>
/// <item>whatever else there is says <c>unchecked="why"</c>.</item>
/// </list>
/// A comment that begins with <c>csharp</c> is a block that readers do not see.
/// </summary>
/// <param name="Page">The page that it is on.</param>
/// <param name="Line">The line of the page on which it begins.</param>
/// <param name="Language">The first word of its fence; nothing for a block that is indented.</param>
/// <param name="Settings">The rest of its fence.</param>
/// <param name="Code">What is in it.</param>
internal sealed partial record PageBlock(string Page, int Line, string Language, string Settings, string Code)
{
    /// <summary>Whether it shows what the generator writes.</summary>
    public bool IsGenerated => Settings == "generated";

    /// <summary>A setting of its fence, such as <c>error="CS1503"</c>; null where it has none of that name.</summary>
    public string? this[string setting] =>
        Setting().Matches(Settings).FirstOrDefault(match => match.Groups[1].Value == setting)?.Groups[2].Value;

    public override string ToString() => $"{Page}({Line})";

    [GeneratedRegex("([a-z]+)=\"([^\"]+)\"")]
    private static partial Regex Setting();
}

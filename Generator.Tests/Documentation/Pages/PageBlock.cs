using System.Text.RegularExpressions;

namespace Surrogates.Generator.Tests.Documentation.Pages;

/// <summary>
/// A block of code on a page. A fence says what is done with it: <c>csharp</c> is compiled and run, <c>csharp file="Program.cs"</c> is a program by itself too, <c>csharp error="CS1503"</c> is compiled and
/// has that error, <c>csharp notrun="why"</c> is
/// compiled alone, <c>csharp generated</c> and <c>python generated</c> are compared with what is generated for the page, <c>python</c> is run (with
/// <c>needs="module"</c> where that module is), <c>sh</c> is read as commands, <c>xml</c> as a part of a project; whatever else there is says
/// <c>unchecked="why"</c>. A comment that begins with <c>csharp</c> is a block that readers do not see.
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

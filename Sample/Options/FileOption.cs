using System.CommandLine;

namespace Surrogates.Sample.Options;

/// <summary>Makes options that name a file.</summary>
internal static class FileOption
{
    public static Option<string?> Make(string name, string description, bool required = false)
    {
        var option = new Option<string?>(name) { HelpName = "FILE", Description = description, Required = required };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
            {
                result.AddError($"{name}: the name of a file is expected");
            }
        });
        return option;
    }
}

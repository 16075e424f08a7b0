using System.CommandLine;

namespace Surrogates.Sample.Options;

/// <summary>Makes options that name a file or a folder.</summary>
internal static class FileOption
{
    public static Option<string?> Make(string name, string description, bool required = false) =>
        Named(new Option<string?>(name) { HelpName = "FILE", Description = description, Required = required });

    /// <summary>Refuses an empty name for an option.</summary>
    public static Option<T> Named<T>(Option<T> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
            {
                result.AddError($"{option.Name}: the name of a {option.HelpName!.ToLowerInvariant()} is expected");
            }
        });
        return option;
    }
}

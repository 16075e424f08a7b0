using System.Globalization;

namespace Surrogates.Evaluation;

/// <summary>What a process is started with: a value of the application's configuration, or of the environment.</summary>
internal static class Setting
{
    public static bool IsOn(string name, string variable)
    {
        return (AppContext.TryGetSwitch(name, out var isOn) && isOn) || Environment.GetEnvironmentVariable(variable) == "1";
    }

    /// <summary>One of the numbers that the members of an enumeration stand for; null if it is set to none of them.</summary>
    public static TChoice? Choice<TChoice>(string name, string variable)
        where TChoice : struct, Enum
    {
        var text = Convert.ToString(AppContext.GetData(name), CultureInfo.InvariantCulture);
        text = string.IsNullOrEmpty(text) ? Environment.GetEnvironmentVariable(variable) : text;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined(typeof(TChoice), number)
            ? (TChoice)Enum.ToObject(typeof(TChoice), number)
            : null;
    }
}

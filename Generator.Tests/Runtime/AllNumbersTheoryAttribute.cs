namespace Surrogates.Generator.Tests.Runtime;

/// <summary>A test of all 32-bit numbers, skipped unless it is asked for.</summary>
internal sealed class AllNumbersTheoryAttribute : TheoryAttribute
{
    private const string Variable = "SURROGATES_ALL_NUMBERS";

    public AllNumbersTheoryAttribute()
    {
        if (Environment.GetEnvironmentVariable(Variable) != "1")
        {
            Skip = $"Takes a minute or two a function; {Variable}=1 in the environment runs it.";
        }
    }
}

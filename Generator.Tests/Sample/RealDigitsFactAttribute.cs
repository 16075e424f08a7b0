namespace Surrogates.Generator.Tests.Sample;

/// <summary>A test that needs the handwritten digits, and is skipped where they are not.</summary>
internal sealed class RealDigitsFactAttribute : FactAttribute
{
    public RealDigitsFactAttribute()
    {
        if (RealDigits.Folder is null)
        {
            Skip = "The folder shared/data/optdigits is not beside the repository.";
        }
    }
}

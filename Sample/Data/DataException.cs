namespace Surrogates.Sample.Data;

/// <summary>Data that cannot be used. The message is one line for the user and says where the fault is.</summary>
internal sealed class DataException : Exception
{
    public DataException(string path, string problem)
        : base($"{path}: {problem}")
    {
    }

    public DataException(string path, int line, int column, string problem)
        : base($"{path}: line {line}, column {column}: {problem}")
    {
    }
}

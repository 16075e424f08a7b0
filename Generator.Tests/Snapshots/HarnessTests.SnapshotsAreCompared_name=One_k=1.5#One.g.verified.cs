//HintName: One.g.cs
namespace Demo
{
    partial class One
    {
        /// <summary>Name.</summary>
        public static string Name => "One";
        internal const double K = 1.5;
    }
}

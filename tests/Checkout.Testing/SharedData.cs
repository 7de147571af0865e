using Xunit;

namespace Checkout.Testing;

/// <summary>Worked cases and sample documents that lie beside the repository, in <c>../shared/data</c>. Tests that need them are skipped
/// without.</summary>
public static class SharedData
{
    /// <summary>The path of a file or folder of the shared data; the test is skipped where it is missing.</summary>
    public static string Require(params ReadOnlySpan<string> parts)
    {
        var path = Locate(parts);
        Skip.If(path is null, $"shared/data/{string.Join('/', parts)} is not beside this repository.");
        return path!;
    }

    /// <summary>The path of a file or folder of the shared data, or null.</summary>
    public static string? Locate(params ReadOnlySpan<string> parts)
    {
        var path = Path.GetFullPath(Path.Combine([RepositoryRoot.Path, "..", "shared", "data", .. parts]));
        return Path.Exists(path) ? path : null;
    }
}

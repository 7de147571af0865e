namespace Checkout.Testing;

/// <summary>Finds the working copy that the tests were built from, whatever directory they are started in.</summary>
public static class RepositoryRoot
{
    private static readonly Lazy<string> Found = new(Find);

    public static string Path => Found.Value;

    /// <summary>A path below the root, given in parts.</summary>
    public static string Combine(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(directory.FullName, "Checkout.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException(
            $"No Checkout.sln above {AppContext.BaseDirectory}: the tests read files of the working copy they were built in.");
    }
}

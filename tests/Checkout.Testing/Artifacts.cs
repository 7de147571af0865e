namespace Checkout.Testing;

/// <summary>What a test run leaves behind for people to look at: screenshots, logs, measurements. Ignored by git.</summary>
public static class Artifacts
{
    public static string Screenshots => Folder("screenshots");

    /// <summary>The folder of that name below <c>artifacts/</c>, made if need be.</summary>
    public static string Folder(string name) => Directory.CreateDirectory(RepositoryRoot.Combine("artifacts", name)).FullName;
}

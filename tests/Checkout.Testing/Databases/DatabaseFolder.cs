namespace Checkout.Testing.Databases;

/// <summary>
/// Where databases lie that go with their test: in memory where the machine has a file system there with room enough, else where
/// temporary files are. PostgreSQL makes and deletes hundreds of files for each database: a disk's file system spends a tenth of a run
/// on that.
/// </summary>
internal static class DatabaseFolder
{
    private const string InMemory = "/dev/shm";
    private const long Enough = 4L << 30;

    public static string Path { get; } = Directory.Exists(InMemory) && new DriveInfo(InMemory).AvailableFreeSpace >= Enough ? InMemory
        : System.IO.Path.GetTempPath();
}

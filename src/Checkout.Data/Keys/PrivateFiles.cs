namespace Checkout.Data.Keys;

/// <summary>Creates folders and files that only the portal's own user reads, whatever the umask says: keys, databases, mails.</summary>
public static class PrivateFiles
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>One that exists already stays as its owner made it.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Mine | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Opens a new file for writing.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mine;
        }

        return new FileStream(path, options);
    }

    /// <summary>Creates a file whole or not at all, where there is none yet.</summary>
    public static void CreateOnce(string path, string content)
    {
        if (File.Exists(path))
        {
            return;
        }

        var unfinished = $"{path}.{Guid.NewGuid():N}";
        using (var writer = new StreamWriter(Create(unfinished)))
        {
            writer.Write(content);
        }

        try
        {
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first; its file counts.
            File.Delete(unfinished);
        }
    }
}

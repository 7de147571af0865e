using Checkout.Testing;

namespace Checkout.Web.Tests.Shipping;

/// <summary>What an operator unpacks.</summary>
internal static class Release
{
    /// <summary>A folder as the archive holds it, of what the tests' own build has made. Skips where there is no Release build.</summary>
    public static async Task LayOutAsync(string folder)
    {
        var built = RepositoryRoot.Combine("src", "Checkout.Cli", "bin", "Release", "net10.0");
        Skip.IfNot(File.Exists(Path.Combine(built, "checkout")), "No Release build of the command.");
        Directory.CreateDirectory(folder);
        await ExternalProgram.RunAsync("bash", ["-c", $"""
            cd '{built}' && cp -r $(ls -A | grep -vx linux-x64) '{folder}' && cd '{RepositoryRoot.Path}' &&
            cp docs/production.json '{folder}' && cp -r docs/deploy '{folder}/deploy' && cp -r docs/feed/example '{folder}/example'
            """]);
    }

    /// <summary>The files of a true one, made once of what the repository holds and nothing that was built.</summary>
    public static async Task<string[]> MakeAsync() => Directory.GetFiles(await Made.Value);

    private static readonly Lazy<Task<string>> Made = new(async () =>
    {
        var clone = Directory.CreateTempSubdirectory("checkout-release-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(clone, recursive: true);
        await ExternalProgram.RunAsync("bash", ["-c", $"git -C '{RepositoryRoot.Path}' archive HEAD | tar -x -C '{clone}'"]);
        await ExternalProgram.RunAsync(Path.Combine(clone, "build"), ["release"]);
        return Path.Combine(clone, "artifacts", "release");
    });
}

using Checkout.Data.Seeding.Demo;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;

namespace Checkout.Web.Tests.Nodes;

/// <summary>
/// The version before the newest migration, built from this repository’s history, runs on two nodes while people work: its database is
/// migrated by this version, it works on as if nothing had been, and then its nodes are replaced one after the other.
/// </summary>
[Trait("Acceptance", "F8"), Trait("Category", "Soak")]
public sealed class UpgradingInTurn : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-before-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task Fails_nobody_and_the_version_before_works_on_the_new_schema()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Engine.PostgreSql);
        var before = await BeforeAsync();
        await using var fleet = await Fleet.StartAsync(database, nodes: 2, before, "--Start:Migrate=true", "--Start:DemoData=true");
        var crowd = new Crowd(fleet.Proxy.Anonymous);
        crowd.Reads("admin@acme.example", DemoData.Password);
        crowd.Reads("admin@globex.example", DemoData.Password);
        await crowd.GoOnAsync(0, pages: 30);

        await Books.CommandAsync(database, "migrate");
        await crowd.GoOnAsync(0, pages: 30);
        crowd.Buys(await Crowd.CustomerAsync(database, TestClock.Today));
        crowd.Buys(await Crowd.CustomerAsync(database, TestClock.Today));
        await crowd.GoOnAsync(acceptances: 6);
        foreach (var node in fleet.Nodes.ToList())
        {
            Assert.Equal("Healthy", await Fleet.HealthAsync(node));
            await fleet.ReplaceAsync(node, givesNotice: false);
            await crowd.GoOnAsync(acceptances: 6);
        }

        await crowd.EndAsync();
        Assert.Equal([], crowd.CutOff);
        await Books.MailsAreSentAsync(database, atMost: 0);
        await Books.HoldAsync(database, crowd);
        Assert.Equal([], fleet.Said.Split('\n').Where(line => line.Contains(" ERR ", StringComparison.Ordinal)));
    }

    /// <summary>The published portal of the commit before the one that added the newest migration.</summary>
    private async Task<string> BeforeAsync()
    {
        const string migrations = "src/Checkout.Data/Migrations/PostgreSql/*_*.Designer.cs";
        Skip.If(ExternalProgram.Find("git") is null || !Path.Exists(RepositoryRoot.Combine(".git")), "This is no clone of the repository.");
        var newest = (await GitAsync("log", "-1", "--first-parent", "--diff-filter=A", "--format=%H", "--", migrations)).Trim();
        var parents = (await GitAsync("rev-list", "--parents", "-n", "1", newest)).Split(' ', StringSplitOptions.TrimEntries);
        Skip.If(parents.Length < 2, "This clone has no history from before the newest migration.");

        var archive = Path.Combine(_folder, "before.tar");
        await GitAsync("archive", "--output", archive, parents[1]);
        var source = Directory.CreateDirectory(Path.Combine(_folder, "source")).FullName;
        await ExternalProgram.RunAsync("tar", ["-xf", archive, "-C", source]);
        var published = Path.Combine(_folder, "portal");
        await ExternalProgram.RunAsync("dotnet",
            ["publish", Path.Combine(source, "src", "Checkout.Web"), "-c", "Release", "-o", published, "-p:RunAnalyzers=false",
                "-p:UseSharedCompilation=false", "-nodeReuse:false"]);
        return published;
    }

    private static Task<string> GitAsync(params string[] arguments) =>
        ExternalProgram.RunAsync("git", ["-C", RepositoryRoot.Path, .. arguments]);
}

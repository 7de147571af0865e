using System.Text.RegularExpressions;
using Checkout.Data;
using Checkout.Domain;
using Checkout.Testing;
using Checkout.Web.Settings;
using Map = System.Collections.Generic.Dictionary<object, object>;

namespace Checkout.Web.Tests.Shipping;

/// <summary>docs/deploy and .github: whatever can be known of them without an engine, a service manager or a hub.</summary>
[Trait("Acceptance", "O1")]
public sealed partial class TheFilesOfADeployment
{
    // What the compose specification knows of, as far as it is used here; `docker compose config` checks everything where it is.
    private static readonly string[] Top = ["name", "services", "networks", "volumes"];
    private static readonly string[] OfAService =
    [
        "image", "command", "entrypoint", "environment", "env_file", "user", "read_only", "tmpfs", "cap_drop", "security_opt", "profiles",
        "networks", "volumes", "depends_on", "restart", "stop_grace_period", "healthcheck", "ports", "shm_size",
    ];

    [Fact]
    public void Compose_refers_only_to_what_is_there()
    {
        var file = ComposeFile.Read(ComposeFile.Path);
        var services = file.In("services");
        Assert.Empty(file.Keys.Select(key => (string)key).Where(key => !key.StartsWith("x-", StringComparison.Ordinal)).Except(Top));
        Assert.All(services, entry =>
        {
            var service = (Map)entry.Value;
            Assert.Empty(service.Keys.Select(key => (string)key).Except(OfAService));
            Assert.Empty(service.Strings("networks").Except(file.Strings("networks")));
            Assert.All(service.TryGetValue("depends_on", out var needs) ? (Map)needs : [], need =>
                Assert.True((string)((Map)need.Value)["condition"] switch
                {
                    "service_healthy" => services.In((string)need.Key).ContainsKey("healthcheck"),
                    "service_completed_successfully" => services.ContainsKey(need.Key),
                    _ => false,
                }, $"{entry.Key} needs {need.Key}"));
            Assert.All(service.Strings("volumes").Select(volume => volume.Split(':')[0]), from => Assert.True(
                file.Strings("volumes").Contains(from) || from is "./feed" or "./backups"
                || File.Exists(RepositoryRoot.Combine("docs", "deploy", from)), $"{entry.Key}: {from}"));
        });
        var text = File.ReadAllText(ComposeFile.Path);
        var example = ComposeFile.Example();
        Assert.Empty(Variable().Matches(text).Where(found => found.Groups["else"].Value != ":-").Select(found => found.Groups["name"].Value)
            .Except(example.Keys));
    }

    [Fact]
    public void Name_this_version_and_no_other()
    {
        var named = Directory.EnumerateFiles(RepositoryRoot.Combine("docs"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".md" or ".yml" or ".service")
            .SelectMany(file => Versioned().Matches(File.ReadAllText(file))).Select(found => found.Groups["version"].Value).ToList();

        Assert.NotEmpty(named);
        Assert.Equal([], named.Where(version => version != ProductVersion.Value));
    }

    [Fact]
    public void Compose_runs_the_portal_with_no_more_than_it_needs()
    {
        var file = ComposeFile.Read(ComposeFile.Path);
        foreach (var name in (string[])["portal", "migrate", "command"])
        {
            var service = file.In("services").In(name);
            Assert.Equal("true", service["read_only"]);
            Assert.NotEqual("0", ((string)service["user"]).Split(':')[0]);
            Assert.Equal(["ALL"], service.Strings("cap_drop"));
            Assert.StartsWith("/app/App_Data:", Assert.Single(service.Strings("tmpfs")), StringComparison.Ordinal);
            Assert.False(service.ContainsKey("ports"));
        }

        Assert.Equal("true", file.In("networks").In("inside")["internal"]);
        Assert.Equal(["inside"], file.In("services").In("database").Strings("networks"));
        var grace = TimeSpan.FromSeconds(int.Parse(((string)file.In("services").In("portal")["stop_grace_period"]).TrimEnd('s'),
            System.Globalization.CultureInfo.InvariantCulture));
        var notice = TimeSpan.FromSeconds(double.Parse(ComposeFile.Example()["Stop__NoticeSeconds"],
            System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(grace > notice + TimeSpan.FromSeconds(new StopOptions().FinishSeconds));
        var database = file.In("services").In("portal").In("environment");
        Assert.True(Enum.TryParse<DatabaseProvider>((string)database["Database__Provider"], out _));
        Assert.Equal(file.In("networks").In("front").In("ipam")["config"] is List<object> config ? ((Map)config[0])["subnet"] : null,
            database["Proxy__TrustedNetworks__0"]);
    }

    [SkippableFact]
    public async Task Compose_itself_accepts_its_file()
    {
        var docker = ExternalProgram.Find("docker");
        Skip.If(docker is null || await Record.ExceptionAsync(() => ExternalProgram.RunAsync(docker, ["compose", "version"])) is not null,
            "No docker compose on this machine.");
        var folder = Directory.CreateTempSubdirectory("checkout-compose-").FullName;
        try
        {
            File.Copy(ComposeFile.Path, Path.Combine(folder, "compose.yml"));
            await File.WriteAllLinesAsync(Path.Combine(folder, ".env"), ComposeFile.Example()
                .Select(pair => $"{pair.Key}={(pair.Value.Length > 0 ? pair.Value : "given")}"));
            await ExternalProgram.RunAsync(docker!, ["compose", "--project-directory", folder, "config", "--quiet"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [SkippableFact]
    public async Task Systemd_accepts_the_units_and_finds_little_that_they_may_do()
    {
        var analyze = ExternalProgram.Find("systemd-analyze");
        Skip.If(analyze is null, "No systemd-analyze on this machine (Debian: apt-get install systemd).");
        var folder = Directory.CreateTempSubdirectory("checkout-units-").FullName;
        try
        {
            // It looks for what is to be run: any program does.
            var units = new List<string>();
            foreach (var file in Directory.GetFiles(RepositoryRoot.Combine("docs", "deploy", "systemd")))
            {
                units.Add(Path.Combine(folder, Path.GetFileName(file)));
                await File.WriteAllTextAsync(units[^1], (await File.ReadAllTextAsync(file))
                    .Replace("ExecStart=/opt/checkout/Checkout.Web", "ExecStart=/bin/true", StringComparison.Ordinal));
            }

            Assert.Equal("", await ExternalProgram.RunAsync("/bin/sh", ["-c", """exec "$0" verify --man=no "$@" 2>&1""",
                analyze!, .. units]));
            await ExternalProgram.RunAsync(analyze!, ["security", "--offline=yes", "--threshold=25",
                Path.Combine(folder, "checkout.service")]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Workflows_call_what_the_build_knows_with_few_rights_and_actions_that_stay_what_they_are()
    {
        var commands = File.ReadAllText(RepositoryRoot.Combine("build"));
        foreach (var path in Directory.GetFiles(RepositoryRoot.Combine(".github", "workflows")))
        {
            var workflow = ComposeFile.Read(path);
            Assert.Equal(["contents"], workflow.Strings("permissions"));
            Assert.Equal("read", workflow.In("permissions")["contents"]);
            Assert.All(workflow.In("jobs").Values.Cast<Map>(), job =>
            {
                Assert.True(job.ContainsKey("timeout-minutes"));
                Assert.All(((List<object>)job["steps"]).Cast<Map>(), step =>
                {
                    if (step.TryGetValue("uses", out var action))
                    {
                        Assert.Matches("^[a-z-]+/[a-z/-]+@[0-9a-f]{40}$", (string)action);
                        return;
                    }

                    // What somebody else may have named reaches a shell by a variable, never as a part of the line.
                    var run = (string)step["run"];
                    Assert.DoesNotContain("${{", run, StringComparison.Ordinal);
                    Assert.All(Command().Matches(run), found => Assert.Contains($"\n  {found.Groups["name"].Value}) ", commands,
                        StringComparison.Ordinal));
                });
            });
        }
    }

    [SkippableFact]
    public async Task Actionlint_has_nothing_to_say()
    {
        var actionlint = ExternalProgram.Find("actionlint");
        Skip.If(actionlint is null, "No actionlint on this machine.");
        Assert.Equal("", await ExternalProgram.RunAsync(actionlint!, Directory.GetFiles(RepositoryRoot.Combine(".github", "workflows"))));
    }

    [GeneratedRegex(@"(?<!\$)\$\{(?<name>\w+)(?<else>:[-?])?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\bcheckout(-|:|\.cli\.)(?<version>\d+\.\d+\.\d+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Versioned();

    [GeneratedRegex(@"\./build (?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();
}

using System.Globalization;
using Checkout.Testing;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using Map = System.Collections.Generic.Dictionary<object, object>;

namespace Checkout.Web.Tests.Shipping;

/// <summary>docs/deploy/compose.yml and what lies beside it.</summary>
internal static class ComposeFile
{
    public static string Path { get; } = RepositoryRoot.Combine("docs", "deploy", "compose.yml");

    public static Map Read(string path)
    {
        using var reader = File.OpenText(path);
        var parser = new MergingParser(new Parser(reader));
        parser.Consume<StreamStart>();
        return new DeserializerBuilder().Build().Deserialize<Map>(parser);
    }

    public static Map In(this Map map, string key) => (Map)map[key];

    public static List<string> Strings(this Map map, string key) => map.TryGetValue(key, out var found)
        ? [.. found is Map named ? named.Keys.Select(name => (string)name) : ((List<object>)found).Select(item => (string)item)] : [];

    /// <summary>What env.example names.</summary>
    public static Dictionary<string, string> Example() => File.ReadLines(RepositoryRoot.Combine("docs", "deploy", "env.example"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>By the portal's health check, asked at another port.</summary>
    public static async Task<bool> IsHealthyAsync(int port)
    {
        var check = Read(Path).In("services").In("portal").In("healthcheck").Strings("test");
        Assert.Equal("CMD", check[0]);
        var instead = port.ToString(CultureInfo.InvariantCulture);
        var command = check[1..].Select(part => part.Replace("8080", instead, StringComparison.Ordinal));
        return await Record.ExceptionAsync(() => ExternalProgram.RunAsync(check[1], command.Skip(1))) is null;
    }
}

using Checkout.Web.Settings;
using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Checkout.Data;
using Checkout.Testing;
using Checkout.Web.Hosting;

namespace Checkout.Web.Tests.Documentation;

/// <summary><c>docs/configuration.md</c> has a heading per section and a row per setting, with the default that the program has.</summary>
public sealed partial class TheConfigurationPage
{
    private static readonly IReadOnlyList<Type> Sections =
    [
        .. new[] { typeof(DatabaseOptions).Assembly, typeof(VendorOptions).Assembly }.SelectMany(assembly => assembly.GetTypes())
        .Where(type => NameOf(type) is not null),
    ];

    [Fact]
    public void Has_every_setting_with_its_default_and_no_other()
    {
        var described = Described().ToHashSet(StringComparer.Ordinal);
        var real = Sections.SelectMany(Settings).ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], real.Except(described, StringComparer.Ordinal).Select(setting => $"docs/configuration.md lacks {setting}"));
        Assert.Equal([], described.Except(real, StringComparer.Ordinal).Select(setting => $"docs/configuration.md invents {setting}"));
    }

    [Fact]
    public void Has_each_section_and_setting_once()
    {
        Assert.Equal([], Repeated(Lines().Where(IsHeading)));
        Assert.Equal([], Repeated(Described()));
    }

    [Fact]
    public void Would_not_pass_with_a_section_that_stands_there_twice() =>
        Assert.Equal(["## Launch"], Repeated(Lines().Where(IsHeading).Append("## Launch")));

    private static string? NameOf(Type type) =>
        type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section") is { IsLiteral: true } section
        ? (string?)section.GetRawConstantValue() : null;

    private static IEnumerable<string> Settings(Type type)
    {
        var defaults = Activator.CreateInstance(type)!;
        return type.GetProperties().Where(property => property.CanWrite)
            .Select(property => $"{NameOf(type)}:{property.Name} = {Text(property, defaults)}");
    }

    private static string Text(PropertyInfo property, object defaults) => property.GetValue(defaults) switch
    {
        null => "",
        string text => text,
        IEnumerable list => string.Join(", ", list.Cast<object>()),
        var value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    private static IEnumerable<string> Described()
    {
        var section = "";
        foreach (var line in Lines())
        {
            if (IsHeading(line))
            {
                section = line[3..];
            }
            else if (Setting().Match(line) is { Success: true } setting)
            {
                yield return $"{section}:{setting.Groups["name"].Value} = {setting.Groups["default"].Value}";
            }
        }
    }

    private static IEnumerable<string> Lines() => File.ReadLines(RepositoryRoot.Combine("docs", "configuration.md"));

    private static bool IsHeading(string line) => line.StartsWith("## ", StringComparison.Ordinal);

    private static IEnumerable<string> Repeated(IEnumerable<string> lines) =>
        lines.GroupBy(line => line, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key);

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (`(?<default>[^`]*)` )?\|", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();
}

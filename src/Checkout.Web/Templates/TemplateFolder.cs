using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Checkout.Web.Templates;

/// <summary>The vendor's own words: a file for each kind of mail, and for the foot of each kind of document. Read once, at start.</summary>
public sealed partial class TemplateFolder(IOptions<TemplateOptions> options, IHostEnvironment environment, ILogger<TemplateFolder> log)
{
    private const string Extension = ".liquid";
    private const string AnyFooter = "pdf-footer";
    private const int MostFooterLines = 6;

    private static readonly IReadOnlyDictionary<string, MessageKind> Mails = Enum.GetValues<MessageKind>()
        .ToDictionary(FileOf, StringComparer.Ordinal);

    private static readonly IReadOnlyList<string> Footers =
        [AnyFooter, .. Enum.GetValues<DocumentFooter>().Select(kind => $"{AnyFooter}-{Dashed($"{kind}")}")];

    private readonly ConcurrentDictionary<string, string> _failing = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, LiquidTemplate>> _templates = new(() => options.Value.Folder.Length == 0
        ? [] : Read(Path.Combine(environment.ContentRootPath, options.Value.Folder), []));

    /// <summary>Templates whose last use failed, and why; the built-in words went out.</summary>
    public IReadOnlyCollection<string> Failing => [.. _failing.Values];

    /// <summary>What files are called, without .liquid, with the values that each may use.</summary>
    public static IEnumerable<(string File, IReadOnlyList<ValueGroup> Values)> Kinds =>
        Enum.GetValues<MessageKind>().Select(kind => (FileOf(kind), TemplateValues.Own(kind)))
            .Concat(Footers.Select(file => (file, (IReadOnlyList<ValueGroup>)[TemplateValues.Footer])));

    /// <summary>“invoice-ready”: what the file of a kind is called, before .liquid or .de.liquid.</summary>
    public static string FileOf(MessageKind kind) => Dashed($"{kind}");

    /// <summary>Reads and checks all files of a folder.</summary>
    /// <param name="problems">Gets a sentence, with file and line, for each thing that is wrong.</param>
    internal static Dictionary<string, LiquidTemplate> Read(string folder, ICollection<string> problems)
    {
        var templates = new Dictionary<string, LiquidTemplate>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var file = Path.GetFileName(path);
            var (name, locale) = file.Split('.') is [var first, var second, _] ? (first, second) : (file.Split('.')[0], "");
            var isMail = Mails.TryGetValue(name, out var kind);
            if (!file.EndsWith(Extension, StringComparison.Ordinal) || file != $"{name}{(locale.Length > 0 ? "." : "")}{locale}{Extension}"
                || (!isMail && (!Footers.Contains(name, StringComparer.Ordinal) || locale.Length > 0)))
            {
                var nearest = Mails.Keys.Concat(Footers).MinBy(known => Distance(known, name));
                problems.Add($"In {file}, line 1: nothing is called so. Did you mean {nearest}{Extension}? "
                    + "“checkout mails kinds” names all.");
            }
            else if (locale.Length > 0 && Locales.Find(locale) is null)
            {
                problems.Add($"In {file}, line 1: “{locale}” is no locale such as de or de-CH.");
            }
            else if (isMail && MessageKinds.ForSignIn.Contains(kind) && !File.ReadAllText(path).Contains("link", StringComparison.Ordinal))
            {
                problems.Add($"In {file}, line 1: who gets this mail needs its link: <a href=\"{{{{ link }}}}\">{{{{ button }}}}</a>.");
            }
            else if (LiquidTemplate.Parse(file, File.ReadAllText(path), isMail ? TemplateValues.Of(kind) : [TemplateValues.Footer], isMail,
                problems) is { } template)
            {
                templates[file[..^Extension.Length]] = template;
            }
        }

        return templates;
    }

    /// <summary>Writes a mail with the vendor's template for it: blocks as built-in mails are made of.</summary>
    /// <param name="values">By the names of the groups, for a language.</param>
    /// <param name="take">Makes a mail of them. What it throws is the template's failure.</param>
    /// <returns>False where there is no template, or it failed: then the built-in words stay, and log and health say so.</returns>
    public bool TryWrite(MessageKind kind, CultureInfo culture, Func<string, IReadOnlyDictionary<string, object?>> values,
        Action<string, string> take) => Find(kind, culture) is var (file, language)
            && Try(file, template => take(template.Render(values(language), HtmlEncoder.Default), language));

    /// <summary>Groups by their names, with the members of the one without a name beside them.</summary>
    public static Dictionary<string, object?> Rooted(IEnumerable<(string Name, Dictionary<string, object?> Members)> groups)
    {
        var all = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, members) in groups)
        {
            foreach (var (key, value) in name.Length > 0 ? [KeyValuePair.Create(name, (object?)members)] : members.ToList())
            {
                all[key] = value;
            }
        }

        return all;
    }

    public bool Has(MessageKind kind, CultureInfo culture) => Find(kind, culture) is not null;

    /// <summary>The lines at the foot of a document; null where no template says them, or it failed.</summary>
    public IReadOnlyList<string>? Footer(DocumentFooter kind, FooterFacts facts)
    {
        IReadOnlyList<string>? lines = null;
        var file = $"{AnyFooter}-{Dashed($"{kind}")}";
        file = _templates.Value.ContainsKey(file) ? file : AnyFooter;
        return _templates.Value.ContainsKey(file) && Try(file, template => lines = [.. template.Render(
            Rooted([(TemplateValues.Footer.Name, TemplateValues.Footer.Written(facts, CultureInfo.InvariantCulture,
                TimeZoneInfo.Utc, ValueGroup.English))]), Fluid.NullEncoder.Default)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostFooterLines)]) ? lines : null;
    }

    private (string File, string Language)? Find(MessageKind kind, CultureInfo culture)
    {
        var name = FileOf(kind);
        var (full, language) = (culture.Name, culture.TwoLetterISOLanguageName);
        return _templates.Value.ContainsKey($"{name}.{full}") ? ($"{name}.{full}", full)
            : _templates.Value.ContainsKey($"{name}.{language}") ? ($"{name}.{language}", language)
            : _templates.Value.ContainsKey(name) ? (name, ValueGroup.English) : null;
    }

    private bool Try(string file, Action<LiquidTemplate> use)
    {
        try
        {
            use(_templates.Value[file]);
            _failing.TryRemove(file, out _);
            return true;
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            _failing[file] = $"The template {file}{Extension} fails, and the built-in words go out. The log says why";
            log.LogError(problem, "The template {File} failed, and the built-in words went out", file + Extension);
            return false;
        }
    }

    private static string Dashed(string name) => Hump().Replace(name, "-").ToLowerInvariant();

    // How many letters have to be changed, added or taken away.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 1; j <= other.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.None, 1000)]
    private static partial Regex Hump();
}

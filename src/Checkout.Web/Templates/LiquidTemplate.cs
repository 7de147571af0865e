using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Fluid;
using Fluid.Values;

namespace Checkout.Web.Templates;

/// <summary>A file in the language Liquid that was looked through: it can say the values it was given, and do nothing else.</summary>
internal sealed partial class LiquidTemplate
{
    private const int LongestFile = 64 * 1024;
    private const int LongestTag = 500;
    private const int DeepestNesting = 12;
    private const int MostSteps = 10_000;
    private const int LongestText = 256 * 1024;

    private static readonly string[] Tags = ["if", "unless", "case", "for", "comment"];

    private static readonly Lazy<FluidParser> Parser = new(() =>
    {
        var parser = new FluidParser(new FluidParserOptions { AllowLiquidTag = false });
        foreach (var tag in parser.RegisteredTags.Keys.Except(Tags, StringComparer.Ordinal).ToList())
        {
            parser.RegisteredTags.Remove(tag);
        }

        return parser;
    });

    // No members of objects are registered, so that a template reaches dictionaries, lists and texts and nothing behind them.
    private static readonly Lazy<Fluid.TemplateOptions> Limits = new(() =>
    {
        var options = new Fluid.TemplateOptions { MaxSteps = MostSteps, MaxRecursion = DeepestNesting, StrictFilters = true };
        foreach (var name in options.Filters.Select(filter => filter.Key).Except(TemplateCheck.Filters, StringComparer.Ordinal).ToList())
        {
            options.Filters.Remove(name);
        }

        return options;
    });

    private readonly IFluidTemplate _template;

    private LiquidTemplate(string file, IFluidTemplate template) => (File, _template) = (file, template);

    /// <summary>The file's name, without its folder.</summary>
    public string File { get; }

    /// <summary>Reads a template and looks through all of it, also through branches that are seldom taken.</summary>
    /// <param name="problems">Gets a sentence with file and line for everything that is wrong; then the result is null.</param>
    /// <param name="isMail">It is made of a mail's blocks, and not of lines.</param>
    public static LiquidTemplate? Parse(string file, string source, IReadOnlyList<ValueGroup> values, bool isMail,
        ICollection<string> problems)
    {
        var found = new SortedSet<(int Line, string Text)>();
        if (source.Length > LongestFile)
        {
            found.Add((1, $"it is longer than {LongestFile / 1024} KB"));
        }
        else
        {
            Measure(source, found);
        }

        // The parser calls itself for what is nested: what was not measured could end the process.
        IFluidTemplate? template = null;
        if (found.Count == 0 && !Parser.Value.TryParse(source, out template, out var error))
        {
            var at = Place().Match(error);
            found.Add((at.Success ? int.Parse(at.Groups["line"].ValueSpan, CultureInfo.InvariantCulture) : 1,
                Place().Replace(error.ReplaceLineEndings("\n").Split('\n')[0], "").Trim()));
        }

        if (template is not null)
        {
            found.UnionWith(TemplateCheck.Problems(template, source, values));
            found.UnionWith(isMail ? TemplateMarkup.Problems(Blank(source)) : []);
        }

        var checkedOne = template is null ? null : new LiquidTemplate(file, template);
        if (found.Count == 0)
        {
            try
            {
                var examples = TemplateFolder.Rooted(values.Select(group =>
                    (group.Name, group.Written(row: null, CultureInfo.GetCultureInfo("en-US"), TimeZoneInfo.Utc, ValueGroup.English))));
                checkedOne!.Render(examples, isMail ? HtmlEncoder.Default : NullEncoder.Default);
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                found.Add((1, problem.Message.TrimEnd('.')));
            }
        }

        foreach (var (line, text) in found)
        {
            problems.Add($"In {file}, line {line.ToString(CultureInfo.InvariantCulture)}: {text}.");
        }

        return found.Count == 0 ? checkedOne : null;
    }

    /// <exception cref="InvalidOperationException">It says too much or takes too long.</exception>
    public string Render(IReadOnlyDictionary<string, object?> values, TextEncoder encoder)
    {
        var context = new TemplateContext(Limits.Value) { CultureInfo = CultureInfo.InvariantCulture };
        foreach (var (name, value) in values)
        {
            context.SetValue(name, FluidValue.Create(value, Limits.Value));
        }

        using var text = new ShortWriter();
        var writing = _template.RenderAsync(text, encoder, context);
        return writing.IsCompletedSuccessfully ? text.ToString() : Finished(writing.AsTask(), text);
    }

    // Nothing in it waits, so what has not completed has failed.
    private static string Finished(Task writing, ShortWriter text)
    {
        writing.GetAwaiter().GetResult();
        return text.ToString();
    }

    private static void Measure(string source, SortedSet<(int, string)> found)
    {
        var depth = 0;
        foreach (Match start in Opening().Matches(source))
        {
            var close = source.IndexOf(start.Value == "{{" ? "}}" : "%}", start.Index, StringComparison.Ordinal);
            if (close < 0 || close - start.Index > LongestTag)
            {
                found.Add((LineOf(source, start.Index), $"“{start.Value}” has no end within {LongestTag} characters"));
                return;
            }

            var word = Word().Match(source, start.Index, close - start.Index).Value;
            depth += Tags.Contains(word, StringComparer.Ordinal) ? 1 : word.StartsWith("end", StringComparison.Ordinal) ? -1 : 0;
            if (depth > DeepestNesting)
            {
                found.Add((LineOf(source, start.Index), $"more than {DeepestNesting} tags stand in each other"));
                return;
            }
        }
    }

    /// <summary>The text around the tags, in its lines: a word stands where a value will.</summary>
    private static string Blank(string source) => Tag().Replace(Comment().Replace(source, Lines), tag =>
        (tag.Value.StartsWith("{{", StringComparison.Ordinal) ? "x" : "") + Lines(tag));

    private static string Lines(Match removed) => new('\n', removed.Value.Count(character => character == '\n'));

    internal static int LineOf(string source, int index) => source.AsSpan(0, index).Count('\n') + 1;

    [GeneratedRegex(@"\{[{%]", RegexOptions.None, 1000)]
    private static partial Regex Opening();

    [GeneratedRegex("[a-z]+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.Singleline, 1000)]
    internal static partial Regex Tag();

    [GeneratedRegex(@"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@" at \((?<line>\d+):\d+\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    /// <summary>Stops a template that would say more than a mail can hold.</summary>
    private sealed class ShortWriter : StringWriter
    {
        public ShortWriter()
            : base(new StringBuilder(), CultureInfo.InvariantCulture) { }

        public override void Write(char value)
        {
            Check(1);
            base.Write(value);
        }

        public override void Write(char[] buffer, int index, int count)
        {
            Check(count);
            base.Write(buffer, index, count);
        }

        public override void Write(ReadOnlySpan<char> buffer)
        {
            Check(buffer.Length);
            base.Write(buffer);
        }

        public override void Write(string? value)
        {
            Check(value?.Length ?? 0);
            base.Write(value);
        }

        public override Task WriteAsync(string? value)
        {
            Write(value);
            return Task.CompletedTask;
        }

        public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return Task.CompletedTask;
        }

        private void Check(int more)
        {
            if (GetStringBuilder().Length + more > LongestText)
            {
                throw new InvalidOperationException($"It says more than {LongestText / 1024} KB");
            }
        }
    }
}

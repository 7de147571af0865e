using System.Text.Encodings.Web;
using System.Text.Json;

namespace Checkout.Web.Doctor;

/// <summary>What an examination found.</summary>
/// <param name="LeftOut">What could not be looked at because of what was found.</param>
public sealed record Diagnosis(IReadOnlyList<Finding> Findings, IReadOnlyList<string> LeftOut)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The worst of what was found; null where nothing was.</summary>
    public Severity? Worst => Findings.Count == 0 ? null : Findings.Max(finding => finding.Ailment.Severity);

    /// <summary>It all in one word.</summary>
    public string Status => Worst is { } worst ? Word(worst) : "fine";

    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var (ailment, detail) in Findings)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{Word(ailment.Severity)} {ailment.Code}: {ailment.Means}");
            text.AppendLine(CultureInfo.InvariantCulture, $"{(detail.Length > 0 ? $"  {detail}\n" : "")}  To mend it: {ailment.Mend}");
        }

        if (LeftOut.Count > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Not looked at until that is mended: {string.Join(", ", LeftOut)}.");
        }

        return text.Length == 0 ? "Everything is in order.\n" : text.Replace(Environment.NewLine, "\n").ToString();
    }

    public string ToJson() => JsonSerializer.Serialize(new
    {
        Status,
        Findings = Findings.Select(finding => new
        {
            finding.Ailment.Code,
            Severity = Word(finding.Ailment.Severity),
            finding.Ailment.Means,
            finding.Detail,
            finding.Ailment.Mend,
        }),
        NotLookedAt = LeftOut,
    }, Json) + "\n";

    private static string Word(Severity severity) => severity is Severity.Error ? "error" : "warning";
}

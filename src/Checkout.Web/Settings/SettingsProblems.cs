using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Checkout.Web.Settings;

/// <summary>Notes which settings of a section break which rule. What a rule is given as “options.Port” it calls “Port”.</summary>
public sealed class SettingsProblems
{
    private readonly List<string> _found;
    private readonly string _path;

    public SettingsProblems(string section)
        : this($"{section}:", [])
    {
    }

    private SettingsProblems(string path, List<string> found) => (_path, _found) = (path, found);

    /// <summary>A sentence for each, which begins with the setting.</summary>
    public IReadOnlyList<string> Found => _found;

    /// <summary>Notes the problems of a setting’s groups.</summary>
    public SettingsProblems In(string group) => new($"{_path}{group}.", _found);

    /// <param name="sentence">What is wrong, or how the sentence that begins with the setting goes on.</param>
    /// <returns>Whether it holds.</returns>
    public bool Must(bool holds, string setting, string sentence)
    {
        if (!holds)
        {
            _found.Add($"{_path}{setting}{(char.IsLower(sentence[0]) ? "" : ":")} {sentence.TrimEnd('.')}.");
        }

        return holds;
    }

    public void Between(decimal? value, decimal from, decimal to, [CallerArgumentExpression(nameof(value))] string setting = "")
    {
        if (value < from || value > to)
        {
            Must(holds: false, NameOf(setting),
                string.Create(CultureInfo.InvariantCulture, $"must be between {from} and {to}. You entered {value}"));
        }
    }

    public void Filled(string? text, int atMost = int.MaxValue, [CallerArgumentExpression(nameof(text))] string setting = "")
    {
        Must(!string.IsNullOrWhiteSpace(text), NameOf(setting), "must not be empty");
        AtMost(atMost, text, setting);
    }

    public void AtMost(int length, string? text, [CallerArgumentExpression(nameof(text))] string setting = "")
    {
        if (text?.Length > length)
        {
            var spelled = Regex.Replace(NameOf(setting), "(?<=[a-z])(?=[A-Z])", " ", RegexOptions.None, TimeSpan.FromSeconds(1));
            Must(holds: false, NameOf(setting), string.Create(CultureInfo.InvariantCulture,
                $"The length of '{spelled}' must be {length} characters or fewer. You entered {text.Length} characters"));
        }
    }

    /// <summary>What a rule calls a setting that it is given as an expression.</summary>
    internal static string NameOf(string expression) => expression[(expression.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

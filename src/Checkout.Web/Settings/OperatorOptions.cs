namespace Checkout.Web.Settings;

/// <summary>What operators see of a running portal beside its health.</summary>
public sealed class OperatorOptions
{
    public const string Section = "Operator";

    public const int ShortestToken = 32;

    /// <summary>Opens the page of the doctor. Empty: there is no such page. Never logged.</summary>
    public string Token { get; set; } = "";
}

internal sealed class OperatorOptionsValidator : ISettingsRules<OperatorOptions>
{
    public void Check(OperatorOptions options, SettingsProblems problems) => problems.Must(
        options.Token.Length is 0 or >= OperatorOptions.ShortestToken, nameof(options.Token),
        "Write at least 32 characters, for instance what “openssl rand -base64 32” prints.");
}

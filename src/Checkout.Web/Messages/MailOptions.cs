namespace Checkout.Web.Messages;

/// <summary>How the mail server is spoken to.</summary>
public enum MailSecurity
{
    None,
    StartTls,
    Tls,
}

/// <summary>Where messages go. Without a host they are written to a folder as .eml files.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>The portal's address as its readers reach it, with its path where it has one. Links in mails begin with it, and outside
    /// development the portal answers to no other host.</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";

    public string FromAddress { get; set; } = "billing@cirrus.example";

    public string FromName { get; set; } = "";

    /// <summary>The folder for .eml files, absolute or relative to the application's folder.</summary>
    public string Folder { get; set; } = "App_Data/mail";

    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>How long one conversation with the mail server may take.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>How often the outbox is looked at.</summary>
    public int PollSeconds { get; set; } = 5;
}

internal sealed class MailOptionsValidator(IHostEnvironment environment) : ISettingsRules<MailOptions>
{
    public void Check(MailOptions options, SettingsProblems problems)
    {
        problems.Must(Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var parsed)
            && (parsed.Scheme == "https" || (parsed.Scheme == "http" && environment.IsForTrying())), nameof(options.PublicUrl),
            "Write the https address at which readers reach the portal. Links in mails begin with it.");
        problems.Must(Mailbox.IsValid(options.FromAddress), nameof(options.FromAddress), "is not an e-mail address.");
        problems.Filled(options.Folder);
        problems.NotOfASandbox(options.Host, environment, "A sandbox catches its mails: no server sends them. Leave it empty.");
        problems.Between(options.Port, 1, 65535);
        problems.Between(options.TimeoutSeconds, 1, 300);
        problems.Between(options.PollSeconds, 1, 3600);
    }
}

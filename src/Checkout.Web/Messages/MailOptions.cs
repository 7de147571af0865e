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

internal sealed class MailOptionsValidator : AbstractValidator<MailOptions>
{
    public MailOptionsValidator(IHostEnvironment environment)
    {
        RuleFor(options => options.PublicUrl)
            .Must(url => Uri.TryCreate(url, UriKind.Absolute, out var parsed)
                && (parsed.Scheme == "https" || (parsed.Scheme == "http" && environment.IsForTrying())))
            .WithMessage("Write the https address at which readers reach the portal. Links in mails begin with it.");
        RuleFor(options => options.FromAddress).Must(Mailbox.IsValid).WithMessage("is not an e-mail address.");
        RuleFor(options => options.Folder).NotEmpty();
        RuleFor(options => options.Host).IsNotOfASandbox(environment, "A sandbox catches its mails: no server sends them. Leave it empty.");
        RuleFor(options => options.Port).InclusiveBetween(1, 65535);
        RuleFor(options => options.TimeoutSeconds).InclusiveBetween(1, 300);
        RuleFor(options => options.PollSeconds).InclusiveBetween(1, 3600);
    }
}

namespace Checkout.Web.Settings;

/// <summary>What one member may cost the others.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    /// <summary>Steps of signing in, passwords that were typed: of one user, and of one network address.</summary>
    public int SignInsPerMinute { get; set; } = 60;

    /// <summary>Requests for new passwords, new passwords: of one user, and of one network address.</summary>
    public int PasswordResetsPerMinute { get; set; } = 30;

    /// <summary>Invitations taken up: by one user, and from one network address.</summary>
    public int InvitationsPerMinute { get; set; } = 30;

    /// <summary>Searches of one member.</summary>
    public int SearchesPerMinute { get; set; } = 120;

    /// <summary>Lists as files, of one member.</summary>
    public int ExportsPerMinute { get; set; } = 30;

    /// <summary>Documents as files, of one member.</summary>
    public int DocumentsPerMinute { get; set; } = 120;

    /// <summary>Archives of documents, of one member.</summary>
    public int ArchivesPerMinute { get; set; } = 10;

    /// <summary>Previews of prices, of one member.</summary>
    public int PreviewsPerMinute { get; set; } = 300;

    /// <summary>Forms that send mail which one member may send in ten minutes.</summary>
    public int MailsPerMember { get; set; } = 60;

    /// <summary>Behind one network address an office may work: it has the limits of so many members together, except at the
    /// door.</summary>
    public int MembersPerAddress { get; set; } = 20;

    /// <summary>Files that one member may have made at once. As many previews, counted apart.</summary>
    public int DownloadsPerMember { get; set; } = 2;

    /// <summary>Files that all members of an account may have made at once; 0 for half of <see cref="Downloads"/>.</summary>
    public int DownloadsPerAccount { get; set; }

    /// <summary>Files that this process makes at once; 0 for twice as many as the machine has processors.</summary>
    public int Downloads { get; set; }

    /// <summary>How long a download waits for its turn before it is refused.</summary>
    public int WaitSeconds { get; set; } = 10;

    public Allowance Of(ThrottleGroup group) => group switch
    {
        ThrottleGroup.SignIn => new(SignInsPerMinute, SignInsPerMinute, Minute),
        ThrottleGroup.PasswordReset => new(PasswordResetsPerMinute, PasswordResetsPerMinute, Minute),
        ThrottleGroup.Invitation => new(InvitationsPerMinute, InvitationsPerMinute, Minute),
        ThrottleGroup.Search => Member(SearchesPerMinute, Minute),
        ThrottleGroup.Export => Member(ExportsPerMinute, Minute),
        ThrottleGroup.Document => Member(DocumentsPerMinute, Minute),
        ThrottleGroup.Archive => Member(ArchivesPerMinute, Minute),
        ThrottleGroup.Preview => Member(PreviewsPerMinute, Minute),
        ThrottleGroup.Mail => Member(MailsPerMember, TenMinutes),
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "A group without a limit."),
    };

    private Allowance Member(int permits, TimeSpan window) => new(permits, permits * MembersPerAddress, window);
}

internal sealed class LimitOptionsValidator : ISettingsRules<LimitOptions>
{
    private const int Most = 1_000_000;

    public void Check(LimitOptions options, SettingsProblems problems)
    {
        problems.Between(options.SignInsPerMinute, 1, Most);
        problems.Between(options.PasswordResetsPerMinute, 1, Most);
        problems.Between(options.InvitationsPerMinute, 1, Most);
        problems.Between(options.SearchesPerMinute, 1, Most);
        problems.Between(options.ExportsPerMinute, 1, Most);
        problems.Between(options.DocumentsPerMinute, 1, Most);
        problems.Between(options.ArchivesPerMinute, 1, Most);
        problems.Between(options.PreviewsPerMinute, 1, Most);
        problems.Between(options.MailsPerMember, 1, Most);
        problems.Between(options.MembersPerAddress, 1, 1000);
        problems.Between(options.DownloadsPerMember, 1, 1000);
        problems.Between(options.DownloadsPerAccount, 0, 1000);
        problems.Between(options.Downloads, 0, 1000);
        problems.Must(options is not { DownloadsPerAccount: > 0, Downloads: > 0 } || options.DownloadsPerAccount < options.Downloads,
            nameof(options.DownloadsPerAccount), "leaves the other accounts nothing: it must be less than Downloads");
        problems.Between(options.WaitSeconds, 0, 300);
    }
}

namespace Checkout.Web.Settings;

/// <summary>What one member may cost the others.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Files that one member may have made at once.</summary>
    public int DownloadsPerMember { get; set; } = 2;

    /// <summary>Files that this process makes at once; 0 for as many as the machine has processors.</summary>
    public int Downloads { get; set; }

    /// <summary>How long a download waits for its turn before it is refused.</summary>
    public int WaitSeconds { get; set; } = 10;

    /// <summary>Forms that send mail which one member may send in ten minutes.</summary>
    public int MailsPerMember { get; set; } = 30;
}

internal sealed class LimitOptionsValidator : AbstractValidator<LimitOptions>
{
    public LimitOptionsValidator()
    {
        RuleFor(options => options.DownloadsPerMember).InclusiveBetween(1, 100);
        RuleFor(options => options.Downloads).InclusiveBetween(0, 1000);
        RuleFor(options => options.WaitSeconds).InclusiveBetween(0, 300);
        RuleFor(options => options.MailsPerMember).InclusiveBetween(1, 10_000);
    }
}

namespace Checkout.Web.Features.AccountActivity;

/// <summary>What an entry says to people: a sentence, with the document in the middle where there is one.</summary>
public sealed record ActivityText(string Before, string? Number = null, string After = "")
{
    /// <summary>Which page the number leads to; null where there is none.</summary>
    public DocumentKind? Kind { get; init; }

    public override string ToString() => $"{Before}{(Number is null ? "" : " " + Number)}{After}";
}

/// <summary>The words of every action, in one place.</summary>
public static class ActivityWords
{
    /// <param name="details">As they are stored: amounts and dates in them are written for the reader.</param>
    public static ActivityText Of(AuditAction action, string? subject, string? details, CultureInfo culture) =>
        Worded(action, subject, details is null ? null : Sentence.FromStored(details).Text(culture), culture);

    private static ActivityText Worded(AuditAction action, string? subject, string? details, CultureInfo culture) => action switch
    {
        AuditAction.SignedIn => new(details is null ? "Signed in" : $"Signed in {details}"),
        AuditAction.SignInFailed => new("Tried to sign in with a wrong password"),
        AuditAction.SignInLocked => new("Tried too many wrong passwords; no more were looked at for a while"),
        AuditAction.SignInRefused => new("Tried to sign in, but the sign-in is turned off"),
        AuditAction.SignedOut => new("Signed out"),
        AuditAction.PasswordRequested => new("Requested a password link"),
        AuditAction.PasswordChanged => new("Set a new password"),
        AuditAction.SecondFactorFailed => new("Tried to sign in with a wrong code"),
        AuditAction.SecondFactorAdded => new("Added an authenticator app"),
        AuditAction.SecondFactorRemoved => new(subject is null ? "Removed the authenticator app"
        : $"Removed the second factor of {subject}"),
        AuditAction.RecoveryCodesMade => new("Made new recovery codes"),
        AuditAction.CalendarAddressMade => new("Made a calendar address"),
        AuditAction.CalendarAddressRevoked => new("Revoked the calendar address"),
        AuditAction.RecoveryCodeUsed => new("Used a recovery code"),
        AuditAction.PasskeyAdded => new($"Added the passkey “{details}”"),
        AuditAction.PasskeyRemoved => new($"Removed the passkey “{details}”"),
        AuditAction.SessionsEnded => new(subject is null ? "Signed out other browsers" : $"Signed out {subject} everywhere"),
        AuditAction.SecondFactorRequired => new($"Made a second factor necessary {Day(details, culture)}"),
        AuditAction.SecondFactorNotRequired => new("Made a second factor unnecessary"),
        AuditAction.AccountSwitched => new("Switched to this account"),
        AuditAction.QuoteAccepted => About(DocumentKind.Quote, "Accepted quote", subject, details),
        AuditAction.QuoteDeclined => About(DocumentKind.Quote, "Declined quote", subject, details),
        AuditAction.BillingDetailsChanged =>
        About(DocumentKind.Contract, "Changed the billing details of contract", subject, details: null),
        AuditAction.QuoteAsked => About(DocumentKind.Quote, "Asked about quote", subject, details),
        AuditAction.QuotePutOff => About(DocumentKind.Quote, "Chose “Not now” for quote", subject, details),
        AuditAction.ApprovalRequested => About(DocumentKind.Quote, "Asked for approval of quote", subject, details),
        AuditAction.ApprovalReturned => About(DocumentKind.Quote, "Returned quote without approval:", subject, details),
        AuditAction.ApprovalWithdrawn => About(DocumentKind.Quote, "Withdrew the approval request for quote", subject, details),
        AuditAction.OrderCanceled => About(DocumentKind.Order, "Canceled order", subject, details),
        AuditAction.RenewalNoticeGiven => About(DocumentKind.Contract, "Gave notice not to renew contract", subject, details),
        AuditAction.RenewalNoticeTakenBack =>
            About(DocumentKind.Contract, "Turned automatic renewal back on for contract", subject, details),
        AuditAction.QuoteSaved => About(DocumentKind.Quote, "Saved quote", subject, details),
        AuditAction.QuoteRevised => About(DocumentKind.Quote, "Changed quote", subject, details),
        AuditAction.QuoteDiscarded => About(DocumentKind.Quote, "Discarded quote", subject, details),
        AuditAction.ContactSent => About(DocumentKind.Contact, "Sent message", subject, details),
        AuditAction.StatementSent => new($"E-mailed the statement of {subject} to {details}"),
        AuditAction.ListExported => Exported(subject, details, culture),
        AuditAction.DocumentDownloaded => Downloaded(subject, details),
        AuditAction.CreditApplied => new("Applied", subject, string.IsNullOrEmpty(details) ? "" : $": {details}"),
        AuditAction.CreditTakenBack => new("Undid what was applied of", subject, string.IsNullOrEmpty(details) ? "" : $": {details}"),
        AuditAction.InvoiceDisputed => About(DocumentKind.Invoice, "Disputed invoice", subject, details),
        AuditAction.DisputeWithdrawn => About(DocumentKind.Invoice, "Withdrew the dispute of invoice", subject, details),
        AuditAction.DisputeAnswered => About(DocumentKind.Invoice, "Answered the dispute of invoice", subject, details),
        AuditAction.InvoiceIssued => About(DocumentKind.Invoice, "Issued invoice", subject, details),
        AuditAction.RemittancePrepared => new($"Prepared bank transfer {subject} ({details})"),
        AuditAction.PaymentPromised => About(DocumentKind.Invoice, "Promised payment of invoice", subject, details),
        AuditAction.PromiseWithdrawn => About(DocumentKind.Invoice, "Withdrew the promise for invoice", subject, details),
        AuditAction.RefundRequested => About(DocumentKind.Payment, "Requested a refund of payment", subject, details),
        AuditAction.RefundAnswered => About(DocumentKind.Payment, "Answered the refund request for payment", subject, details),
        AuditAction.RefundWithdrawn => About(DocumentKind.Payment, "Withdrew the refund request for payment", subject, details),
        AuditAction.ShortageWrittenOff =>
        About(DocumentKind.CreditMemo, "Wrote off what a transfer was short by, with credit memo", subject, details),
        AuditAction.ReminderSent => new($"Sent a reminder of invoices in {subject}: {details}"),
        AuditAction.RecordsImported => new($"Delivered {Count(details, "record", "records", culture)} from our systems"),
        AuditAction.MessageSentAgain => new($"Sent {Count(details, "e-mail", "e-mails", culture)} again"),
        AuditAction.MemberInvited => new($"Invited {subject} as {details}"),
        AuditAction.InvitationRevoked => new($"Revoked the invitation of {subject}"),
        AuditAction.InvitationAccepted => new($"Accepted the invitation as {details}"),
        AuditAction.MemberChanged => new($"Changed the access of {subject} to {details}"),
        AuditAction.MemberExpired => new($"Ended the access of {subject}, whose last day has passed"),
        AuditAction.MemberSignedOut => new($"Signed {subject} out everywhere"),
        AuditAction.AccessRequested => new("Asked for access"),
        AuditAction.AccessRefused => new($"Refused {subject} access"),
        AuditAction.PermissionsSaved => new($"Saved the {details} “{subject}”"),
        AuditAction.PermissionsRemoved => new($"Removed the {details} “{subject}”"),
        AuditAction.MemberGranted => new($"Gave {subject} {details}"),
        AuditAction.MemberRevoked => new($"Took {details} from {subject}"),
        AuditAction.MemberActivated => new($"Gave {subject} access to this account again"),
        AuditAction.MemberDeactivated => new($"Removed {subject}’s access to this account"),
        AuditAction.UserActivated => new($"Turned the sign-in of {subject} back on"),
        AuditAction.UserDeactivated => new($"Turned off the sign-in of {subject}"),
        AuditAction.UserErased => new($"Erased a person, who is {subject} from now on: {details}"),
        AuditAction.PaymentStarted => new("Started payment", subject, Colon(details)),
        AuditAction.PaymentReceived => About(DocumentKind.Payment, "Confirmed payment", subject, details),
        AuditAction.PaymentFailed => new("Reported that a payment did not go through:", subject, Colon(details)),
        AuditAction.PaymentCanceled => new("Closed payment", subject, " without charging anything"),
        AuditAction.PaymentExpired => new("Let payment", subject, " expire without charging anything"),
        AuditAction.PaymentReversed => About(DocumentKind.Payment, "Reversed payment", subject, details),
        AuditAction.PaymentReinstated =>
        About(DocumentKind.Payment, "Returned money that had been paid or charged back: payment", subject, details),
        AuditAction.MethodAdded => new($"Put a card on file: {subject}"),
        AuditAction.MethodRenamed => new(string.IsNullOrEmpty(details) ? $"Removed the name of the card {subject}"
        : $"Named the card {subject} “{details}”"),
        AuditAction.MethodMadeDefault => new($"Made the card {subject} the default"),
        AuditAction.MethodRemoved => new($"Removed the card {subject}"),
        AuditAction.MethodChosen => About(DocumentKind.Contract, "Chose the card for contract", subject, details),
        AuditAction.AutopaySwitched =>
        About(DocumentKind.Contract, details == nameof(AutopayMode.Off) ? "Turned off autopay for contract"
        : $"Turned on autopay {(details == nameof(AutopayMode.OnIssue) ? "on issue" : "on the due date")} for contract", subject,
        details: null),
        AuditAction.AutopayAnnounced =>
        About(DocumentKind.Invoice, "Announced that a card is charged for invoice", subject, Day(details, culture)),
        AuditAction.AutopayFailed => About(DocumentKind.Invoice, "Could not charge the card for invoice", subject,
        details is null ? null : $"tries again {Day(details, culture)}"),
        AuditAction.AutopayGivenUp => About(DocumentKind.Invoice, "Gave up charging the card for invoice", subject, details),
        AuditAction.SignOnChanged => new($"Changed the company sign-in with {subject}{Colon(details)}"),
        AuditAction.SignOnSwitched => new(subject switch
        {
            "Off" => "Turned off the company sign-in",
            "Required" => "Required the company sign-in of everybody",
            _ => "Turned on the company sign-in beside passwords",
        }),
        AuditAction.SignOnTested => new($"Tested the company sign-in with {subject}"),
        AuditAction.SignOnDomainAdded => new($"Added the domain {subject} to the company sign-in"),
        AuditAction.SignOnDomainProven => new($"Proved that {subject} is a domain of the company"),
        AuditAction.SignOnDomainRemoved => new($"Removed the domain {subject} from the company sign-in"),
        AuditAction.SignOnRuleAdded => new($"Added a rule of the company sign-in: {subject} gives {details}"),
        AuditAction.SignOnRuleRemoved => new($"Removed a rule of the company sign-in: {subject} gives {details}"),
        AuditAction.SignOnLinked => new($"Linked {subject} to the sign-in with {details}"),
        AuditAction.SandboxClockMoved => new($"Moved the sandbox’s clock {Day(subject, culture)}"),
        AuditAction.SignOnRefused => new($"Was refused at the sign-in with {subject}{Colon(details)}"),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An action without words."),
    };

    private static string? Day(string? details, CultureInfo culture) =>
        DateOnly.TryParseExact(details, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            ? $"on {DateText.Brief(on, culture)}" : details;

    private static string Colon(string? details) => string.IsNullOrEmpty(details) ? "" : $": {details}";

    private static ActivityText About(DocumentKind kind, string before, string? subject, string? details) =>
        new(before, subject, string.IsNullOrEmpty(details) ? "" : $" ({details})") { Kind = kind };

    /// <summary>Details such as “CSV 312”.</summary>
    private static ActivityText Exported(string? list, string? details, CultureInfo culture)
    {
        var parts = (details ?? "").Split(' ');
        var rows = parts.Length > 1 ? $" ({Count(parts[1], "row", "rows", culture)})" : "";
        return new($"Downloaded {list?.Replace('-', ' ')} as {(parts[0] == "XLSX" ? "an Excel workbook" : parts[0])}{rows}");
    }

    /// <summary>Details such as “Invoice PDF”, or “PDF” for what is no document of its own.</summary>
    private static ActivityText Downloaded(string? subject, string? details)
    {
        var parts = (details ?? "").Split(' ');
        return parts.Length > 1 && Enum.TryParse<DocumentKind>(parts[0], out var kind)
            ? new ActivityText($"Downloaded {DocumentPath.Word(kind)}", subject, $" as {parts[1]}") { Kind = kind }
            : new ActivityText($"Downloaded {subject}");
    }

    private static string Count(string? number, string one, string many, CultureInfo culture) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? QuantityText.Count(count, one, many, culture) : many;
}

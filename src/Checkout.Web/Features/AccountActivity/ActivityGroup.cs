namespace Checkout.Web.Features.AccountActivity;

/// <summary>Kinds of action that people look for together.</summary>
public enum ActivityGroup
{
    SignIns,
    Quotes,
    Changes,
    Downloads,
    Users,
    Vendor,
}

/// <summary>Which action belongs to which group.</summary>
public static class ActivityGroups
{
    public static ActivityGroup Of(AuditAction action) => action switch
    {
        AuditAction.SignedIn or AuditAction.SignInFailed or AuditAction.SignInLocked or AuditAction.SignInRefused or AuditAction.SignedOut
            or AuditAction.PasswordRequested or AuditAction.PasswordChanged or AuditAction.AccountSwitched
            or AuditAction.SignOnLinked or AuditAction.SignOnRefused or AuditAction.SecondFactorFailed or AuditAction.SecondFactorAdded
            or AuditAction.SecondFactorRemoved or AuditAction.RecoveryCodesMade or AuditAction.RecoveryCodeUsed
            or AuditAction.PasskeyAdded or AuditAction.PasskeyRemoved or AuditAction.SessionsEnded
            or AuditAction.CalendarAddressMade or AuditAction.CalendarAddressRevoked => ActivityGroup.SignIns,
        AuditAction.QuoteAccepted or AuditAction.QuoteDeclined or AuditAction.QuoteAsked or AuditAction.QuotePutOff
            or AuditAction.QuoteSaved or AuditAction.QuoteRevised or AuditAction.QuoteDiscarded => ActivityGroup.Quotes,
        AuditAction.ListExported or AuditAction.DocumentDownloaded => ActivityGroup.Downloads,
        AuditAction.MemberGranted or AuditAction.MemberRevoked or AuditAction.MemberActivated or AuditAction.MemberDeactivated
            or AuditAction.UserActivated or AuditAction.UserDeactivated or AuditAction.UserErased or AuditAction.MemberInvited
            or AuditAction.InvitationRevoked or AuditAction.InvitationAccepted or AuditAction.MemberChanged or AuditAction.MemberExpired
            or AuditAction.MemberSignedOut
            or AuditAction.AccessRequested or AuditAction.AccessRefused or AuditAction.PermissionsSaved
            or AuditAction.PermissionsRemoved or AuditAction.SignOnChanged or AuditAction.SignOnSwitched
            or AuditAction.SignOnTested or AuditAction.SignOnDomainAdded or AuditAction.SignOnDomainProven
            or AuditAction.SignOnDomainRemoved or AuditAction.SignOnRuleAdded or AuditAction.SignOnRuleRemoved => ActivityGroup.Users,
        AuditAction.DisputeAnswered or AuditAction.InvoiceIssued or AuditAction.RecordsImported or AuditAction.MessageSentAgain
            or AuditAction.RefundAnswered or AuditAction.ShortageWrittenOff or AuditAction.ReminderSent => ActivityGroup.Vendor,
        _ => ActivityGroup.Changes,
    };

    public static IReadOnlyList<AuditAction> Actions(ActivityGroup group) =>
        [.. Enum.GetValues<AuditAction>().Where(action => Of(action) == group)];

    public static string Word(ActivityGroup group) => group switch
    {
        ActivityGroup.SignIns => "Sign-ins",
        ActivityGroup.Quotes => "Quotes",
        ActivityGroup.Changes => "Changes and messages",
        ActivityGroup.Downloads => "Downloads",
        ActivityGroup.Users => "Users",
        ActivityGroup.Vendor => "By us",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "A group without a word."),
    };
}

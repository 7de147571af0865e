namespace Checkout.Domain.Audit;

/// <summary>What an entry of an account's activity says was done. Stored by name; how it is said to people stands in one place of the portal.</summary>
public enum AuditAction
{
    SignedIn,
    SignInFailed,
    SignInLocked,
    SignInRefused,
    SignedOut,
    PasswordRequested,
    PasswordChanged,
    AccountSwitched,
    QuoteAccepted,
    QuoteDeclined,
    QuoteAsked,
    QuotePutOff,
    BillingDetailsChanged,
    ContactSent,
    StatementSent,
    ListExported,
    DocumentDownloaded,
    DisputeAnswered,
    InvoiceIssued,
    RecordsImported,
    MessageSentAgain,
    MemberGranted,
    MemberRevoked,
    MemberActivated,
    MemberDeactivated,
    UserActivated,
    UserDeactivated,
}

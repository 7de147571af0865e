namespace Checkout.Web.Authorization.Sessions;

/// <summary>The session of a request as the database knows it.</summary>
public sealed record CurrentSession(Guid Id, SignInMethod Method, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt,
    DateTimeOffset ConfirmedAt, Guid? OnlyAccountId = null)
{
    /// <summary>True where more than a password stood at its beginning; a company answers for its own sign-in.</summary>
    public bool HasSecondFactor => Method is not SignInMethod.Password;
}

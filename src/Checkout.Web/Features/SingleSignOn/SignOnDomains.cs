using System.Security.Cryptography;
using Checkout.Domain.SignOn;
using Checkout.Web.Features.SingleSignOn.Protocol;
using Microsoft.AspNetCore.DataProtection;

namespace Checkout.Web.Features.SingleSignOn;

/// <summary>A company's sign-in that people may use.</summary>
/// <param name="IsRequired">True where they must.</param>
/// <param name="SignsOut">Offers to end its own session too.</param>
public sealed record CompanySignOn(Guid AccountId, string AccountName, bool IsRequired, bool SignsOut, ProviderSettings Provider);

/// <summary>Finds the company sign-in by a domain, which only one account can have proven, or by the account.</summary>
public sealed class SignOnDomains(CheckoutDbContexts contexts, SignOnSecrets secrets)
{
    /// <summary>By the domain alone: it says nothing about who is known here.</summary>
    /// <param name="domain">As people write it; null for none.</param>
    public async Task<CompanySignOn?> FindAsync(string? domain, CancellationToken cancellation)
    {
        if (domain is null || SignOnDomain.Normalize(domain) is not { } name)
        {
            return null;
        }

        await using var db = contexts.Unscoped();
        var account = await db.SignOnDomains.Where(row => row.Proven == name).Select(row => (Guid?)row.AccountId)
            .SingleOrDefaultAsync(cancellation);
        return account is { } id ? await OfAsync(id, cancellation) : null;
    }

    /// <param name="alsoOff">For a test before it is turned on.</param>
    /// <returns>Null where it is turned off, or the account is.</returns>
    public async Task<CompanySignOn?> OfAsync(Guid accountId, CancellationToken cancellation, bool alsoOff = false)
    {
        await using var db = contexts.ForAccount(accountId);
        var found = await db.SignOnProviders.Where(row => row.IsOn || alsoOff).Join(db.Accounts.Where(account => account.Active),
            row => row.AccountId, account => account.Id, (row, account) => new
            {
                row.Issuer,
                row.ClientId,
                row.Secret,
                row.SignsOut,
                account.Name,
                account.SignOnRequired,
            }).SingleOrDefaultAsync(cancellation);
        return found is not null && secrets.Read(found.Secret) is { } secret
            ? new CompanySignOn(accountId, found.Name, found.SignOnRequired, found.SignsOut,
                new ProviderSettings(found.Issuer, found.ClientId, secret, IsOurs: false))
            : null;
    }
}

/// <summary>Encrypts the secrets of customers' providers with the keys that SignIn:Key wraps.</summary>
public sealed class SignOnSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("SignOn.ClientSecret");

    public string Write(string secret) => _protector.Protect(secret);

    /// <returns>Null where it was encrypted with keys that are no more: it has to be entered again.</returns>
    public string? Read(string stored)
    {
        try
        {
            return _protector.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

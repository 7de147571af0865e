using Checkout.Data.Sandbox;
using System.Security.Cryptography;
using Checkout.Web.Features.SignIn.Checks;
using Microsoft.AspNetCore.DataProtection;

namespace Checkout.Web.Features.SignIn.SecondFactor;

/// <summary>What proves a person beside the password: codes of an app and recovery codes. Each holds once; tries are counted as those of
/// passwords are.</summary>
public sealed class SecondFactors(CheckoutDbContexts contexts, IDataProtectionProvider protection, TryCount tries, SignInActivity activity,
    SecurityLog security, TimeProvider clock)
{
    private readonly IDataProtectionProvider _protection = protection.CreateProtector("Checkout.Authenticators.1");

    public async Task<bool> HasAuthenticatorAsync(Guid userId, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        return await db.Authenticators.AnyAsync(row => row.UserId == userId, cancellation);
    }

    /// <summary>Takes a code of the app, or a recovery code.</summary>
    /// <returns>By what the person is recognised now; null where the code is wrong, used, or not looked at any more.</returns>
    public async Task<SignInMethod?> ProveAsync(HttpContext http, CheckoutUser user, string code)
    {
        var cancellation = http.RequestAborted;
        var verdict = await tries.CountAsync(http, TryCount.Code, user.Email!, user.Id);
        var typed = string.Concat(code.Where(char.IsLetterOrDigit));
        var proved = verdict is TryVerdict.TooMany ? null
            : typed.Length <= 6 ? await UseAppAsync(user.Id, typed, cancellation) : await UseRecoveryAsync(http, user, typed);
        if (proved is null)
        {
            security.Refused(verdict is TryVerdict.Allowed ? SecurityEvent.SecondFactorFailed : SecurityEvent.SignInLocked, user.Id);
            if (verdict is not TryVerdict.TooMany)
            {
                activity.RecordLater(http, user.Email!, AuditAction.SecondFactorFailed);
            }

            return null;
        }

        await tries.ForgetAsync(http, TryCount.Code, user.Email!, user.Id);
        return proved;
    }

    /// <summary>A new secret, for the form in which an app is added; nothing is kept before a code of it was right.</summary>
    public (string Secret, string Protected) Offer(Guid userId)
    {
        var secret = RandomNumberGenerator.GetBytes(Authenticator.SecretBytes);
        return (Base32.Of(secret), Protector(userId).Protect(Convert.ToBase64String(secret)));
    }

    /// <summary>The secret of a form again.</summary>
    /// <returns>Null where the form is another person's, or was changed.</returns>
    public byte[]? Offered(Guid userId, string? text)
    {
        try
        {
            return text is null ? null : Convert.FromBase64String(Protector(userId).Unprotect(text));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Adds the app, with recovery codes.</summary>
    /// <returns>The codes; null where the person has an app already.</returns>
    public async Task<IReadOnlyList<string>?> AddAsync(Guid userId, byte[] secret, long firstStep, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Authenticators.Add(new Authenticator(userId, Protector(userId).Protect(Convert.ToBase64String(secret)), firstStep,
            clock.GetUtcNow()));
        if (!await db.TrySaveAsync(cancellation))
        {
            return null;
        }

        var codes = await RenewCodesAsync(db, userId, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return codes;
    }

    /// <summary>Makes new recovery codes; those of before end.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(Guid userId, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var codes = await RenewCodesAsync(db, userId, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return codes;
    }

    /// <returns>False where there was none.</returns>
    public async Task<bool> RemoveAsync(Guid userId, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var removed = await db.Authenticators.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellation);
        await db.RecoveryCodes.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return removed > 0;
    }

    private static async Task<IReadOnlyList<string>> RenewCodesAsync(CheckoutDbContext db, Guid userId, CancellationToken cancellation)
    {
        var codes = RecoveryCode.Make();
        await db.RecoveryCodes.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellation);
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode(userId, code)));
        await db.SaveChangesAsync(cancellation);
        return codes;
    }

    private async Task<SignInMethod?> UseAppAsync(Guid userId, string code, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var app = await db.Authenticators.AsNoTracking().SingleOrDefaultAsync(row => row.UserId == userId, cancellation);
        if (app is null || Offered(userId, app.Secret) is not { } secret
            || Authenticator.StepOf(secret, code, clock.Outside().GetUtcNow()) is not { } step)
        {
            return null;
        }

        // Of two that send the same code at once, one is let in.
        using var turn = await db.WriteTurnAsync(cancellation);
        return await db.Authenticators.Where(row => row.UserId == userId && row.LastStep < step)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.LastStep, step), cancellation) == 1
                ? SignInMethod.PasswordAndCode : null;
    }

    private async Task<SignInMethod?> UseRecoveryAsync(HttpContext http, CheckoutUser user, string code)
    {
        var (hash, now) = (RecoveryCode.HashOf(user.Id, code), clock.GetUtcNow());
        await using (var db = contexts.Unscoped())
        {
            using var turn = await db.WriteTurnAsync(http.RequestAborted);
            if (await db.RecoveryCodes.Where(row => row.UserId == user.Id && row.Hash == hash && row.UsedAt == null)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.UsedAt, now), http.RequestAborted) != 1)
            {
                return null;
            }
        }

        await activity.RecordAsync(http, user, AuditAction.RecoveryCodeUsed);
        return SignInMethod.PasswordAndRecoveryCode;
    }

    private IDataProtector Protector(Guid userId) => _protection.CreateProtector(userId.ToString("N"));
}

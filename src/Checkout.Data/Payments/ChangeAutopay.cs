using System.Security.Cryptography;
using System.Text;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Contracts;
using Checkout.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Payments;

/// <summary>A form that says with what a contract pays, and whether it pays itself.</summary>
/// <param name="Contract">Its slug.</param>
/// <param name="Method">The slug of a method on file; null: the account’s default.</param>
/// <param name="Shown">The fingerprint of the charges that the form named.</param>
public sealed record AutopayPost(MethodPost By, string Contract, Guid RequestKey, AutopayMode Mode, string? Method, string Shown)
{
    internal string BodyHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', "autopay", Contract, By.UserId.ToString("N"), Mode, Method, Shown))));
}

/// <summary>How such a form ended.</summary>
public abstract record AutopayResult
{
    private AutopayResult()
    {
    }

    public sealed record Changed(string ResultUrl) : AutopayResult;

    /// <summary>The same form was carried out before.</summary>
    public sealed record Repeated(string ResultUrl) : AutopayResult;

    /// <summary>The key was used for a form that said something else.</summary>
    public sealed record KeyReused : AutopayResult;

    /// <summary>By now something else would be charged than the form named; nothing was written.</summary>
    public sealed record Overtaken : AutopayResult;

    /// <summary>Nothing was written.</summary>
    public sealed record Refused(string Sentence) : AutopayResult;

    public sealed record NotFound : AutopayResult;
}

/// <summary>Changes it under the account’s lock: what is confirmed is what was read, or nothing changes.</summary>
public sealed class ChangeAutopay(AccountTransactions transactions, BusinessCalendar calendar, IPaymentGateway gateway, AutopayTerms terms)
{
    private const string Action = "autopay.changed";

    public Task<AutopayResult> RunAsync(AutopayPost post, CancellationToken cancellationToken) => transactions.RunAsync(post.By.AccountId, (db, now, token) => CarryOutAsync(db, post, now, token), cancellationToken);

    private async Task<AutopayResult> CarryOutAsync(CheckoutDbContext db, AutopayPost post, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (hash, today) = (post.BodyHash(), calendar.DateAt(now));
        if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == post.RequestKey, cancellationToken) is { } before)
        {
            return string.Equals(before.BodyHash, hash, StringComparison.Ordinal) ? new AutopayResult.Repeated(before.ResultUrl) : new AutopayResult.KeyReused();
        }

        if (await db.Contracts.SingleOrDefaultAsync(row => row.Slug == post.Contract, cancellationToken) is not { } contract)
        {
            return new AutopayResult.NotFound();
        }

        var methods = await db.StoredMethods.Where(row => row.Gateway == gateway.Name && row.RemovedAt == null).ToListAsync(cancellationToken);
        var chosen = post.Method is { } slug ? methods.Find(row => row.Slug == slug) : null;
        if (post.Method is not null && chosen is null)
        {
            return new AutopayResult.Refused("The card that was chosen is not on file any more. Choose another one.");
        }

        if (post.Mode is not AutopayMode.Off)
        {
            if ((chosen ?? methods.Find(row => row.IsDefault)) is not { } method || !method.CanCharge(today))
            {
                return new AutopayResult.Refused("Invoices can’t pay themselves without a card that can be charged. Choose one, or put one on file.");
            }

            var outlook = await AutopayOutlook.ReadAsync(db, contract.Id, post.Mode, terms.CardLimit(contract.Currency), today, cancellationToken);
            if (!string.Equals(outlook.Fingerprint, post.Shown, StringComparison.Ordinal))
            {
                return new AutopayResult.Overtaken();
            }
        }

        if (contract.StoredMethodId != chosen?.Id)
        {
            contract.PayBy(chosen);
            db.AuditEntries.Add(Entry(post, AuditAction.MethodChosen, contract.Number, chosen?.Printed ?? "the default", now));
        }

        if (contract.Autopay != post.Mode)
        {
            contract.PayItself(post.Mode, post.By.UserName, now);
            db.AuditEntries.Add(Entry(post, AuditAction.AutopaySwitched, contract.Number, post.Mode.ToString(), now));
        }

        var url = $"/Contracts/{Uri.EscapeDataString(contract.Slug)}";
        db.RequestRecords.Add(new RequestRecord(post.By.AccountId, post.RequestKey, Action, hash, url, now));
        return new AutopayResult.Changed(url);
    }

    private static AuditEntry Entry(AutopayPost post, AuditAction action, string subject, string? details, DateTimeOffset now) =>
        new(post.By.AccountId, post.By.UserId, post.By.UserEmail, action, subject, details, post.By.IpAddress, now);
}

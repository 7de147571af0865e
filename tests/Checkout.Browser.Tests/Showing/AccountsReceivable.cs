using Checkout.Data.Identity;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Collections;
using Checkout.Domain.Contracts;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Documents;
using Checkout.Domain.Ledger;
using Checkout.Domain.Payments;
using Checkout.Domain.Tax;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Browser.Tests.Showing;

/// <summary>What became of a customer's invoices: paid, paid in part, overdue and reminded of, with a credit and a payment that
/// failed.</summary>
internal static class AccountsReceivable
{
    public static async Task SettleAsync(ShownVendor vendor, Account account, Contract contract)
    {
        await using var db = vendor.Books();
        var invoices = await db.Invoices.Where(invoice => invoice.AccountId == account.Id).OrderBy(invoice => invoice.IssuedOn)
            .ThenBy(invoice => invoice.Number).ToListAsync();
        var number = 0;
        Payment Pay(decimal amount, DateOnly on, PaymentMethod method = PaymentMethod.BankTransfer)
        {
            var name = DocumentNumber.Format("PAY-", ++number);
            var payment = new Payment(account.Id,
                new PaymentTerms(name, name, DocumentSource.Vendor, $"PMT-{number}", new Money(amount, account.Currency), method, on,
                "NTRF 4500118207"));
            db.Add(payment);
            return payment;
        }

        void Apply(Payment payment, Domain.Invoices.Invoice invoice, decimal amount)
        {
            payment.Succeed(payment.ReceivedOn);
            db.Add(LedgerEntry.Of(payment, vendor.Now));
            db.Add(Allocation.Of(payment, invoice, amount, payment.ReceivedOn, vendor.Now));
        }

        foreach (var invoice in invoices.SkipLast(2))
        {
            Apply(Pay(invoice.DueAmount, invoice.DueOn!.Value.AddDays(-3)), invoice, invoice.DueAmount);
        }

        Apply(Pay(10_000m, vendor.Today.AddDays(-20)), invoices[^1], 10_000m);
        Pay(invoices[^2].DueAmount, vendor.Today.AddDays(-5), PaymentMethod.Card).Fail("The card was declined by its bank.");

        var over = new Payment(account.Id,
            new PaymentTerms("PAY-00000900", "PAY-00000900", DocumentSource.Vendor, "PMT-900", new Money(75.5m, account.Currency),
            PaymentMethod.BankTransfer, vendor.Today.AddDays(-3), "Deposit"));
        over.Succeed(over.ReceivedOn);
        over.NoteReference(UnappliedReason.UnknownReference);
        db.Add(over);
        db.Add(LedgerEntry.Of(over, vendor.Now));

        var tax = new TaxTreatment(TaxCategory.S, 8.625m, null);
        var subtotal = new TaxSubtotal(tax, 1200m, TaxTotals.On(account.Currency, 1200m, tax.Rate));
        var memo = new CreditMemo(
            new DocumentHead
            {
                AccountId = account.Id,
                Number = "CM-00000001",
                Slug = "CM-00000001",
                Source = DocumentSource.Vendor,
                ExternalId = "CRM-CM-1",
                LegalEntityId = vendor.Entity.Id,
                ContractId = contract.Id,
                Currency = account.Currency,
                IssuedOn = vendor.Today.AddDays(-9),
                PostedOn = vendor.Today.AddDays(-2),
                BillTo = account.BillingAddress,
            },
            new DocumentTotals(1200m, 0m, 0m, subtotal.Tax),
            new CreditMemoTerms(CreditMemoKind.Credit, "Four days without service in October.", invoices[^1].Id,
                [new BilledLineTerms { Name = "Cirrus CRM Core, credit for downtime", Quantity = 1, Unit = "unit", Price = 1200m,
                Amount = 1200m, Tax = tax }], [subtotal]));
        db.Add(memo);
        db.Add(LedgerEntry.Of(memo, vendor.Now));
        db.Add(new CollectionsActivity(account.Id, "COL-00000001", "CRM-COL-1", CollectionsKind.Reminder, vendor.Today.AddDays(-4),
            invoices[^2].AmountDue, invoices[^2].Id, contract.Id, "First reminder by e-mail."));
        await db.SaveChangesAsync();
    }

    /// <summary>One open invoice.</summary>
    public static async Task OweAsync(ShownVendor vendor, Account account, string number, decimal amount)
    {
        await using var db = vendor.Books();
        var (tax, head) = (new TaxTreatment(TaxCategory.AE, 0m, "Reverse charge"), new DocumentHead
        {
            AccountId = account.Id,
            Number = number,
            Slug = DocumentNumber.Slug(number),
            Source = DocumentSource.Vendor,
            ExternalId = $"CRM-{number}",
            LegalEntityId = vendor.Entity.Id,
            Currency = account.Currency,
            IssuedOn = vendor.Today.AddDays(-9),
            PostedOn = vendor.Today.AddDays(-9),
            BillTo = account.BillingAddress,
        });
        var line = new BilledLineTerms
        {
            Name = "Cirrus CRM Core",
            Quantity = 1,
            Unit = "unit",
            Price = amount,
            Amount = amount,
            Tax = tax
        };
        var invoice = new Domain.Invoices.Invoice(head, new DocumentTotals(amount, 0m, 0m, 0m),
            new Domain.Invoices.InvoiceTerms(vendor.Today.AddDays(21), [line], [new TaxSubtotal(tax, amount, 0m)]));
        db.Add(invoice);
        db.Add(LedgerEntry.Of(invoice, vendor.Now));
        await db.SaveChangesAsync();
    }

    /// <summary>Money that nothing is due for has been asked back, and the payment of an invoice is promised; neither is answered
    /// yet.</summary>
    public static async Task AskAndPromiseAsync(ShownVendor vendor, Account account, CheckoutUser member, string payment, string invoice)
    {
        await using var db = vendor.Books();
        var over = new Payment(account.Id,
            new PaymentTerms(payment, payment, DocumentSource.Vendor, $"PMT-{payment}", new Money(4_711.5m, account.Currency),
            PaymentMethod.BankTransfer, vendor.Today.AddDays(-3), "Anzahlung"));
        over.Succeed(over.ReceivedOn);
        db.Add(over);
        db.Add(LedgerEntry.Of(over, vendor.Now));
        db.Add(RefundRequest.Ask(over, 4_711.5m, Showroom.Wordy, member.Id, member.DisplayName, vendor.Now));
        var owed = await db.Invoices.SingleAsync(row => row.Number == invoice);
        db.Add(PaymentPromise.Make(owed, owed.Balance.Amount, vendor.Today.AddDays(9), member.Id, member.DisplayName, vendor.Now,
            vendor.Today, vendor.Today.AddDays(30)));
        await db.SaveChangesAsync();
    }

    /// <summary>Somebody has begun to pay everything that is open, and has not gone on.</summary>
    public static async Task BeginToPayAsync(ShownVendor vendor, Account account, CheckoutUser member, string number)
    {
        await using var db = vendor.Books();
        var open = await db.Invoices.Where(invoice => invoice.AccountId == account.Id && invoice.DueAmount > invoice.AllocatedAmount)
            .OrderBy(invoice => invoice.Number).ToListAsync();
        db.Add(new PaymentAttempt(
            account.Id,
            new PaymentAttemptTerms(number, PaymentAttemptKind.Hosted, account.Currency, "Simulated",
            vendor.Now.AddMinutes(35))
            { StartedById = member.Id, StartedBy = member.DisplayName, StartedByEmail = member.Email },
            [.. open.Select(invoice => new PaymentAttemptSplit(invoice, invoice.Balance.Amount))],
            vendor.Now));
        await db.SaveChangesAsync();
    }

    /// <summary>Two cards are on file, one of which expires this month, and a contract pays itself with it.</summary>
    public static async Task KeepCardsAsync(ShownVendor vendor, Account account, Contract contract, CheckoutUser member)
    {
        await using var db = vendor.Books();
        StoredMethod Card(string brand, string digits, int month, int year) =>
            new(account.Id, new StoredMethodTerms("Simulated", "cus", $"pm_{digits}", PaymentMethod.Card, brand, digits, month, year),
                member.DisplayName, vendor.Now);
        var (near, other) = (Card("Visa", "4242", vendor.Today.Month, vendor.Today.Year),
            Card("Mastercard", "4444", 12, vendor.Today.Year + 3));
        near.MakeDefault();
        other.Rename("Accounts payable and procurement for all of the subsidiaries");
        db.AddRange(near, other);
        (await db.Contracts.SingleAsync(row => row.Id == contract.Id)).PayItself(AutopayMode.OnDueDate, member.DisplayName, vendor.Now);
        await db.SaveChangesAsync();
    }
}
